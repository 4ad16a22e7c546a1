import type { EventContext, Plan } from '../../domain/books/plan.js';
import { requireComplete } from '../../domain/books/require-complete.js';
import { refusalOf } from '../../domain/errors.js';
import { requireOwed } from '../../domain/forgetting/require-owed.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';

/** Why an act cannot be done now, in words, by its own rule; null when it can. Nothing is read. */
export function planRefusal(
  desk: Desk,
  actor: Actor,
  makePlan: (context: EventContext) => Plan,
): string | null {
  const context = { key: 'dry-run', requestHash: '', actor, reason: '', ...momentOf(desk) };
  return refusalOf(() => {
    const plan = makePlan(context);
    const { invoice, account } = plan;
    requireComplete({ invoice: invoice?.before, account: account?.before });
    requireOwed([plan]);
  }, desk.club.locale);
}
