import type { EventContext, Plan } from '../../domain/books/plan.js';
import { calendarDateIn } from '../../domain/calendar-date.js';
import { CreditError } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Desk } from '../desk.js';

/** What an act would do now, or in words why it cannot be done; nothing is written. */
export type DryRun = { plan: Plan; refusal: null } | { plan: null; refusal: string };

export function dryRun(
  desk: Desk,
  actor: Actor,
  makePlan: (context: EventContext) => Plan,
): DryRun {
  const now = desk.now();
  const today = calendarDateIn(now, desk.club.timeZone);
  const context = { key: 'dry-run', requestHash: '', actor, reason: '', today, now };
  try {
    return { plan: makePlan(context), refusal: null };
  } catch (error) {
    if (error instanceof CreditError)
      return { plan: null, refusal: error.sentence(desk.club.locale) };
    throw error;
  }
}
