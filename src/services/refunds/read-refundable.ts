import { type ShownFacts, shownFacts } from '../../domain/books/shown-facts.js';
import { refusalOf } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { cashOfPayments, type PaymentCash } from '../../domain/refunds/payment-cash.js';
import { requireRefundable } from '../../domain/refunds/propose-refund.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { requirePayment } from '../payments/load-payment.js';
import { readPayerName } from '../people/payer-names.js';
import { loadRefundable } from './load-refundable.js';

/** What the form shows that sends a payment back. Amounts in minor units. */
export type Refundable = {
  invoice: Invoice;
  payerName: string;
  /** The payment that was chosen, and all of the invoice, newest first. */
  chosen: PaymentCash | null;
  cash: PaymentCash[];
  /** Why nothing can be refunded on the invoice now; null when it can. */
  refusal: string | null;
  facts: ShownFacts;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function readRefundable(
  desk: Desk,
  actor: Actor,
  paymentId: string,
): Promise<Refundable> {
  requireRight(actor, 'refund');
  const { invoiceId } = await requirePayment(desk, paymentId);
  const state = await loadRefundable(desk, invoiceId);
  const { invoice, entries, elsewhere } = state;
  const payerName = await readPayerName(desk, invoice.payerId);
  const cash = cashOfPayments(entries, elsewhere);
  return {
    invoice,
    payerName,
    chosen: cash.find(({ payment }) => payment.id === paymentId) ?? null,
    cash,
    refusal: refusalOf(() => requireRefundable(invoice), desk.club.locale),
    facts: shownFacts(state, { day: todayOf(desk), currency: invoice.currency }),
  };
}
