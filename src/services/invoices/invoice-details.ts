import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { availableCredit, type Lot } from '../../domain/credit/account.js';
import { applicable } from '../../domain/credit/apply-credit.js';
import { type CreditNote, standing } from '../../domain/credit/credit-note.js';
import {
  applicationAmount,
  expiredOnReturn,
  liveApplications,
  usesOf,
} from '../../domain/credit/take-back-credit.js';
import { voidable } from '../../domain/credit/void-credit-note.js';
import { refusalOf } from '../../domain/errors.js';
import { creditable, type Invoice } from '../../domain/invoices/invoice.js';
import { requireVoidable } from '../../domain/invoices/void-invoice.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { MadeCredit } from '../../domain/payments/ways-out-after-reversal.js';
import type { Actor } from '../../domain/people/actor.js';
import { payerName } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { findContact, findContactNames } from '../../store/club/contact-reads.js';
import { findNotesOfInvoice } from '../../store/ledger/credit-note-reads.js';
import { findEntriesOfInvoice, findPaymentsOfInvoice } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { loadMadeCredit } from '../payments/made-credit.js';
import { creditRefusalOf } from './credit-refusal.js';
import { loadInvoiceAndAccount } from './load-invoice.js';

/** A credit note with what voiding it would do now, in minor units. */
export type NoteDetails = {
  note: CreditNote;
  fromInvoice: bigint;
  fromAccount: bigint;
  spent: bigint;
  standing: bigint;
};

/** A standing use of credit; `expiresOnReturn` is the part that would come back expired. */
export type ApplicationDetails = {
  entry: JournalEntry;
  amount: bigint;
  expiresOnReturn: bigint;
};

export type InvoiceDetails = {
  invoice: Invoice;
  payerName: string;
  payerEmail: string | null;
  beneficiaryNames: Map<string, string>;
  payments: Payment[];
  notes: NoteDetails[];
  applications: ApplicationDetails[];
  history: JournalEntry[];
  /** The most that can be credited, and why nothing can; minor units. */
  creditable: bigint;
  creditRefusal: string | null;
  voidRefusal: string | null;
  /** The payer's credit that can be spent today, and how much of it this invoice can take. */
  availableCredit: bigint;
  applicable: bigint;
  /** Unspent account credit that an overpayment of this invoice became. */
  movedLots: Lot[];
  /** Credit made from the invoice, where money for it went back; null elsewhere. */
  madeCredit: MadeCredit | null;
};

/** Everything that the details screen shows. @throws CreditError `not-allowed`, `not-found` */
export async function invoiceDetails(
  desk: Desk,
  actor: Actor,
  invoiceId: string,
): Promise<InvoiceDetails> {
  requireRight(actor, 'see-invoices');
  const { invoice, account } = await loadInvoiceAndAccount(desk, invoiceId);
  const today = todayOf(desk);
  const { locale } = desk.club;
  const [payer, names, payments, notes, history] = await Promise.all([
    findContact(desk.store, invoice.payerId),
    findContactNames(desk.store, [invoice.payerId, ...invoice.beneficiaryIds]),
    findPaymentsOfInvoice(desk.store, invoiceId),
    findNotesOfInvoice(desk.store, invoiceId),
    findEntriesOfInvoice(desk.store, invoiceId),
  ]);
  const wentBack = payments.some(({ reversed }) => reversed > 0n);
  return {
    invoice,
    payerName: payerName(names, invoice.payerId),
    payerEmail: payer?.email ?? null,
    beneficiaryNames: names,
    payments,
    notes: notes.map((note) => {
      const { fromInvoice, fromAccount, spent } = voidable({ account, note });
      const { toInvoice, toAccount } = standing(note);
      return { note, fromInvoice, fromAccount, spent, standing: toInvoice + toAccount };
    }),
    applications: liveApplications(history).map((entry) => ({
      entry,
      amount: applicationAmount(entry),
      expiresOnReturn: expiredOnReturn(usesOf(entry), today),
    })),
    history,
    creditable: creditable(invoice),
    creditRefusal: creditRefusalOf(desk, invoice),
    voidRefusal: refusalOf(() => requireVoidable(invoice), locale),
    availableCredit: availableCredit(account, today),
    applicable: applicable({ invoice, account }, today),
    movedLots: (account?.lots ?? []).filter(
      ({ source }) => source.kind === 'overpayment' && source.invoiceId === invoiceId,
    ),
    madeCredit: wentBack ? await loadMadeCredit(desk, invoice) : null,
  };
}
