import { shownFacts } from '../../domain/books/shown-facts.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Actor } from '../../domain/people/actor.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { type AgainState, planAskAgain } from '../../domain/refunds/ask-again.js';
import { cashOfPayments } from '../../domain/refunds/payment-cash.js';
import { type RefundTakes, whatPartsTake } from '../../domain/refunds/refund-cost.js';
import { secondPersonForPlan } from '../approvals/form-hint.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { findPayer } from '../people/payer-names.js';
import { loadRefund } from './load-refund.js';
import { type MailWhenSent, mailWhenSent } from './mail-when-sent.js';
import type { RefundPreview } from './preview-refund.js';

export type RefundAgainPreview = Omit<RefundPreview, 'mail'> & {
  /** What sending it would cost where its own provider does, or whoever sends it otherwise. */
  takes: RefundTakes;
  whenSent: MailWhenSent | null;
};

/**
 * What trying a refund once more that failed would do now.
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function previewRefundAgain(
  desk: Desk,
  actor: Actor,
  refundId: string,
): Promise<RefundAgainPreview> {
  requireRight(actor, 'refund');
  const state = await loadRefund(desk, refundId);
  const { refund, invoice } = state;
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planAskAgain(state, { provider: null }, context),
  );
  const { sentBack = '0', outstanding = '', available = '' } = plan === null ? {} : promised;
  const payer = await findPayer(desk, refund.payerId);
  const facts = shownFacts(state, { day: todayOf(desk), currency: refund.currency });
  return {
    ...{ refund, invoice, refusal, takes: takesOf(state, todayOf(desk)) },
    payerName: payer?.name ?? unknownPayer,
    whenSent: mailWhenSent(desk, payer, [{ ...refund, refundId }]),
    secondPerson: await secondPersonForPlan(desk, actor, {
      ...{ plan, act: refund.of === 'account-credit' ? 'pay-out' : 'refund' },
    }),
    // Who sends it is chosen in the form.
    shown: { facts, promised: { sentBack, outstanding, available } },
  };
}

function takesOf({ refund, entries, elsewhere }: AgainState, today: CalendarDate): RefundTakes {
  const { amount, paymentId, provider } = refund;
  const from = cashOfPayments(entries, elsewhere).find(({ payment }) => payment.id === paymentId);
  // A pay-out is of no payment, so no provider keeps anything of it.
  if (from === undefined) return { cost: 0n, charged: 0n, byPeople: true };
  const { payment } = from;
  return whatPartsTake([{ from, payment, amount }], {
    today,
    byHand: provider !== payment.provider,
  });
}
