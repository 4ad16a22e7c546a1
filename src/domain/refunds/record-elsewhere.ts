import type { NumberedContext, Plan } from '../books/plan.js';
import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import { requireNoPendingPayment } from '../invoices/blocked.js';
import { ownId } from '../record-id.js';
import { askOfOverpayment } from './ask.js';
import { cashOfPayments } from './payment-cash.js';
import { planRefund, type RefundableState } from './plan-refund.js';
import { mostCash, requireRefundable } from './propose-refund.js';
import { isStanding, type Refund } from './refund.js';
import { planRefundTold } from './settle-refund.js';

/** A refund that somebody made at the provider itself. `amount` in minor units. */
export type MadeElsewhere = {
  providerRefundId: string;
  paymentId: string;
  provider: string;
  amount: bigint;
  currency: string;
  madeOn: CalendarDate;
  state: 'waiting' | 'done';
  /** What sending it cost, in minor units. */
  feeMinor: bigint;
};

/** `refunds`: those of the invoice that are in the books. */
export type ElsewhereState = RefundableState & { refunds: readonly Refund[] };

/**
 * Books what was sent already: that it was asked for, and how it stands. An overpayment of that much
 * is lowered by it; otherwise it is a refund of its payment, whatever is owed.
 * @throws CreditError `already-exists` in another currency, `refund-state` when it is in the books,
 * `over-recordable`; of {@link planRefund}
 */
export function planRecordElsewhere(
  state: ElsewhereState,
  made: MadeElsewhere,
  contextOf: NumberedContext,
): [asked: Plan, sent: Plan] {
  requireNew(state, made);
  const asked = askedPlan(state, made, (number) => ({ ...contextOf(number), today: made.madeOn }));
  const { entry, invoice, refunds = [] } = asked;
  const refund = refunds[0]?.after;
  if (entry === null || invoice === undefined || refund === undefined) {
    throw new Error('a refund that is asked for has an entry, an invoice and a refund');
  }
  const told = { attempt: refund.attempt, providerRefundId: made.providerRefundId };
  const answer = planRefundTold(
    { refund, asked: entry, invoice: invoice.after, account: state.account },
    made.state === 'done'
      ? { ...told, on: made.madeOn, state: 'done', feeMinor: made.feeMinor }
      : { ...told, on: made.madeOn, state: 'waiting' },
    contextOf(2),
  );
  if (answer.kind !== 'moves') throw new Error(`a new refund is ${answer.kind}`);
  return [asked, answer.plan];
}

function askedPlan(
  state: RefundableState,
  { amount, paymentId, provider }: MadeElsewhere,
  contextOf: NumberedContext,
): Plan {
  const { invoice } = state;
  const all = cashOfPayments(state.entries);
  const cash = all.find(({ payment }) => payment.id === paymentId);
  if (cash !== undefined && invoice.overpaid >= amount && cash.left >= amount) {
    requireNoPendingPayment(invoice);
    const { payment } = cash;
    return askOfOverpayment({ invoice, payment }, amount, { provider, again: null }, contextOf(1));
  }
  requireRefundable(invoice);
  const maximum = mostCash({ invoice, cash: all }, { line: null, paymentId });
  if (cash !== undefined && cash.held > 0n && amount > maximum) {
    const { number: invoiceNumber, currency } = invoice;
    refuse('over-recordable', { invoiceNumber, amount, maximum, currency });
  }
  const wish = { amount, line: null, how: 'cash', paymentId } as const;
  const note = { noteToCustomer: '', notifyCustomer: false };
  const [asked] = planRefund(state, { ...wish, ...note, provider }, contextOf);
  if (asked === undefined) throw new Error('cash of one payment is one refund');
  return asked;
}

function requireNew({ invoice, refunds }: ElsewhereState, made: MadeElsewhere): void {
  const { paymentId, currency: given } = made;
  if (given !== invoice.currency) {
    const id = ownId(invoice.clubId, paymentId);
    refuse('already-exists', { what: 'Payment', id, stored: invoice.currency, given });
  }
  const known = refunds.find(({ providerRefundId }) => providerRefundId === made.providerRefundId);
  if (known === undefined || !isStanding(known)) return;
  refuse('refund-state', { state: known.state, wanted: known.state });
}
