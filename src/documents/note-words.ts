import { formatAmount } from '../domain/amounts/money.js';
import type { NoteDocument } from '../domain/credit/note-document.js';
import type { Cursor } from './cursor.js';
import { unshownWords } from './document-head.js';

/** What the credit did, why it was given, what the customer is told, and what cannot be read. */
export function noteWords(cursor: Cursor, note: NoteDocument): void {
  const { toInvoice, toAccount, currency, club, invoice, reason, noteToCustomer } = note;
  const money = (amount: bigint) => formatAmount(amount, currency, club.locale);
  part(cursor, 'What became of it', [
    ...(toInvoice > 0n ? [`${money(toInvoice)} paid invoice ${invoice.number}.`] : []),
    ...(toAccount > 0n ? [`${money(toAccount)} became account credit.`] : []),
  ]);
  if (reason !== '') part(cursor, 'Reason', [reason]);
  if (noteToCustomer !== '') part(cursor, 'Note', [noteToCustomer]);
  unshownWords(cursor);
}

function part(cursor: Cursor, title: string, paragraphs: readonly string[]): void {
  cursor.down(12);
  cursor.paragraph(title, { weight: 'strong' });
  for (const text of paragraphs) cursor.paragraph(text);
}
