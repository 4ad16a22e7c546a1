import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

/** The uses of account credit on an invoice that were written down since, the newest first. */
export async function findUsesSince(
  store: Store,
  { invoiceId, since }: { invoiceId: string; since: Date },
): Promise<JournalEntry[]> {
  const found = await store.collections.journal
    .find({ 'refs.invoiceId': invoiceId, kind: 'credit.applied', recordedAt: { $gte: since } })
    .sort({ invoiceSeq: -1 })
    .toArray();
  return found.map(fromStored);
}

/** The invoices that staff issued to a payer since, as entries, the newest first. */
export async function findIssuedSince(
  store: Store,
  payer: { clubId: string; payerId: string; currency: string; since: Date },
): Promise<JournalEntry[]> {
  const { clubId, payerId, currency, since } = payer;
  const found = await store.collections.journal
    .find({
      ...{ clubId, payerId, currency },
      kind: 'invoice.issued',
      'actor.kind': 'staff',
      recordedAt: { $gte: since },
    })
    .sort({ recordedAt: -1 })
    .toArray();
  return found.map(fromStored);
}
