import { entryAmount } from '../../domain/books/booked-facts.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { ownId } from '../../domain/record-id.js';
import { findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import type { SameThing } from '../books/require-unlike.js';
import type { Desk } from '../desk.js';

/** An overpayment of the same amount that was made account credit, and was not returned since. */
export function sameMoved(
  desk: Desk,
  { invoiceId, amount }: { invoiceId: string; amount: bigint },
): SameThing {
  const isSame = (entry: JournalEntry) =>
    entry.kind === 'overpayment.moved' &&
    entry.refs.invoiceId === invoiceId &&
    entryAmount(entry) === amount;
  return {
    isSame,
    booked: async (since) => {
      const entries = await findEntriesOfInvoice(desk.store, invoiceId);
      const undone = new Set(entries.flatMap(({ reverses }) => reverses ?? []));
      const same = entries.findLast(
        (entry) => isSame(entry) && entry.recordedAt >= since && !undone.has(entry.id),
      );
      if (same === undefined) return null;
      const number = ownId(desk.club.id, invoiceId);
      return { number, createdAt: same.recordedAt, createdBy: same.actor.id };
    },
  };
}
