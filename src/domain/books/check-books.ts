import { checkAccount } from './check-account.js';
import { checkEntry } from './check-entry.js';
import { checkInvoice } from './check-invoice.js';
import type { BooksDifference, PayerBooks } from './payer-books.js';

/**
 * Re-derives everything of one payer from its journal entries and names what differs. Pure: the
 * audit in the store feeds it payer by payer, so that its memory does not grow with the club.
 */
export function checkPayerBooks(books: PayerBooks): BooksDifference[] {
  const invoiceIds = new Set(books.invoices.map((invoice) => invoice.id));
  const orphans = books.entries.filter(
    ({ refs }) => refs.invoiceId !== undefined && !invoiceIds.has(refs.invoiceId),
  );
  return [
    ...books.entries.flatMap((entry) => checkEntry(entry, books.payerId)),
    ...orphans.map((entry) => {
      return { what: 'invoice of entry', id: entry.id, expected: 'an invoice', stored: 'none' };
    }),
    ...books.invoices.flatMap((invoice) => checkInvoice(invoice, books)),
    ...checkAccounts(books),
  ];
}

function checkAccounts(books: PayerBooks): BooksDifference[] {
  const used = books.entries.filter((entry) => entry.accountSeq !== null);
  const stored = books.accounts.map((account) => account.currency);
  const currencies = new Set([...used.map((entry) => entry.currency), ...stored]);
  return [...currencies].flatMap((currency) => checkAccount(currency, books));
}
