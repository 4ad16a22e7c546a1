import type { ClientSession } from 'mongodb';
import { earliestClosable, isClosed } from '../../domain/books/closed-days.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Store } from '../connection.js';
import { digestOf } from './digest.js';
import type { OneMoment } from './one-moment.js';
import { StalePlan } from './write-changes.js';

/**
 * Acts for past days take one of these, by their payer, and a closing takes all of them: one alone would
 * have every two acts wait for each other. As many in every version that runs beside another.
 */
const hands = 16;

function handId(clubId: string, hand: number): string {
  return `past-days:${clubId}:${hand}`;
}

function handOf({ clubId, payerId }: JournalEntry): string {
  return handId(clubId, digestOf(payerId).charCodeAt(0) % hands);
}

/**
 * Holds the books open for what is dated some days back: of a booking and a closing at once the second
 * conflicts with the first, and sees it when it is tried again. What is of today writes nothing here: its
 * day cannot be closed (`docs/decisions/books-closed.md`).
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
  const { clubs, counters } = collections;
  const projection = { 'settings.closedUpTo': 1 };
  const club = await clubs.findOne({ _id: first.clubId }, { session, projection });
  if (isClosed(earliest, club?.settings?.closedUpTo ?? null)) {
    throw new StalePlan('the books were closed meanwhile');
  }
  // One hand for the whole transaction is enough, whoever else is in it.
  const one = { $inc: { value: 1n } };
  await counters.updateOne({ _id: handOf(first) }, one, { session, upsert: true });
}

/**
 * How the hands stand, as a text that differs when anybody has booked something on a past day, or closed
 * the books, in between.
 */
export async function readHands(
  { collections }: Store,
  clubId: string,
  moment: OneMoment | { session: ClientSession },
): Promise<string> {
  const ids = Array.from({ length: hands }, (_none, hand) => handId(clubId, hand));
  const found = await collections.counters.find({ _id: { $in: ids } }, moment).toArray();
  return found
    .map(({ _id, value }) => `${_id}=${value}`)
    .sort()
    .join(' ');
}

/** Lets nothing through that is under way for past days: written with a closing. */
export async function holdClosed(
  { collections }: Store,
  clubId: string,
  session: ClientSession,
): Promise<void> {
  const all = Array.from({ length: hands }, (_none, hand) => ({
    updateOne: {
      filter: { _id: handId(clubId, hand) },
      update: { $inc: { value: 1n } },
      upsert: true,
    },
  }));
  await collections.counters.bulkWrite(all, { session });
}
