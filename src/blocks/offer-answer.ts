import type { PlainTextElement, PlainTextOption } from '@slack/types';
import { countText } from './text.js';
import { limits, plain } from './text-objects.js';

/** What a search box found; `total` counts all that fit, and with `more` there are more than that. */
export type FoundOptions = { options: readonly PlainTextOption[]; total: number; more: boolean };

export type OfferAnswer =
  | { options: PlainTextOption[] }
  | { option_groups: { label: PlainTextElement; options: PlainTextOption[] }[] };

/**
 * What Slack is answered: at most a hundred options, which is as many as it takes. Where there are
 * more, a heading that nobody can choose says how many.
 */
export function offerAnswer({ options, total, more }: FoundOptions): OfferAnswer {
  const shown = options.slice(0, limits.optionsInList);
  if (shown.length === 0 || (shown.length >= total && !more)) return { options: shown };
  const all = `${more ? 'more than ' : ''}${countText(total)}`;
  const label = `${countText(shown.length)} of ${all} shown. Type more to find the others`;
  return { option_groups: [{ label: plain(label, limits.optionText), options: shown }] };
}
