import type { CreditNote } from '../../domain/credit/credit-note.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

/** The newest note of the same amount on the same invoice since `since` that still stands. */
export async function findLookAlikeNote(
  store: Store,
  credit: { invoiceId: string; amount: bigint; since: Date },
): Promise<CreditNote | null> {
  const { invoiceId, amount, since } = credit;
  const found = await store.collections.credit_notes
    .find({
      invoiceId,
      amount,
      createdAt: { $gte: since },
      voidedToInvoice: 0n,
      voidedToAccount: 0n,
    })
    .sort({ createdAt: -1 })
    .limit(1)
    .toArray();
  const note = found[0];
  return note === undefined ? null : fromStored(note);
}

/** The club's newest credit notes. */
export async function findRecentNotes(
  store: Store,
  clubId: string,
  limit: number,
): Promise<CreditNote[]> {
  const found = await store.collections.credit_notes
    .find({ clubId })
    .sort({ createdAt: -1 })
    .limit(limit)
    .toArray();
  return found.map(fromStored);
}
