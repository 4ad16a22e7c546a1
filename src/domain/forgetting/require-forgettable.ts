import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import { forgetAfterYears, yearsLater } from './forgotten.js';
import type { OpenThing } from './refusals.js';

/** What stands against forgetting somebody. */
export type ForgetFacts = {
  isForgotten: boolean;
  /** Names of others for whom they pay and who are not forgotten. */
  paysFor: readonly string[];
  /** The first thing that is open; `number` of its invoice, or empty. */
  open: { what: OpenThing; number: string } | null;
  /** The day of the newest entry about them; null: there is none. */
  lastEntryOn: CalendarDate | null;
};

const named = 5;

/**
 * Somebody is forgotten once nothing is open about them, and the books need their name no more.
 * @throws CreditError `forgotten-already`, `pays-for-others`, `still-open`, `too-early-to-forget`
 */
export function requireForgettable(
  { isForgotten, paysFor, open, lastEntryOn }: ForgetFacts,
  today: CalendarDate,
): void {
  if (isForgotten) refuse('forgotten-already', {});
  if (paysFor.length > 0) {
    const names = paysFor.slice(0, named);
    refuse('pays-for-others', { names, more: paysFor.length - names.length });
  }
  if (open !== null) refuse('still-open', open);
  if (lastEntryOn === null) return;
  const possibleFrom = yearsLater(lastEntryOn, forgetAfterYears);
  if (today < possibleFrom) {
    refuse('too-early-to-forget', { possibleFrom, years: forgetAfterYears });
  }
}
