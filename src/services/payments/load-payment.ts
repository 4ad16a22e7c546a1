import { refuse } from '../../domain/errors.js';
import type { Payment, PaymentState } from '../../domain/payments/payment.js';
import type { ReversalState } from '../../domain/payments/ways-out-after-reversal.js';
import { ownId } from '../../domain/record-id.js';
import type { Refund } from '../../domain/refunds/refund.js';
import { findBookedDays, findInvoices, findPayment } from '../../store/ledger/ledger-reads.js';
import { findRefundsOfInvoices } from '../../store/ledger/refund-reads.js';
import type { Desk } from '../desk.js';
import { loadReversals } from './load-reversal.js';

/** A payment with its invoice, the account credit that was made from that, and its refunds. */
export type LoadedPayment = ReversalState &
  Pick<PaymentState, 'receiptBookedOn'> & { payment: Payment; refunds: readonly Refund[] };

/** @throws CreditError `not-found`, also for a payment of another club */
export async function requirePayment(desk: Desk, paymentId: string): Promise<Payment> {
  const payment = await findPayment(desk.store, paymentId);
  if (payment === null || payment.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'payment', id: ownId(desk.club.id, paymentId) });
  }
  return payment;
}

/** Payments of one payer in one currency, each on another invoice. */
export async function loadPayments(
  desk: Desk,
  payments: readonly Payment[],
): Promise<LoadedPayment[]> {
  const ids = payments.map(({ invoiceId }) => invoiceId);
  const states = await loadReversals(desk, await findInvoices(desk.store, ids));
  // Read after the invoices: one that comes between makes the plan stale, and it is made again.
  const refunds = await findRefundsOfInvoices(desk.store, ids);
  const receipts = payments.flatMap(({ receivedEntryId }) => receivedEntryId ?? []);
  const days = await findBookedDays(desk.store, receipts);
  return payments.map((payment) => {
    const state = states.find(({ invoice }) => invoice.id === payment.invoiceId);
    if (state === undefined) throw new Error(`${payment.id} is on no invoice`);
    const own = refunds.filter(({ paymentId }) => paymentId === payment.id);
    const receiptBookedOn = days.get(payment.receivedEntryId ?? '');
    return { payment, ...state, refunds: own, ...(receiptBookedOn && { receiptBookedOn }) };
  });
}

/** @throws CreditError `not-found` */
export async function loadPayment(desk: Desk, paymentId: string): Promise<LoadedPayment> {
  const [loaded] = await loadPayments(desk, [await requirePayment(desk, paymentId)]);
  if (loaded === undefined) throw new Error(`${paymentId} was not loaded`);
  return loaded;
}
