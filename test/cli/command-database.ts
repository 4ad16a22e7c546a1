import { afterAll } from 'vitest';
import { connectStore, type Store } from '../../src/store/connection.js';
import { setUpDatabase } from '../../src/store/setup/database-setup.js';
import { dropDatabase, uniqueDatabaseUri } from '../support/mongo.js';

export type CommandDatabase = { uri: string; store: Store };

const opened: CommandDatabase[] = [];

afterAll(async () => {
  for (const { uri, store } of opened) {
    await store.close();
    await dropDatabase(uri);
  }
});

/** A database of its own for one file of tests, set up unless said otherwise. */
export async function openCommandDatabase(
  options: { setUp: boolean } = { setUp: true },
): Promise<CommandDatabase> {
  const uri = uniqueDatabaseUri();
  const database = { uri, store: await connectStore(uri) };
  opened.push(database);
  if (options.setUp) await setUpDatabase(database.store.db);
  return database;
}
