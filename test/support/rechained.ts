import { entryText } from '../../src/domain/books/entry-text.js';
import type { JournalEntry } from '../../src/domain/books/journal-entry.js';
import type { PayerBooks } from '../../src/domain/books/payer-books.js';
import { digestOf } from '../../src/store/ledger/digest.js';

/**
 * The books with these entries instead, as if a wrong program had booked them so: every entry
 * follows the one before it, and the documents hold the digest of their newest.
 * @param entries in the order in which they were booked
 */
export function rechained(books: PayerBooks, entries: readonly JournalEntry[]): PayerBooks {
  const onInvoice = new Map<string, string>();
  const onAccount = new Map<string, string>();
  const chained = entries.map((entry) => {
    const { refs, currency, accountSeq } = entry;
    const { invoiceId } = refs;
    const before = onAccount.get(currency) ?? null;
    const placed = {
      ...entry,
      previous: invoiceId === undefined ? before : (onInvoice.get(invoiceId) ?? null),
      previousOnAccount: invoiceId !== undefined && accountSeq !== null ? before : null,
    };
    const digest = digestOf(entryText(placed));
    if (invoiceId !== undefined) onInvoice.set(invoiceId, digest);
    if (accountSeq !== null) onAccount.set(currency, digest);
    return placed;
  });
  return {
    ...books,
    entries: chained,
    invoices: books.invoices.map((invoice) => {
      return { ...invoice, headDigest: onInvoice.get(invoice.id) ?? null };
    }),
    accounts: books.accounts.map((account) => {
      return { ...account, headDigest: onAccount.get(account.currency) ?? null };
    }),
  };
}
