import { refuse } from '../../domain/errors.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { ReversalState } from '../../domain/payments/ways-out-after-reversal.js';
import { ownId } from '../../domain/record-id.js';
import { findInvoices, findPayment } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { loadReversals } from './load-reversal.js';

/** A payment with its invoice, and the account credit that was made from that. */
export type LoadedPayment = ReversalState & { payment: Payment };

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
  return payments.map((payment) => {
    const state = states.find(({ invoice }) => invoice.id === payment.invoiceId);
    if (state === undefined) throw new Error(`${payment.id} is on no invoice`);
    return { payment, ...state };
  });
}

/** @throws CreditError `not-found` */
export async function loadPayment(desk: Desk, paymentId: string): Promise<LoadedPayment> {
  const [loaded] = await loadPayments(desk, [await requirePayment(desk, paymentId)]);
  if (loaded === undefined) throw new Error(`${paymentId} was not loaded`);
  return loaded;
}
