import { formatAmount } from '../domain/amounts/money.js';
import { formatDate } from '../domain/calendar-date.js';
import type { NoteDocument } from '../domain/credit/note-document.js';
import type { Cursor } from './cursor.js';
import { documentHead, labelledRows } from './document-head.js';

/** The club, what this is, whether it still holds, and whom and what it is about. */
export function noteHead(cursor: Cursor, note: NoteDocument): void {
  const { club, payer, invoice, number } = note;
  documentHead(cursor, { club: club.name, title: 'Credit note' });
  for (const sentence of voidWords(note)) {
    cursor.down(4);
    cursor.paragraph(sentence, { ink: 'red', weight: 'strong', size: 11 });
  }
  cursor.down(6);
  const day = (date: string) => formatDate(date, club.locale);
  labelledRows(cursor, [
    ['For', payer.name],
    ['Account', payer.ownId],
    ['Credit note', number],
    ['Day', day(note.createdOn)],
    ['Invoice', invoice.number],
    ['Invoice of', day(invoice.issuedOn)],
  ]);
}

/** On which days it was voided; a part of it where the rest still holds. */
function voidWords({ voided, gross, currency, club }: NoteDocument): string[] {
  if (voided === null) return [];
  const days = voided.days.map((date) => formatDate(date, club.locale)).join(', ');
  const on = days === '' ? '' : ` on ${days}`;
  if (voided.gross >= gross) return [`Void: this credit note was taken back${on}.`];
  const money = (amount: bigint) => formatAmount(amount, currency, club.locale);
  const tax = voided.tax > 0n ? ` (with ${money(voided.tax)} of tax)` : '';
  const left = money(gross - voided.gross);
  return [`Void in part: ${money(voided.gross)}${tax} was taken back${on}. ${left} still holds.`];
}
