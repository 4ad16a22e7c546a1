import type { CreditNote } from '../credit/credit-note.js';
import type { Invoice } from '../invoices/invoice.js';
import type { JournalEntry } from './journal-entry.js';
import { type BooksDifference, compare } from './payer-books.js';

/** A credit note's parts and their voids against the entries of its invoice. */
export function checkNote(
  note: CreditNote,
  of: { invoice: Invoice; entries: readonly JournalEntry[] },
): BooksDifference[] {
  const own = of.entries.filter((entry) => entry.refs.creditNoteId === note.id);
  const sum = (kind: JournalEntry['kind'], part: 'toInvoice' | 'toAccount') =>
    own
      .filter((entry) => entry.kind === kind)
      .reduce((total, entry) => total + (entry.details[part] ?? 0n), 0n);
  const withInvoice = of.entries
    .filter((entry) => entry.kind === 'invoice.voided')
    .flatMap((entry) => entry.details.notes ?? [])
    .filter((voided) => voided.creditNoteId === note.id)
    .reduce((total, voided) => total + voided.amount, 0n);
  const voidedLines = note.lines.reduce((total, line) => total + line.voided, 0n);
  return [
    ...compare('note part on invoice', note.id, {
      expected: sum('credit.raised', 'toInvoice'),
      stored: note.toInvoice,
    }),
    ...compare('note part on account', note.id, {
      expected: sum('credit.raised', 'toAccount'),
      stored: note.toAccount,
    }),
    ...compare('note voided on invoice', note.id, {
      expected: sum('credit.voided', 'toInvoice') + withInvoice,
      stored: note.voidedToInvoice,
    }),
    ...compare('note voided on account', note.id, {
      expected: sum('credit.voided', 'toAccount'),
      stored: note.voidedToAccount,
    }),
    ...compare('note lines voided', note.id, {
      expected: note.voidedToInvoice + note.voidedToAccount,
      stored: voidedLines,
    }),
  ];
}
