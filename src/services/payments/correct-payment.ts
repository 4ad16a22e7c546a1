import type { Plan } from '../../domain/books/plan.js';
import type { Promised } from '../../domain/books/promise.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Notice } from '../../domain/notice.js';
import { planCorrectTransfer } from '../../domain/payments/transfer.js';
import { waysOutAfterReversal } from '../../domain/payments/ways-out-after-reversal.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { findPaymentsOfTransfer } from '../../store/ledger/transfer-reads.js';
import { bookTogether } from '../books/book-together.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { type LoadedPayment, loadPayments, requirePayment } from './load-payment.js';
import { reversalNotice } from './payment-notices.js';

/** What stood of one payment on one invoice, in minor units. */
export type CorrectedPart = {
  invoiceId: string;
  invoiceNumber: string;
  amount: bigint;
  outstanding: bigint;
  overpaid: bigint;
};

export type CorrectedPayment = {
  payerId: string;
  currency: string;
  parts: CorrectedPart[];
  replayed: boolean;
};

/** The payment with all that came in the same sum, each as it stands. @throws CreditError `not-found` */
export async function loadTransfer(desk: Desk, paymentId: string): Promise<LoadedPayment[]> {
  const payment = await requirePayment(desk, paymentId);
  return loadPayments(desk, await findPaymentsOfTransfer(desk.store, payment));
}

/** The notice of each part, since each invoice has ways out of its own. */
function noticesOf(
  plans: readonly Plan[],
  states: readonly LoadedPayment[],
  { today, byUserId }: { today: CalendarDate; byUserId: string },
): Notice[] {
  return plans.flatMap((plan) => {
    const state = states.find(({ payment }) => payment.id === plan.entry?.refs.paymentId);
    if (state === undefined) return [];
    const { amount } = state.payment;
    const invoice = plan.invoice?.after ?? state.invoice;
    const credit = waysOutAfterReversal({ ...state, invoice }, today);
    return [reversalNotice(invoice, { how: 'corrected', amount, credit, byUserId })];
  });
}

/**
 * Takes back a sum that was typed in error, from every invoice on which it lies, in one act.
 * @throws CreditError `not-allowed`, `not-found`, `payment-state`, `payment-refunded`, and what {@link bookTogether} throws
 */
export async function correctPayment(
  desk: Desk,
  envelope: Envelope,
  input: { paymentId: string; reason: string },
  /** Of the first invoice; a form that shows several promises their amounts alone. */
  promised?: Promised,
): Promise<CorrectedPayment> {
  const { paymentId, reason } = input;
  const { entries, replayed } = await bookTogether(desk, {
    act: 'record-payment',
    envelope,
    reason,
    promised: promised && [promised],
    input: { paymentId, corrected: true },
    numbered: 'all',
    load: () => loadTransfer(desk, paymentId),
    documentsOf: (states) => states.map(({ invoice }) => ({ invoice })),
    plan: (states, contextOf) => planCorrectTransfer(states, contextOf),
    notices: (plans, states) =>
      noticesOf(plans, states, { today: todayOf(desk), byUserId: actorId(envelope.actor) }),
  });
  const parts = entries.map((entry) => {
    const invoiceId = entry.refs.invoiceId ?? '';
    return {
      invoiceId,
      invoiceNumber: ownId(desk.club.id, invoiceId),
      amount: entry.details.payment?.amount ?? 0n,
      outstanding: entry.outcome.outstanding ?? 0n,
      overpaid: entry.outcome.overpaid ?? 0n,
    };
  });
  const [{ payerId, currency }] = entries;
  return { payerId, currency, parts, replayed };
}
