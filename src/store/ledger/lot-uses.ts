import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { liveApplications } from '../../domain/credit/take-back-credit.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { findInvoices } from './ledger-reads.js';

export type LotOwner = { clubId: string; payerId: string; currency: string; lotId: string };

/** The uses of a lot's credit that stand: not taken back, nor ended by a void invoice. */
export async function findStandingUses(store: Store, owner: LotOwner): Promise<JournalEntry[]> {
  const { lotId, ...payer } = owner;
  const query = { ...payer, accountSeq: { $ne: null }, 'details.uses.lotId': lotId };
  const found = await store.collections.journal.find(query).sort({ accountSeq: 1 }).toArray();
  return liveApplications(found.map(fromStored));
}

/** Numbers of the invoices on which a lot's credit stands spent. */
export async function findInvoicesSpentOn(store: Store, owner: LotOwner): Promise<string[]> {
  const standing = await findStandingUses(store, owner);
  const ids = [...new Set(standing.flatMap((entry) => entry.refs.invoiceId ?? []))];
  const invoices = await findInvoices(store, ids);
  return invoices.map((invoice) => invoice.number).sort();
}
