import { chained } from '../../domain/books/chain.js';
import { type ChainedPlan, entriesOf } from '../../domain/books/plan.js';
import { requireComplete } from '../../domain/books/require-complete.js';
import { refuse } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import { tellsPayer } from '../../domain/refunds/refund.js';
import { type RefundMove, type RefundTold, refundKey } from '../../domain/refunds/refund-moves.js';
import { planRefundTold } from '../../domain/refunds/settle-refund.js';
import { digestOf } from '../../store/ledger/digest.js';
import { pauseBeforeTry } from '../books/pause-before-try.js';
import { hashRequest } from '../books/request-hash.js';
import { bookingOf, sendBooking } from '../books/send-booking.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';
import { mailToPayer } from '../notices/mail-to-payer.js';
import { noticesToFinance } from '../notices/notices-to-finance.js';
import { loadRefund, requireRefund } from './load-refund.js';
import { readRefundOfJob } from './read-refund-of-job.js';
import { mailOfTold, toldNotices } from './told-refund.js';

/** How often a plan is made anew because somebody else was quicker. */
const planTries = 6;

export type ToldByProvider = { refundId: string; told: RefundTold; reason: string };

/**
 * Books what a provider says of a refund: it waits, is done, or failed, which puts everything back
 * and is told to finance. Safe to repeat, late and in any order: what stands so, is past that or is
 * about an earlier try changes nothing and is an answer, as its kind.
 * @param actor a job of ours; people use `settleRefund`
 * @throws CreditError `not-found`, `day-ahead`, `being-imported`, `stale-plan`; OutcomeUnknown, after
 * which it can be told once more
 */
export async function tellRefund(
  desk: Desk,
  actor: Actor,
  input: ToldByProvider,
): Promise<RefundMove> {
  const { payerId } = await requireRefund(desk, input.refundId);
  return desk.queue.run(payerId, async () => {
    for (let attempt = 1; attempt <= planTries; attempt += 1) {
      await pauseBeforeTry(attempt);
      const answer = await tellOnce(desk, actor, input);
      if (answer !== null) return answer;
    }
    return refuse('stale-plan', { tries: planTries });
  });
}

/** Null where somebody else was quicker: it is looked at once more. */
async function tellOnce(
  desk: Desk,
  actor: Actor,
  { refundId, told, reason }: ToldByProvider,
): Promise<RefundMove | null> {
  const state = await loadRefund(desk, refundId);
  const key = refundKey(refundId, told);
  const context = { key, requestHash: hashRequest({ key }), actor, reason, ...momentOf(desk) };
  const answer = planRefundTold(state, told, context);
  if (answer.kind !== 'moves') return answer.kind;
  const { invoice, account, refund } = state;
  requireComplete({ invoice, account });
  const plan: ChainedPlan = chained(answer.plan, digestOf);
  const ofJob = await readRefundOfJob(desk, refund);
  const notices = toldNotices(refund, { told, reason, actor, ofJob });
  const mail = tellsPayer(refund) ? mailOfTold(refund, told) : null;
  const mails = mail === null ? [] : mailToPayer(desk, key, mail);
  const outbox = [...noticesToFinance(desk, key, notices), ...mails];
  const booking = bookingOf({ actor, operationId: key }, entriesOf(plan), context.now);
  const { kind } = await sendBooking(desk, booking, { plans: [plan], outbox });
  if (kind !== 'committed') return null;
  if (outbox.length > 0) desk.wake('outbox');
  if (mails.length > 0) desk.wake('mail');
  return 'moves';
}
