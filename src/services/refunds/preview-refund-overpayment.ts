import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import type { PaymentCash } from '../../domain/refunds/payment-cash.js';
import { mostOverpaid } from '../../domain/refunds/plan-refund.js';
import { findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import { type SecondPersonHint, secondPersonFor } from '../approvals/form-hint.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { loadInvoiceAndAccount } from '../invoices/load-invoice.js';
import { findPayer } from '../people/payer-names.js';
import { sentElsewhere } from '../providers/sent-elsewhere.js';
import { type MailWhenSent, mailWhenSentOf } from './mail-when-sent.js';
import { refundDetails } from './refund-details.js';
import { cashDigest } from './said-refunds.js';

/** What of an overpayment can be sent back now. Amounts in minor units. */
export type RefundOverpaymentPreview = {
  invoice: Invoice;
  payerName: string;
  /** Its payments, newest first. */
  cash: PaymentCash[];
  maximum: bigint;
  refusal: string | null;
  whenSent: MailWhenSent | null;
  /** Why one person alone may not send all of it back. */
  secondPerson: SecondPersonHint | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewRefundOverpayment(
  desk: Desk,
  actor: Actor,
  invoiceId: string,
): Promise<RefundOverpaymentPreview> {
  requireRight(actor, 'refund');
  const state = await loadInvoiceAndAccount(desk, invoiceId);
  const { invoice } = state;
  const [entries, elsewhere, payer] = await Promise.all([
    findEntriesOfInvoice(desk.store, invoiceId),
    sentElsewhere(desk, invoice),
    findPayer(desk, invoice.payerId),
  ]);
  const details = refundDetails(desk, actor, { invoice, history: entries, elsewhere });
  const { cash, refundOverpaymentRefusal: refusal } = details;
  const maximum = mostOverpaid({ invoice, entries, elsewhere });
  const facts = shownFacts(state, { day: todayOf(desk), currency: invoice.currency });
  const { payerId, currency } = invoice;
  const on = { act: 'refund', invoiceId } as const;
  const giving = { payerId, currency, amount: maximum, on };
  const secondPerson = await secondPersonFor(desk, actor, giving);
  // By which it is known at sending whether the payments stand as they were shown.
  const shown = { facts, promised: { refunds: cashDigest(cash) } };
  const whenSent = mailWhenSentOf(desk, payer, cash);
  const payerName = payer?.name ?? unknownPayer;
  return { invoice, payerName, cash, maximum, refusal, whenSent, secondPerson, shown };
}
