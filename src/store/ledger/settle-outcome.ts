import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { type Store, withSession } from '../connection.js';
import { codeOf, errorCode, isTransient } from '../database-error.js';
import { toStored } from '../stored.js';
import { findEntry } from './ledger-reads.js';

/** `open`: the database does not say it yet, so it has to be asked again later. */
export type Settled =
  | { kind: 'booked'; entry: JournalEntry }
  | { kind: 'not-booked' }
  | { kind: 'open' };

/**
 * Whether the key is free, taken, or held by a transaction that is not over. It is tried by
 * writing the entry in a transaction that is always given up.
 */
async function probeKey(
  store: Store,
  entry: JournalEntry,
): Promise<'free' | 'taken' | 'contested'> {
  return withSession(store, async (session) => {
    session.startTransaction({ readPreference: 'primary', writeConcern: { w: 1 } });
    try {
      await store.collections.journal.insertOne(toStored(entry), { session });
      return 'free';
    } catch (error) {
      const code = codeOf(error);
      if (code === errorCode.duplicateKey) return 'taken';
      // The shape of entries has changed since, which waited for all transactions of before.
      if (code === errorCode.documentInvalid) return 'free';
      if (code === errorCode.writeConflict || isTransient(error)) return 'contested';
      throw error;
    } finally {
      await session.abortTransaction();
    }
  });
}

/**
 * Waits until a majority of the servers has all that was written before, on the payer's shard. It
 * changes nothing; the server waits nevertheless for everything that it took in until then.
 * @throws when no majority confirms in time
 */
async function waitForMajority(store: Store, entry: JournalEntry): Promise<void> {
  const { clubId, payerId } = entry;
  await store.collections.contacts.updateOne(
    { _id: payerId, clubId, payerId },
    { $set: { clubId } },
    { writeConcern: { w: 'majority', wtimeoutMS: store.patience.majorityMs } },
  );
}

/**
 * The entry under a key that a transaction has just seen taken, once a majority has all that was
 * written until then; null when it was undone. @throws when no majority confirms in time
 */
export async function findSeenEntry(
  store: Store,
  entry: JournalEntry,
): Promise<JournalEntry | null> {
  await waitForMajority(store, entry);
  return findEntry(store, entry.id);
}

/**
 * Finds out what became of a booking whose outcome is unknown; any entry of its transaction will
 * do. An answer is certain: no transaction can book it later, no change of the primary undo it.
 * @throws what the database throws, which leaves it open
 */
export async function settleOutcome(store: Store, entry: JournalEntry): Promise<Settled> {
  const probe = await probeKey(store, entry);
  if (probe === 'contested') return { kind: 'open' };
  await waitForMajority(store, entry);
  const booked = await findEntry(store, entry.id);
  if (booked !== null) return { kind: 'booked', entry: booked };
  return { kind: probe === 'free' ? 'not-booked' : 'open' };
}
