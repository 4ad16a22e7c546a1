import type { KnownBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { option } from '../../src/blocks/text-objects.js';
import {
  doorWords,
  isDoor,
  type TrailFilter,
  trailTitles,
} from '../../src/domain/trail/trail-filter.js';
import { chosenPeople, chosenValue, type FormValues } from '../forms/form-values.js';
import { reportIds } from './ids.js';

/** So many people may be chosen at once. */
export const mostPeople = 10;

const any = 'any';

function menu(
  id: string,
  words: { label: string; all: string },
  { titles, chosen }: { titles: Readonly<Record<string, string>>; chosen: string | null },
): KnownBlock {
  const all = option(words.all, any);
  const options = Object.entries(titles).map(([code, title]) => option(title, code));
  const initial = options.find(({ value }) => value === chosen) ?? all;
  const element = {
    type: 'static_select' as const,
    options: [all, ...options],
    initial_option: initial,
  };
  return input({ id, label: words.label, element, dispatch: true });
}

/** By which the acts of the audit trail are narrowed. */
export function trailInputs({ act, userIds, door }: TrailFilter): KnownBlock[] {
  const people = userIds.length === 0 ? {} : { initial_users: [...userIds] };
  return [
    menu(reportIds.act, { label: 'What', all: 'Everything' }, { titles: trailTitles, chosen: act }),
    input({
      ...{ id: reportIds.people, label: 'Who did or approved it', optional: true, dispatch: true },
      element: { type: 'multi_users_select', max_selected_items: mostPeople, ...people },
    }),
    menu(reportIds.door, { label: 'Where', all: 'Anywhere' }, { titles: doorWords, chosen: door }),
  ];
}

function chosenCode(values: FormValues, id: string): string | null {
  const code = chosenValue(values, id);
  return code === any ? null : code;
}

/** What is chosen in them; as `before` where they are not on the screen. */
export function chosenFilter(values: FormValues, before: TrailFilter): TrailFilter {
  if (chosenValue(values, reportIds.act) === null) return before;
  const door = chosenCode(values, reportIds.door);
  return {
    userIds: [...(chosenPeople(values, reportIds.people) ?? [])],
    door: door !== null && isDoor(door) ? door : null,
    act: chosenCode(values, reportIds.act),
  };
}
