import { ownId } from '../record-id.js';
import type { JournalEntry } from './journal-entry.js';

/** What names a booking to a person. `amount` in minor units of `currency`. */
export type BookedFacts = {
  amount: bigint;
  currency: string;
  /** Null where the entry names no invoice. */
  invoiceNumber: string | null;
  /** Null where the entry names no credit note. */
  noteNumber: string | null;
};

type Booking = Pick<JournalEntry, 'clubId' | 'currency' | 'postings' | 'refs'>;

/** The size of an event: what it moved from one side of the ledger to the other. */
export function entryAmount({ postings }: Pick<JournalEntry, 'postings'>): bigint {
  return postings.reduce((sum, { amount }) => (amount > 0n ? sum + amount : sum), 0n);
}

export function bookedFacts(entry: Booking): BookedFacts {
  const { clubId, currency, refs } = entry;
  const number = (id: string | undefined) => (id === undefined ? null : ownId(clubId, id));
  return {
    amount: entryAmount(entry),
    currency,
    invoiceNumber: number(refs.invoiceId),
    noteNumber: number(refs.creditNoteId),
  };
}
