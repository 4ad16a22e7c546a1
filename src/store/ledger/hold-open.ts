import type { ClientSession } from 'mongodb';
import { earliestClosable } from '../../domain/books/closed-days.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Store } from '../connection.js';
import { StalePlan } from './write-changes.js';

/**
 * Holds the books open for what is dated some days back: it changes the club's document, on condition
 * that they are open, so that of a closing and a booking at once the second sees the first. What is of
 * today changes nothing here: its day cannot be closed (`docs/decisions/books-closed.md`).
 * @throws StalePlan when the books were closed since it was planned
 */
export async function holdOpen(
  { collections }: Store,
  entries: readonly JournalEntry[],
  session: ClientSession,
): Promise<void> {
  const [first] = entries;
  const earliest = earliestClosable(entries);
  if (first === undefined || earliest === null) return;
  const { clubId: _id } = first;
  const isOpen = { 'settings.closedUpTo': { $not: { $gte: earliest } } };
  const held = await collections.clubs.updateOne(
    { _id, ...isOpen },
    { $inc: { pastActs: 1n } },
    { session },
  );
  if (held.matchedCount === 1) return;
  // A club that was never stored has closed nothing.
  const stored = await collections.clubs.findOne({ _id }, { session, projection: { _id: 1 } });
  if (stored !== null) throw new StalePlan('the books were closed meanwhile');
}
