import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { availableCredit } from '../../domain/credit/account.js';
import { applicable, planApplyCredit } from '../../domain/credit/apply-credit.js';
import { liveApplications } from '../../domain/credit/take-back-credit.js';
import { creditable, type Invoice } from '../../domain/invoices/invoice.js';
import { issuedEntryIdOf, planVoidInvoice } from '../../domain/invoices/void-invoice.js';
import { planWriteOff } from '../../domain/invoices/write-off.js';
import { planMoveOverpayment } from '../../domain/payments/move-overpayment.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { MadeCredit } from '../../domain/payments/ways-out-after-reversal.js';
import type { Actor } from '../../domain/people/actor.js';
import { payerName } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import type { Refund } from '../../domain/refunds/refund.js';
import { findContact, findContactNames } from '../../store/club/contact-reads.js';
import { findNotesOfInvoice } from '../../store/ledger/credit-note-reads.js';
import { findEntriesOfInvoice, findPaymentsOfInvoice } from '../../store/ledger/ledger-reads.js';
import { findRefundsOfInvoice } from '../../store/ledger/refund-reads.js';
import { type WaitingHere, waitingOnInvoice } from '../approvals/waiting-on-invoice.js';
import { planRefusal } from '../books/plan-refusal.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { loadMadeCredit } from '../payments/made-credit.js';
import { type SentBy, sentByDesk } from '../providers/sent-by-desk.js';
import { sentElsewhere } from '../providers/sent-elsewhere.js';
import { type RefundDetails, refundDetails } from '../refunds/refund-details.js';
import { creditRefusalOf } from './credit-refusal.js';
import { type InvoiceMail, mailsOfInvoice } from './invoice-mails.js';
import {
  type ApplicationDetails,
  applicationDetails,
  type DetailsState,
  type MovedDetails,
  movedDetails,
  type NoteDetails,
  noteDetails,
} from './invoice-parts.js';
import { loadInvoiceAndAccount } from './load-invoice.js';
import { mailsOfNotes } from './note-mails.js';

export type { ApplicationDetails, MovedDetails, NoteDetails };

export type InvoiceDetails = RefundDetails & {
  invoice: Invoice;
  payerName: string;
  payerEmail: string | null;
  beneficiaryNames: Map<string, string>;
  /** What waits for a second person on it, the oldest first. */
  waiting: WaitingHere[];
  payments: Payment[];
  /** All that were asked for, the oldest first. */
  refunds: Refund[];
  /** Those that their provider sends or may have sent, by their ids: nobody else may. */
  sentByDesk: ReadonlyMap<string, SentBy>;
  notes: NoteDetails[];
  applications: ApplicationDetails[];
  history: JournalEntry[];
  /** What the payer was mailed about it, the newest first. */
  mails: InvoiceMail[];
  /** The most that can be credited, and why nothing can; minor units. */
  creditable: bigint;
  creditRefusal: string | null;
  voidRefusal: string | null;
  applyRefusal: string | null;
  moveRefusal: string | null;
  writeOffRefusal: string | null;
  /** The payer's credit that can be spent today, and how much of it this invoice can take. */
  availableCredit: bigint;
  applicable: bigint;
  /** The overpayments of this invoice that became account credit. */
  moved: MovedDetails[];
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
  const [payer, names, payments, notes, history, refunds, elsewhere, mails] = await Promise.all([
    findContact(desk.store, invoice.payerId),
    findContactNames(desk.store, [invoice.payerId, ...invoice.beneficiaryIds]),
    findPaymentsOfInvoice(desk.store, invoiceId),
    findNotesOfInvoice(desk.store, invoiceId),
    findEntriesOfInvoice(desk.store, invoiceId),
    findRefundsOfInvoice(desk.store, invoiceId),
    sentElsewhere(desk, invoice),
    mailsOfInvoice(desk, invoiceId),
  ]);
  const state = { invoice, account, notes, history };
  const payerEmail = payer?.email ?? null;
  const wentBack = payments.some(({ reversed }) => reversed > 0n);
  return {
    invoice,
    payerName: payerName(names, invoice.payerId),
    payerEmail,
    beneficiaryNames: names,
    waiting: await waitingOnInvoice(desk, actor, { invoice, payerEmail }),
    payments,
    refunds,
    sentByDesk: await sentByDesk(desk, refunds),
    ...refundDetails(desk, actor, { ...state, elsewhere }),
    notes: noteDetails(desk, actor, { ...state, mails: await mailsOfNotes(desk, history) }),
    applications: applicationDetails(desk, actor, state),
    history,
    mails,
    creditable: creditable(invoice),
    creditRefusal: creditRefusalOf(desk, invoice),
    ...actRefusals(desk, actor, { ...state, refunds }),
    availableCredit: availableCredit(account, today),
    applicable: applicable({ invoice, account }, today),
    moved: movedDetails(desk, actor, state),
    madeCredit: wentBack ? await loadMadeCredit(desk, invoice) : null,
  };
}

/** Why each act on the whole invoice cannot be done now, by the rule of the act itself. */
function actRefusals(
  desk: Desk,
  actor: Actor,
  { invoice, account, notes, history, refunds }: DetailsState & { refunds: readonly Refund[] },
): Pick<InvoiceDetails, 'voidRefusal' | 'applyRefusal' | 'moveRefusal' | 'writeOffRefusal'> {
  const issuedEntryId = issuedEntryIdOf(history);
  const applications = liveApplications(history);
  const voiding = { invoice, account, notes, applications, issuedEntryId, refunds };
  const amount = applicable({ invoice, account }, todayOf(desk));
  const refusal = (plan: Parameters<typeof planRefusal>[2]) => planRefusal(desk, actor, plan);
  return {
    voidRefusal: refusal((context) => planVoidInvoice(voiding, context)),
    applyRefusal: refusal((context) => planApplyCredit({ invoice, account }, { amount }, context)),
    moveRefusal: refusal((context) =>
      planMoveOverpayment({ invoice, account }, { amount: invoice.overpaid }, context),
    ),
    writeOffRefusal: refusal((context) => planWriteOff({ invoice }, context)),
  };
}
