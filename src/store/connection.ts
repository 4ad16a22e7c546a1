import type { ClientSession, Db, MongoClient } from 'mongodb';
import mongoose from 'mongoose';
import type { EntryKind } from '../domain/books/entry-kinds.js';
import { type Collections, collectionsOf } from './collections.js';
import { type Models, modelsOf } from './models.js';

export type Store = {
  connection: mongoose.Connection;
  client: MongoClient;
  db: Db;
  collections: Collections;
  /** Of records that people change one at a time. */
  models: Models;
  patience: Patience;
  /** Told of every entry that was committed; nobody listens until somebody takes its place. */
  committed: (kinds: readonly EntryKind[]) => void;
  close(): Promise<void>;
};

/** How long a booking may take before its outcome is left open. */
export type Patience = {
  /** What passes by itself is tried again for so long. */
  retryMs: number;
  /** A majority of the servers has so long to confirm; for a write by itself, twice as long. */
  majorityMs: number;
};

const usualPatience: Patience = { retryMs: 15_000, majorityMs: 5_000 };

/**
 * Connects to the database. Int64 comes back as BigInt everywhere, since money must never pass
 * through a floating-point number. @throws when no server answers within `selectionTimeoutMs`
 */
export async function connectStore(
  uri: string,
  options: { selectionTimeoutMs?: number; appName?: string; patience?: Patience } = {},
): Promise<Store> {
  const { patience = usualPatience } = options;
  const connection = await mongoose
    .createConnection(uri, {
      autoIndex: false,
      autoCreate: false,
      useBigInt64: true,
      readPreference: 'primary',
      writeConcern: { w: 'majority', wtimeoutMS: 2 * patience.majorityMs },
      readConcern: { level: 'majority' },
      maxPoolSize: 20,
      serverSelectionTimeoutMS: options.selectionTimeoutMs ?? 8000,
      socketTimeoutMS: 60_000,
      appName: options.appName ?? 'credit-desk',
    })
    .asPromise();
  const db = connection.db;
  if (db === undefined) throw new Error('the connection has no database');
  return {
    connection,
    client: connection.getClient(),
    db,
    collections: collectionsOf(db),
    models: modelsOf(connection),
    patience,
    committed: () => undefined,
    close: () => connection.close(),
  };
}

/** A session for one unit of work, always ended. */
export async function withSession<Result>(
  store: Store,
  work: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  const session = store.client.startSession();
  try {
    return await work(session);
  } finally {
    await session.endSession();
  }
}
