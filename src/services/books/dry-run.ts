import type { EventContext, Plan } from '../../domain/books/plan.js';
import { attempt } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';

/** What an act would do now, or in words why it cannot be done; nothing is written. */
export function dryRun(
  desk: Desk,
  actor: Actor,
  makePlan: (context: EventContext) => Plan,
): { plan: Plan | null; refusal: string | null } {
  const context = { key: 'dry-run', requestHash: '', actor, reason: '', ...momentOf(desk) };
  const { result: plan, refusal } = attempt(() => makePlan(context), desk.club.locale);
  return { plan, refusal };
}
