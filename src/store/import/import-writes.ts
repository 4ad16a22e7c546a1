import type { Document } from 'mongodb';
import type { Store } from '../connection.js';

/** Club records that an import brings beside the money. */
export type RecordKind =
  | 'contacts'
  | 'products'
  | 'sessions'
  | 'enrolments'
  | 'bookings'
  | 'orders'
  | 'passes';

export type RecordDocument = Document & { _id: string };

const readAtOnce = 1000;

function* chunks<Value>(values: readonly Value[], size: number): Generator<Value[]> {
  for (let start = 0; start < values.length; start += size) {
    yield values.slice(start, start + size);
  }
}

async function findAll<Found>(
  ids: readonly string[],
  read: (some: string[]) => Promise<Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const some of chunks([...new Set(ids)], readAtOnce)) found.push(...(await read(some)));
  return found;
}

/** The stored records among `ids`, by id. */
export async function findRecords(
  store: Store,
  kind: RecordKind | 'invoices',
  ids: readonly string[],
): Promise<Map<string, RecordDocument>> {
  const collection = store.db.collection<RecordDocument>(kind);
  const found = await findAll(ids, (some) => collection.find({ _id: { $in: some } }).toArray());
  return new Map(found.map((document) => [document._id, document]));
}

/** The stored ids of everybody who was forgotten: few, who are asked for once in an import. */
export async function findForgotten({ collections }: Store, clubId: string): Promise<string[]> {
  const gone = { clubId, forgottenAt: { $ne: null } };
  const found = await collections.contacts.find(gone, { projection: { _id: 1 } }).toArray();
  return found.map(({ _id }) => _id);
}

/** A new record, or fields of a stored one. */
export type RecordChange =
  | { kind: 'insert'; document: RecordDocument }
  | { kind: 'update'; id: string; set: Record<string, unknown> };

/** Writes records; safe to repeat, a record that is there already is not written again. */
export async function writeRecords(
  store: Store,
  kind: RecordKind,
  changes: readonly RecordChange[],
): Promise<void> {
  const collection = store.db.collection<RecordDocument>(kind);
  for (const some of chunks(changes, readAtOnce)) {
    await collection.bulkWrite(
      some.map((change) => {
        if (change.kind === 'update') {
          // Who was forgotten meanwhile gets no name back.
          const filter = { _id: change.id, forgottenAt: null };
          return { updateOne: { filter, update: { $set: change.set } } };
        }
        const { _id, ...fields } = change.document;
        return { updateOne: { filter: { _id }, update: { $setOnInsert: fields }, upsert: true } };
      }),
      { ordered: false },
    );
  }
}
