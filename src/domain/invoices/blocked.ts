import { addDays } from '../calendar-date.js';
import { refuse } from '../errors.js';
import type { Invoice } from './invoice.js';

/** A direct debit takes three to six working days (`docs/domain.md`, "Payments in flight"). */
const longestFlightDays = 8;

/** @throws CreditError `invoice-void` */
export function requireNotVoid(invoice: Invoice): void {
  const { voidedOn, number: invoiceNumber, outstanding, currency } = invoice;
  if (voidedOn !== null) refuse('invoice-void', { invoiceNumber, outstanding, currency });
}

/**
 * A void invoice takes part in nothing more, unless money that went out of it lost its cover:
 * that is owed as on any other invoice. @throws CreditError `invoice-void`
 */
export function requireNotVoidUnlessOwed(invoice: Invoice): void {
  if (invoice.outstanding === 0n) requireNotVoid(invoice);
}

/**
 * A payment in flight blocks every act that changes what is owed: it may still arrive for the
 * whole debt. @throws CreditError `payment-pending`
 */
export function requireNoPendingPayment(invoice: Invoice): void {
  const pending = invoice.pendingPayments[0];
  if (pending === undefined) return;
  refuse('payment-pending', {
    invoiceNumber: invoice.number,
    amount: pending.amount,
    currency: invoice.currency,
    provider: pending.provider,
    since: pending.since,
    expectedBy: addDays(pending.since, longestFlightDays),
  });
}

/** @throws CreditError `amount-not-positive` */
export function requirePositive(amount: bigint): void {
  if (amount <= 0n) refuse('amount-not-positive', { example: '12.50' });
}
