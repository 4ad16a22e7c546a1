import { type ShownFacts, shownFacts } from '../../domain/books/shown-facts.js';
import { refusalOf } from '../../domain/errors.js';
import { requireKnownPayer } from '../../domain/forgetting/require-owed.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { payerName } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { cashOfPayments, type PaymentCash } from '../../domain/refunds/payment-cash.js';
import { requireRefundable } from '../../domain/refunds/propose-refund.js';
import { findContactNames } from '../../store/club/contact-reads.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';
import { requirePayment } from '../payments/load-payment.js';
import { findPayer } from '../people/payer-names.js';
import { loadRefundable } from './load-refundable.js';
import { type MailWhenSent, mailWhenSentOf } from './mail-when-sent.js';
import { cashDigest } from './said-refunds.js';

/** What the form shows that sends a payment back. Amounts in minor units. */
export type Refundable = {
  invoice: Invoice;
  payerName: string;
  /** Names of those whom its lines are for, by their ids. */
  beneficiaryNames: Map<string, string>;
  /** The payment that was chosen, and all of the invoice, newest first. */
  chosen: PaymentCash | null;
  cash: PaymentCash[];
  /** By which it is known whether these have changed since. */
  cashDigest: string;
  /** Why nothing can be refunded on the invoice now; null when it can. */
  refusal: string | null;
  whenSent: MailWhenSent | null;
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
  const { payerId, beneficiaryIds } = invoice;
  const [names, payer] = await Promise.all([
    findContactNames(desk.store, [payerId, ...beneficiaryIds]),
    findPayer(desk, payerId),
  ]);
  const cash = cashOfPayments(entries, elsewhere);
  const { today, creditUntil } = momentOf(desk);
  return {
    invoice,
    payerName: payerName(names, payerId),
    beneficiaryNames: names,
    chosen: cash.find(({ payment }) => payment.id === paymentId) ?? null,
    cash,
    cashDigest: cashDigest(cash),
    whenSent: mailWhenSentOf(desk, payer, cash),
    refusal: refusalOf(() => {
      requireRefundable(invoice);
      requireKnownPayer(invoice);
    }, desk.club.locale),
    facts: shownFacts(state, { day: today, currency: invoice.currency, creditUntil }),
  };
}
