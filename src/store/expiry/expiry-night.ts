import type { ClientSession } from 'mongodb';
import type { Store } from '../connection.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { toStored } from '../stored.js';
import { inTransaction } from '../transaction.js';
import type { ExpiryNight } from './night.js';

/** What one page adds to its day. */
export type ExpiryPage = Pick<ExpiryNight, 'clubId' | 'day' | 'lots' | 'amounts'>;

export async function writeExpiryPage(
  { collections }: Store,
  { clubId, day, lots, amounts }: ExpiryPage,
  session: ClientSession,
): Promise<void> {
  const sums = Object.entries(amounts).map(([currency, amount]) => [`amounts.${currency}`, amount]);
  await collections.expiry_nights.updateOne(
    { _id: `${clubId}:${day}` },
    {
      $setOnInsert: { clubId, day, summaries: 0 },
      $set: { untold: true },
      $inc: { lots, ...Object.fromEntries(sums) },
    },
    { upsert: true, session },
  );
}

/** The days of which something is still to be told, the earliest first: few. */
export async function findUntoldNights(store: Store, clubId: string): Promise<ExpiryNight[]> {
  const found = await store.collections.expiry_nights
    .find({ clubId, untold: true }, { hint: 'untold' })
    .sort({ day: 1 })
    .toArray();
  return found.map(({ _id: id, ...night }) => ({ id, ...night }));
}

/** Marks a day as told, with the messages that tell it; false where another process was first. */
export async function tellNight(
  store: Store,
  { id, lots, summaries }: ExpiryNight,
  outbox: readonly OutboxRow[],
): Promise<boolean> {
  return inTransaction(store, async (session) => {
    const { matchedCount } = await store.collections.expiry_nights.updateOne(
      { _id: id, lots, summaries, untold: true },
      { $set: { untold: false, lots: 0, amounts: {} }, $inc: { summaries: 1 } },
      { session },
    );
    if (matchedCount === 1 && outbox.length > 0) {
      await store.collections.outbox.insertMany(outbox.map(toStored), { session });
    }
    return matchedCount === 1;
  });
}
