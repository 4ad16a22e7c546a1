import { noteOfHead, type TrailHead } from '../../domain/trail/trail-head.js';
import type { BooksReport } from '../../store/ledger/audit-books.js';

/** How far the audit trail goes, by its newest event. */
export function trailInWords(head: TrailHead): string {
  if (head.number === 0n) return 'The audit trail has no events yet.';
  return `The audit trail has ${head.number} ${head.number === 1n ? 'event' : 'events'}, the newest is ${noteOfHead(head)}.`;
}

/** What a check of the books found, in a sentence for a terminal. */
export function booksInWords(report: BooksReport): string {
  const { entries, invoices, accounts, creditNotes, payments, refunds, differenceCount, trail } =
    report;
  const looked = `${entries} entries, ${invoices} invoices, ${creditNotes} credit notes, ${payments} payments, ${refunds} refunds, ${accounts} accounts`;
  const found =
    differenceCount === 0
      ? `The books are right: ${looked}.`
      : `The books differ in ${differenceCount} ${differenceCount === 1 ? 'place' : 'places'}, of ${looked}.`;
  return trail === null ? found : `${found} ${trailInWords(trail)}`;
}
