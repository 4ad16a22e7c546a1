import type { EventContext, Plan } from '../../domain/books/plan.js';
import { requireComplete } from '../../domain/books/require-complete.js';
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
  const { result: plan, refusal } = attempt(() => {
    const made = makePlan(context);
    requireComplete({ invoice: made.invoice?.before, account: made.account?.before });
    return made;
  }, desk.club.locale);
  return { plan, refusal };
}
