import { formatAmount } from '../domain/amounts/money.js';
import type { NoteDocument } from '../domain/credit/note-document.js';
import type { Cursor } from './cursor.js';

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
  const unshown = cursor.sheet.unshown();
  if (unshown.length === 0) return;
  cursor.down(14);
  const kinds = unshown.map((kind) => `[${kind}]`).join(' and ');
  cursor.paragraph(
    `Where this document says ${kinds}, it has no font for what is written there. The club can tell you the words.`,
    { ink: 'grey', size: 8.5 },
  );
}

function part(cursor: Cursor, title: string, paragraphs: readonly string[]): void {
  cursor.down(12);
  cursor.paragraph(title, { weight: 'strong' });
  for (const text of paragraphs) cursor.paragraph(text);
}
