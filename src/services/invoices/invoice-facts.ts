import { type OpenInvoice, type ShownFacts, shownFacts } from '../../domain/books/shown-facts.js';
import { availableCredit, type Lot, usableLots } from '../../domain/credit/account.js';
import { applicable, requireApplicable } from '../../domain/credit/apply-credit.js';
import { refusalOf } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { payerName } from '../../domain/people/payer-name.js';
import { requireOwnAccount, requireRight } from '../../domain/people/permission.js';
import { cashOfPayments, type PaymentCash } from '../../domain/refunds/payment-cash.js';
import { findContact, findContactNames } from '../../store/club/contact-reads.js';
import { findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import { readSettleable } from '../credit/settle-open.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';
import { type MailWay, mailWayOf } from '../notices/mail-to-payer.js';
import { sentElsewhere } from '../providers/sent-elsewhere.js';
import { creditRefusalOf } from './credit-refusal.js';
import { loadInvoiceAndAccount } from './load-invoice.js';

/** What the forms show of a chosen invoice. Amounts in minor units of its currency. */
export type InvoiceFacts = {
  invoice: Invoice;
  payerName: string;
  /** How the payer can be told by mail. */
  mail: MailWay;
  beneficiaryNames: Map<string, string>;
  /** The money of its payments that could be sent back instead. */
  cash: PaymentCash[];
  /** Why no credit can be raised, or none applied, now; null when it can. */
  creditRefusal: string | null;
  applyRefusal: string | null;
  /** The payer's credit that can be spent today, its lots in the order of their use. */
  available: bigint;
  lots: Lot[];
  /** How much of it this invoice can take. */
  applicable: bigint;
  /** What new account credit settles at once, oldest first: other invoices of the payer. */
  open: OpenInvoice[];
  /** What a form that shows this promises by. */
  facts: ShownFacts;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function readInvoiceFacts(
  desk: Desk,
  actor: Actor,
  invoiceId: string,
): Promise<InvoiceFacts> {
  requireRight(actor, 'see-invoices');
  const state = await loadInvoiceAndAccount(desk, invoiceId);
  const { invoice, account } = state;
  requireOwnAccount(actor, invoice.payerId, 'see-invoices');
  const { locale } = desk.club;
  const { today, creditUntil } = momentOf(desk);
  const [payer, names, entries, elsewhere, open] = await Promise.all([
    findContact(desk.store, invoice.payerId),
    findContactNames(desk.store, [invoice.payerId, ...invoice.beneficiaryIds]),
    findEntriesOfInvoice(desk.store, invoiceId),
    sentElsewhere(desk, invoice),
    readSettleable(desk, state),
  ]);
  return {
    invoice,
    payerName: payerName(names, invoice.payerId),
    mail: mailWayOf(desk, payer?.email ?? null),
    beneficiaryNames: names,
    cash: cashOfPayments(entries, elsewhere),
    creditRefusal: creditRefusalOf(desk, invoice),
    applyRefusal: refusalOf(() => requireApplicable(state, today), locale),
    available: availableCredit(account, today),
    lots: account === null ? [] : usableLots(account, today),
    applicable: applicable(state, today),
    open: open.map((one) => ({ invoiceNumber: one.invoice.number, room: one.room })),
    facts: shownFacts(state, { day: today, currency: invoice.currency, creditUntil }),
  };
}
