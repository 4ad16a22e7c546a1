import type { ContextBlock, KnownBlock } from '@slack/types';
import { actions, button, section } from '../../src/blocks/layout.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { bare, safe, safeSentence } from '../../src/blocks/text.js';
import { plain } from '../../src/blocks/text-objects.js';
import { actorName, type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { type CreditNote, longestNote } from '../../src/domain/credit/credit-note.js';
import type { NoteDetails } from '../../src/services/invoices/invoice-details.js';
import type { NoteMail } from '../../src/services/invoices/note-mails.js';
import { pdfButton } from '../credit-note-pdf/ids.js';
import { voidCreditNoteIds } from '../void-credit-note/ids.js';
import { netAndTax } from './line-text.js';

/** A credit note with what it did, what became of it, and what the customer was to be told. */
export function noteBlocks(shown: NoteDetails, club: ShownClub): KnownBlock[] {
  const { note } = shown;
  const way = wayOn(shown);
  const text = noteText(shown, club);
  const below = [...toCustomer(note), ...actions([pdfButton(note)])];
  if (way === null) return [section(text), ...below];
  const spoken = `${way}: ${note.number}`;
  const on = button({ text: way, actionId: voidCreditNoteIds.open, value: note.id, spoken });
  return [section(text, on), ...below];
}

/** What was spent has to be taken back before it can be voided: the same screen leads there. */
function wayOn({ voidRefusal, spent }: NoteDetails): string | null {
  if (voidRefusal === null) return 'Void this credit note';
  return spent > 0n ? 'See where it is used' : null;
}

function noteText(shown: NoteDetails, club: ShownClub): string {
  const { minus, date } = wordsFor(club);
  const { note } = shown;
  const isVoid = shown.standing === 0n ? '  ·  _void_' : '';
  const by = `${date(note.createdOn)} by ${actorName(note.createdBy)}  ·  ${reasonWords(note.reason, 300)}`;
  return [
    `*${safe(note.number)}*  ·  ${minus(note.amount, note.currency)}${isVoid}`,
    by,
    ...taxOf(note, club),
    becameOf(shown, club).join(', '),
    told(shown, club),
  ].join('\n');
}

function taxOf(note: CreditNote, club: ShownClub): string[] {
  const words = wordsFor(club);
  const { currency, amount, lines } = note;
  const tax = lines.reduce((sum, line) => sum + line.tax, 0n);
  if (tax === 0n) return [];
  const voidedTax = lines.reduce((sum, line) => sum + line.voidedTax, 0n);
  const gross = note.voidedToInvoice + note.voidedToAccount;
  const voided =
    gross === 0n ? '' : ` (of it void: ${netAndTax({ gross, tax: voidedTax, currency }, words)})`;
  return [`${netAndTax({ gross: amount, tax, currency }, words)}${voided}`];
}

/** What the note did, and what was undone, used or lost of it since. */
function becameOf({ note, spent, fromAccount, expiredOn }: NoteDetails, club: ShownClub): string[] {
  const words = wordsFor(club);
  const money = (amount: bigint) => words.money(amount, note.currency);
  const voided = note.voidedToInvoice + note.voidedToAccount;
  const unspent =
    expiredOn === null
      ? `${money(fromAccount)} is unspent`
      : `${money(fromAccount)} expired on ${words.date(expiredOn)} and cannot be used`;
  const isUsedUp = spent > 0n && fromAccount === 0n;
  return [
    ...(note.toInvoice > 0n ? [`${money(note.toInvoice)} paid this invoice`] : []),
    ...(note.toAccount > 0n ? [`${money(note.toAccount)} became account credit`] : []),
    ...(spent > 0n ? [`${money(spent)} of it is used`] : []),
    ...(isUsedUp ? ['so nothing of it is left'] : []),
    ...(fromAccount > 0n ? [unspent] : []),
    ...(voided > 0n ? [`${money(voided)} was voided`] : []),
  ];
}

/** What the customer heard of it: only what is known to have been sent. */
function told({ note: { notifyCustomer, createdBy }, mail }: NoteDetails, club: ShownClub): string {
  if (createdBy.kind === 'import') {
    return 'It was imported: whether the customer was told is not known here.';
  }
  if (mail !== null) return aboutMail(mail, club);
  return notifyCustomer
    ? 'The customer was to be notified, but no email was sent.'
    : 'The customer was not notified.';
}

function aboutMail({ state, acceptedAt, error }: NoteMail, club: ShownClub): string {
  const why = error === null ? '' : ` ${safeSentence(error)}`;
  switch (state) {
    case 'sent':
      return acceptedAt === null
        ? 'The customer was told by email.'
        : `The customer was told by email: ${wordsFor(club).time(acceptedAt)}.`;
    case 'given-up':
      return `The email to the customer was given up.${why} *Send again* is in /credit-desk.`;
    case 'ready':
    case 'sending':
      return `The email to the customer is still to be sent.${why}`;
    default:
      return state satisfies never;
  }
}

/** The words as they were written, as plain text: in no form can they be longer than Slack takes. */
function toCustomer({ noteToCustomer }: CreditNote): ContextBlock[] {
  if (noteToCustomer === '') return [];
  const words = `Note to customer: ${bare(noteToCustomer, longestNote + 2)}`;
  return [{ type: 'context', elements: [plain(words)] }];
}
