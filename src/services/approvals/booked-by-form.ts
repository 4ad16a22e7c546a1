import { bookedFacts } from '../../domain/books/booked-facts.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { CreditError } from '../../domain/errors.js';
import { findEntry, findNumberedEntries } from '../../store/ledger/ledger-reads.js';
import { formKey } from '../books/form-key.js';
import type { Desk } from '../desk.js';

async function findBooked(desk: Desk, requestId: string): Promise<JournalEntry | undefined> {
  const key = formKey(requestId);
  const entry = await findEntry(desk.store, key);
  return entry ?? (await findNumberedEntries(desk.store, key))[0];
}

/**
 * Why a request that is open cannot be approved: its form has booked by itself all the same, as
 * where two processes run with different thresholds; null where it has not.
 */
export async function bookedByForm(desk: Desk, requestId: string): Promise<CreditError | null> {
  const entry = await findBooked(desk, requestId);
  return entry === undefined ? null : new CreditError('key-reused', bookedFacts(entry));
}
