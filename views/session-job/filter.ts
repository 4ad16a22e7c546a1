import type { PlainTextOption } from '@slack/types';
import { countText } from '../../src/blocks/text.js';
import { option } from '../../src/blocks/text-objects.js';
import type { PartState } from '../../src/domain/sessions/jobs/job-part.js';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import type { PartGroup } from '../../src/domain/sessions/jobs/part-group.js';
import { groupName, inShownOrder, isPartGroup } from './group-words.js';
import { countIn, isPartState, openStates, stateName } from './state-words.js';

/** Everybody of a job. */
const everybody = 'all';
/** Those for whom nothing could be booked, in a result. */
const open = 'open';

export type PartFilter = { group: PartGroup | null; states: readonly PartState[] | null };

/** Who is asked for by what was chosen in the menu; null = nothing was chosen yet. */
export function filterOf(chosen: string | null): PartFilter {
  if (chosen === open) return { group: null, states: openStates };
  if (chosen !== null && isPartState(chosen)) return { group: null, states: [chosen] };
  if (chosen !== null && isPartGroup(chosen)) return { group: chosen, states: null };
  return { group: null, states: null };
}

/** A result begins with those who need somebody, where there are any. */
export function firstFilter({ job, sums }: JobReview): string {
  return job.state === 'finished' && countIn(sums, openStates) > 0 ? open : everybody;
}

/** What the menu offers: a draft by what will happen to people, a result by what became of them. */
export function filterOptions({ job, sums }: JobReview): PlainTextOption[] {
  const every = option(`Everybody (${countText(sums.parts)})`, everybody);
  if (job.state === 'draft') {
    const groups = inShownOrder(sums.groups).map(({ group, people }) =>
      option(`${groupName(group, job.act)} (${countText(people)})`, group),
    );
    return [every, ...groups];
  }
  const needing = countIn(sums, openStates);
  const states = sums.states.map(({ state, parts }) =>
    option(`${stateName(state, sums)} (${countText(parts)})`, state),
  );
  const needs = needing === 0 ? [] : [option(`Need somebody (${countText(needing)})`, open)];
  return [every, ...needs, ...states];
}
