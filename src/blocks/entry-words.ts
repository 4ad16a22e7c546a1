import { entryAmount } from '../domain/books/booked-facts.js';
import type { EntryKind } from '../domain/books/entry-kinds.js';
import type { JournalEntry } from '../domain/books/journal-entry.js';
import { ownId } from '../domain/record-id.js';
import { providerRule } from '../domain/refunds/provider-rules.js';
import { reasonWords } from './reason-words.js';
import { safe } from './text.js';
import { actorName, type ShownClub, wordsFor } from './words.js';

function provider({ details }: JournalEntry): string | undefined {
  return details.payment?.provider ?? details.refund?.provider;
}

function providerOf(entry: JournalEntry): string {
  const cash = entry.postings.find((posting) => posting.account.startsWith('cash:'));
  const name = cash?.account.slice('cash:'.length) ?? provider(entry);
  return name === undefined ? '' : ` (${safe(providerRule(name).name)})`;
}

/** What the payer gets, without what it costs to send it. */
function sentBack({ details, currency }: JournalEntry, club: ShownClub): string {
  return wordsFor(club).money(details.refund?.amount ?? 0n, currency);
}

function whatIsSent({ details }: JournalEntry): string {
  return details.refund?.of === 'account-credit' ? 'Pay-out' : 'Refund';
}

function feeOf({ details, currency }: JournalEntry, club: ShownClub): string {
  const fee = details.refund?.fee ?? 0n;
  return fee === 0n ? '' : `, fee ${wordsFor(club).money(fee, currency)}`;
}

/** What became of a credit: only the parts that are there. */
export function parts(
  entry: JournalEntry,
  club: ShownClub,
  say: { toInvoice: (amount: string) => string; toAccount: (amount: string) => string },
): string {
  const { money } = wordsFor(club);
  const { toInvoice = 0n, toAccount = 0n } = entry.details;
  return [
    ...(toInvoice > 0n ? [say.toInvoice(money(toInvoice, entry.currency))] : []),
    ...(toAccount > 0n ? [say.toAccount(money(toAccount, entry.currency))] : []),
  ].join(', ');
}

type Say = (entry: JournalEntry, club: ShownClub) => string;

function amount(entry: JournalEntry, club: ShownClub): string {
  return wordsFor(club).money(entryAmount(entry), entry.currency);
}

/** Of a payment that moved no money (yet), so that no posting tells. */
function paymentAmount(entry: JournalEntry, club: ShownClub): string {
  return wordsFor(club).money(entry.details.payment?.amount ?? 0n, entry.currency);
}

/** One that only was on its way had moved no money either. */
function correctedAmount(entry: JournalEntry, club: ShownClub): string {
  return entry.postings.length === 0 ? paymentAmount(entry, club) : amount(entry, club);
}

function noteNumber(entry: JournalEntry, club: ShownClub): string {
  return safe(ownId(club.id, entry.refs.creditNoteId ?? ''));
}

function invoiceNumber(entry: JournalEntry, club: ShownClub): string {
  return safe(ownId(club.id, entry.refs.invoiceId ?? ''));
}

/** Where the invoice is overpaid all the same, nothing is owed by it. */
function owedAgain({ outcome }: JournalEntry): string {
  return (outcome.outstanding ?? 0n) > 0n ? ', so it is owed again' : '';
}

