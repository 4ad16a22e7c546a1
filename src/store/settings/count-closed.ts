import type { ClientSession } from 'mongodb';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { closingOf } from '../../domain/settings/closings.js';
import type { Store } from '../connection.js';
import { readHands } from '../ledger/hold-open.js';
import { startOneMoment } from '../ledger/one-moment.js';
import { findLastChange } from './last-change.js';

type Wanted = { clubId: string; day: CalendarDate };

/** What is known of a closed time before the transaction that closes it. */
export type CountedBefore =
  /** The books were closed up to an earlier day, in which nothing came since. */
  | { kind: 'closed'; until: CalendarDate; entries: bigint }
  /** All entries up to the day, as of a moment at which the hands stood like that. */
  | { kind: 'open'; entries: bigint; hands: string };

/**
 * Counts what lies in days that are to be closed, without keeping anybody from booking meanwhile: on top
 * of the closing before it, or by reading the journal once.
 */
export async function countBefore(store: Store, { clubId, day }: Wanted): Promise<CountedBefore> {
  const last = await findLastChange(store, { clubId, setting: 'closedUpTo' });
  const until = closingOf(last?.changes ?? []);
  const entries = last?.closedEntries;
  if (until !== null && until < day && entries !== undefined) {
    return { kind: 'closed', until, entries };
  }
  const moment = startOneMoment(store);
  try {
    const hands = await readHands(store, clubId, moment);
    const past = { clubId, occurredOn: { $lte: day } };
    const counted = await store.collections.journal.countDocuments(past, moment);
    return { kind: 'open', entries: BigInt(counted), hands };
  } finally {
    await moment.session.endSession();
  }
}

/**
 * How many entries lie in the days that this transaction closes: all acts for past days are held, and
 * read before they are, since whoever acted since has moved them.
 */
export async function countClosed(
  { collections }: Store,
  { clubId, day }: Wanted,
  { before, handsNow }: { before: CountedBefore; handsNow: string },
  session: ClientSession,
): Promise<bigint> {
  const { journal } = collections;
  if (before.kind === 'closed') {
    const since = { clubId, occurredOn: { $gt: before.until, $lte: day } };
    return before.entries + BigInt(await journal.countDocuments(since, { session }));
  }
  if (before.hands === handsNow) return before.entries;
  return BigInt(await journal.countDocuments({ clubId, occurredOn: { $lte: day } }, { session }));
}
