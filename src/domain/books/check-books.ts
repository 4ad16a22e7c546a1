import type { Digest } from './chain.js';
import { createAccountCheck } from './check-account.js';
import { checkInvoice } from './check-invoice.js';
import { type BooksDifference, type BooksDocument, fault } from './difference.js';
import { grouped } from './grouped.js';
import type { PayerBooks } from './payer-books.js';

/** A document in a form that nobody can read is a difference, and does not end the check. */
export function readable(
  of: { document: BooksDocument; id: string },
  check: () => BooksDifference[],
): BooksDifference[] {
  try {
    return check();
  } catch (error) {
    const stored = error instanceof Error ? error.message : String(error);
    return [fault(of, 'form', { expected: 'as this version writes it', stored })];
  }
}

function byNumber(field: 'invoiceSeq' | 'accountSeq') {
  return (one: Record<typeof field, bigint | null>, other: Record<typeof field, bigint | null>) =>
    (one[field] ?? 0n) < (other[field] ?? 0n) ? -1 : 1;
}

function checkInvoices(books: PayerBooks, digest: Digest): BooksDifference[] {
  const { payerId, isImporting = false, forgotten = new Set<string>() } = books;
  // Even what an entry has to hold may be gone; it is then named by itself.
  const entries = grouped(books.entries, ({ refs }) => refs?.invoiceId ?? null);
  const notes = grouped(books.notes, (note) => note.invoiceId);
  const payments = grouped(books.payments, (payment) => payment.invoiceId);
  const refunds = grouped(books.refunds, (refund) => refund.invoiceId);
  const invoices = grouped(books.invoices, (invoice) => invoice.id);
  const parts = [entries, invoices, notes, payments, refunds];
  const ids = new Set(parts.flatMap((part) => [...part.keys()]));
  return [...ids].flatMap((invoiceId) => {
    const own = {
      ...{ payerId, isImporting, forgotten, invoiceId },
      entries: [...(entries.get(invoiceId) ?? [])].sort(byNumber('invoiceSeq')),
      invoices: invoices.get(invoiceId ?? '') ?? [],
      notes: notes.get(invoiceId ?? '') ?? [],
      payments: payments.get(invoiceId ?? '') ?? [],
      refunds: refunds.get(invoiceId) ?? [],
    };
    const of = { document: 'invoice' as const, id: invoiceId ?? payerId };
    return readable(of, () => checkInvoice(own, digest));
  });
}

function checkAccounts(books: PayerBooks, digest: Digest): BooksDifference[] {
  const used = books.entries.filter((entry) => entry.accountSeq !== null);
  const entries = grouped(used, (entry) => entry.currency);
  const accounts = grouped(books.accounts, (account) => account.currency);
  return [...new Set([...entries.keys(), ...accounts.keys()])].flatMap((currency) => {
    const own = [...(entries.get(currency) ?? [])].sort(byNumber('accountSeq'));
    const stored = accounts.get(currency) ?? [];
    const clubId = own[0]?.clubId ?? stored[0]?.clubId ?? '';
    const check = createAccountCheck({ clubId, payerId: books.payerId, currency }, digest);
    const of = { document: 'account credit' as const, id: `${books.payerId}:${currency}` };
    return readable(of, () => [...own.flatMap(check.follow), ...check.end(stored, books)]);
  });
}

/**
 * Works one payer's books out again from the journal entries and names what differs, with all of
 * them in memory. The audit of the database does the same as a stream, whatever their size.
 */
export function checkPayerBooks(books: PayerBooks, digest: Digest): BooksDifference[] {
  return [...checkInvoices(books, digest), ...checkAccounts(books, digest)];
}
