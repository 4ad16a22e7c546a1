import { entryAmount } from '../../domain/books/booked-facts.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { applicationAmount } from '../../domain/credit/take-back-credit.js';
import { ownId } from '../../domain/record-id.js';
import { findLookAlikeNote } from '../../store/ledger/credit-note-reads.js';
import { findIsTakenBack } from '../../store/ledger/ledger-reads.js';
import { findUsesSince } from '../../store/ledger/look-alike-reads.js';
import type { SameThing } from '../books/require-unlike.js';
import type { Desk } from '../desk.js';

type Credit = { invoiceId: string; amount: bigint };

/** Credit of the same amount on the same invoice. */
export function sameCredit(desk: Desk, { invoiceId, amount }: Credit): SameThing {
  return {
    booked: async (since) => {
      const note = await findLookAlikeNote(desk.store, { invoiceId, amount, since });
      if (note === null) return null;
      return { number: note.number, createdAt: note.createdAt, createdBy: note.createdBy.id };
    },
    isSame: (entry) =>
      entry.kind === 'credit.raised' &&
      entry.refs.invoiceId === invoiceId &&
      entryAmount(entry) === amount,
  };
}

async function findStanding(
  desk: Desk,
  entries: readonly JournalEntry[],
): Promise<JournalEntry | null> {
  for (const entry of entries) {
    if (!(await findIsTakenBack(desk.store, entry))) return entry;
  }
  return null;
}

/** A use of the same amount on the same invoice that still stands. */
export function sameUse(desk: Desk, { invoiceId, amount }: Credit): SameThing {
  return {
    booked: async (since) => {
      const uses = await findUsesSince(desk.store, { invoiceId, since });
      const same = uses.filter((entry) => applicationAmount(entry) === amount);
      const entry = await findStanding(desk, same);
      if (entry === null) return null;
      const number = ownId(desk.club.id, invoiceId);
      return { number, createdAt: entry.recordedAt, createdBy: entry.actor.id };
    },
    isSame: (entry) =>
      entry.kind === 'credit.applied' &&
      entry.refs.invoiceId === invoiceId &&
      applicationAmount(entry) === amount,
  };
}
