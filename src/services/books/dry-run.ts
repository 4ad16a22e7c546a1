import { consequencesOf } from '../../domain/books/consequences.js';
import type { EventContext, Plan } from '../../domain/books/plan.js';
import { type Promised, promiseOf } from '../../domain/books/promise.js';
import { requireComplete } from '../../domain/books/require-complete.js';
import { requireOpenDays } from '../../domain/books/require-open-days.js';
import { attempt } from '../../domain/errors.js';
import { requireOwed } from '../../domain/forgetting/require-owed.js';
import type { Actor } from '../../domain/people/actor.js';
import { digestOf } from '../../store/ledger/digest.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';

/**
 * What an act would do now, with all that a form promises by showing it, or in words why it cannot
 * be done; nothing is written.
 */
export function dryRun(
  desk: Desk,
  actor: Actor,
  makePlan: (context: EventContext) => Plan,
): { plan: Plan | null; promised: Promised; refusal: string | null } {
  const context = { key: 'dry-run', requestHash: '', actor, reason: '', ...momentOf(desk) };
  const { result: plan, refusal } = attempt(() => {
    const made = makePlan(context);
    requireComplete({ invoice: made.invoice?.before, account: made.account?.before });
    requireOwed([made]);
    requireOpenDays([made], desk.settings.closedUpTo);
    return made;
  }, desk.club.locale);
  const promised = plan === null ? {} : promiseOf(consequencesOf(plan, context.today), digestOf);
  return { plan, promised, refusal };
}
