import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { liveApplications } from '../../domain/credit/take-back-credit.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { findInvoices } from './ledger-reads.js';

/** Whose credit, and of which lots: one of them, some, or all that were made from some invoices. */
export type LotOwner = { clubId: string; payerId: string; currency: string } & (
  | { lotId: string }
  | { lotIds: readonly string[] }
  | { madeFrom: readonly string[] }
);

function lotsOf(owner: LotOwner) {
  if ('lotId' in owner) return { 'details.uses.lotId': owner.lotId };
  if ('lotIds' in owner) return { 'details.uses.lotId': { $in: [...owner.lotIds] } };
  return { 'details.uses.source.invoiceId': { $in: [...owner.madeFrom] } };
}

/** All that took from these lots or gave back to them, oldest first. */
export async function findLotHistory(store: Store, owner: LotOwner): Promise<JournalEntry[]> {
  const { clubId, payerId, currency } = owner;
  const query = { clubId, payerId, currency, accountSeq: { $ne: null }, ...lotsOf(owner) };
  const found = await store.collections.journal.find(query).sort({ accountSeq: 1 }).toArray();
  return found.map(fromStored);
}

/** Each standing use among a lot's entries with the invoice that it was spent on, oldest first. */
export async function usesWithInvoices(
  store: Store,
  history: readonly JournalEntry[],
): Promise<{ application: JournalEntry; invoice: Invoice }[]> {
  const standing = liveApplications(history);
  const ids = [...new Set(standing.flatMap((entry) => entry.refs.invoiceId ?? []))];
  const found = await findInvoices(store, ids);
  const byId = new Map(found.map((invoice) => [invoice.id, invoice]));
  return standing.flatMap((application) => {
    const invoice = byId.get(application.refs.invoiceId ?? '');
    return invoice === undefined ? [] : [{ application, invoice }];
  });
}