const sentences: Record<EntryKind, Say> = {
  'invoice.issued': (entry, club) =>
    `Invoice ${invoiceNumber(entry, club)} issued for ${amount(entry, club)}`,
  'payment.pending': (entry, club) =>
    `Payment of ${paymentAmount(entry, club)} on its way${providerOf(entry)}`,
  'payment.failed': (entry, club) =>
    `Payment of ${paymentAmount(entry, club)} failed${providerOf(entry)}`,
  'payment.received': (entry, club) =>
    `Payment of ${amount(entry, club)} received${providerOf(entry)}`,
  'payment.bounced': (entry, club) =>
    `Payment of ${amount(entry, club)} bounced${providerOf(entry)}${owedAgain(entry)}`,
  'payment.returned': (entry, club) =>
    `Payment of ${amount(entry, club)} sent back to the payer${providerOf(entry)}${owedAgain(entry)}`,
  'payment.corrected': (entry, club) =>
    `Payment of ${correctedAmount(entry, club)} taken off again${providerOf(entry)}: it was typed in error`,
  'credit.opened': (entry, club) => `Opening balance of ${amount(entry, club)}`,
  'credit.withdrawn': (entry, club) =>
    `${amount(entry, club)} of an opening balance taken out again`,
  'credit.raised': (entry, club) =>
    `Credit note ${noteNumber(entry, club)} for ${amount(entry, club)}: ${parts(entry, club, {
      toInvoice: (part) => `${part} pays ${invoiceNumber(entry, club)}`,
      toAccount: (part) => `${part} became account credit`,
    })}`,
  'credit.applied': (entry, club) =>
    `${amount(entry, club)} of account credit used on ${invoiceNumber(entry, club)}`,
  'credit.unapplied': (entry, club) =>
    `${amount(entry, club)} of account credit taken back from ${invoiceNumber(entry, club)}`,
  'credit.voided': (entry, club) =>
    `Credit note ${noteNumber(entry, club)} voided: ${parts(entry, club, {
      toInvoice: (part) =>
        owedAgain(entry) === '' ? `${part} no longer pays it` : `${part} is owed again`,
      toAccount: (part) => `${part} of account credit taken off`,
    })}`,
  'credit.expired': (entry, club) => `${amount(entry, club)} of account credit expired`,
  'credit.paid-out': (entry, club) =>
    `Pay-out of ${sentBack(entry, club)} of account credit asked for`,
  'invoice.voided': (entry, club) => `Invoice ${invoiceNumber(entry, club)} voided`,
  'invoice.written-off': (entry, club) => `${amount(entry, club)} written off`,
  'invoice.recovered': (entry, club) =>
    `${amount(entry, club)} that was written off was paid after all`,
  'overpayment.moved': (entry, club) =>
    `Overpayment of ${amount(entry, club)} on ${invoiceNumber(entry, club)} became account credit`,
  'overpayment.returned': (entry, club) =>
    `${amount(entry, club)} of a moved overpayment returned to ${invoiceNumber(entry, club)}`,
  'overpayment.refunded': (entry, club) =>
    `Refund of an overpayment of ${sentBack(entry, club)} asked for`,
  'refund.asked': (entry, club) => `Refund of ${sentBack(entry, club)} asked for`,
  'refund.waiting': (entry, club) =>
    `${whatIsSent(entry)} of ${sentBack(entry, club)} waits${providerOf(entry)}`,
  'refund.paid': (entry, club) =>
    `${whatIsSent(entry)} of ${sentBack(entry, club)} done${providerOf(entry)}${feeOf(entry, club)}`,
  'refund.failed': (entry, club) =>
    `${whatIsSent(entry)} of ${sentBack(entry, club)} could not be done: all is as before it`,
};

/** What happened, in one line. */
export function entrySentence(entry: JournalEntry, club: ShownClub): string {
  return sentences[entry.kind](entry, club);
}

/** When and by whom, and the reason that was given; imported events lie on their own day. */
export function entryOrigin(entry: JournalEntry, club: ShownClub): string {
  const { time, date } = wordsFor(club);
  const imported = entry.actor.kind === 'import';
  const when = imported ? date(entry.occurredOn) : time(entry.recordedAt);
  const reason = entry.reason === '' ? '' : ` · ${reasonWords(entry.reason, 120)}`;
  const { approvedBy, reference } = entry;
  const found = reference === undefined ? '' : `, reference ${safe(reference, 100)}`;
  const second = approvedBy === undefined ? '' : `, approved by ${actorName(approvedBy)}`;
  const { happenedOn } = entry.details;
  const late =
    happenedOn === undefined
      ? ''
      : ` · happened on ${date(happenedOn)}, booked for ${date(entry.occurredOn)} since the books were closed`;
  return `${when} · ${actorName(entry.actor)}${second}${reason}${found}${late}`;
}
