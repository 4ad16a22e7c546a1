import type { NumberedContext, Plan } from '../books/plan.js';
import { refuse } from '../errors.js';
import type { Invoice } from '../invoices/invoice.js';
import { ownId } from '../record-id.js';
import type { Refund } from '../refunds/refund.js';
import { planCorrectPayment } from './correct-payment.js';
import type { Payment, RecordPayment } from './payment.js';
import { planRecordPayment } from './record-payment.js';

/** What one sum of money puts on one invoice; `amount` in minor units. */
export type TransferPart = { invoice: Invoice; amount: bigint };

/** A sum that came at once, for several invoices of one payer: a payment for each of them. */
export type Transfer = Omit<RecordPayment, 'amount'> & { parts: readonly TransferPart[] };

/**
 * Under which id a part of a sum is stored beside the one that has the plain id, for the desk and the
 * import alike.
 */
export function partId(paymentId: string, invoiceNumber: string): string {
  return `${paymentId}:${invoiceNumber}`;
}

/**
 * One plan for each part, all to be booked in one transaction.
 * @throws CreditError `amount-not-positive`, `day-ahead`
 */
export function planTransfer(transfer: Transfer, contextOf: NumberedContext): Plan[] {
  const { parts, paymentId, ...told } = transfer;
  return parts.map(({ invoice, amount }, index) => {
    const id = index === 0 ? paymentId : partId(paymentId, invoice.number);
    const part = { ...told, amount, paymentId: id };
    const answer = planRecordPayment({ invoice, payment: null }, part, contextOf(index + 1));
    if (answer.kind !== 'moves') throw new Error(`a new payment is ${answer.kind}`);
    return answer.plan;
  });
}

/**
 * Takes a sum that was typed in error back from every invoice on which a part of it stands.
 * @throws CreditError `payment-state` when none does
 */
export function planCorrectTransfer(
  parts: readonly { invoice: Invoice; payment: Payment; refunds?: readonly Refund[] }[],
  contextOf: NumberedContext,
): Plan[] {
  const standing = parts.filter(({ payment: { status } }) => {
    return status === 'received' || status === 'pending';
  });
  const [first] = parts;
  if (standing.length === 0 && first !== undefined) {
    const { id, clubId, status } = first.payment;
    refuse('payment-state', { paymentId: ownId(clubId, id), status, wanted: 'corrected' });
  }
  return standing.map((part, index) => planCorrectPayment(part, contextOf(index + 1)));
}
