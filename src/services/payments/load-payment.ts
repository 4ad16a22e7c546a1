import { accountId } from '../../domain/credit/account.js';
import { refuse } from '../../domain/errors.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { ReversalState } from '../../domain/payments/ways-out-after-reversal.js';
import { ownId } from '../../domain/record-id.js';
import { findNotesOfInvoice } from '../../store/ledger/credit-note-reads.js';
import { findAccount, findPayment } from '../../store/ledger/ledger-reads.js';
import { findUsesWithInvoices } from '../../store/ledger/lot-uses.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';

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

/** @throws CreditError `not-found` */
export async function loadPayment(desk: Desk, paymentId: string): Promise<LoadedPayment> {
  const payment = await requirePayment(desk, paymentId);
  const invoice = await requireInvoice(desk, payment.invoiceId);
  const { id, clubId, payerId, currency } = invoice;
  const [account, notes, uses] = await Promise.all([
    findAccount(desk.store, accountId(invoice)),
    findNotesOfInvoice(desk.store, id),
    findUsesWithInvoices(desk.store, { clubId, payerId, currency, madeFrom: id }),
  ]);
  return { payment, invoice, account, notes, uses };
}
