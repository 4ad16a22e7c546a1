import type { BooksReport } from '../../store/ledger/audit-books.js';

/** What a check of the books found, in a sentence for a terminal. */
export function booksInWords(report: BooksReport): string {
  const { entries, invoices, accounts, creditNotes, payments, refunds, differenceCount } = report;
  const looked = `${entries} entries, ${invoices} invoices, ${creditNotes} credit notes, ${payments} payments, ${refunds} refunds, ${accounts} accounts`;
  if (differenceCount === 0) return `The books are right: ${looked}.`;
  return `The books differ in ${differenceCount} place(s), of ${looked}.`;
}
