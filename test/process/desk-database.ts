import { type Db, MongoClient } from 'mongodb';
import { onTestFinished } from 'vitest';
import type { DeskFolder } from './desk-folder.js';

/** The books of a running desk, looked at beside it until the test ends. */
export async function databaseOf({ mongoPort }: Pick<DeskFolder, 'mongoPort'>): Promise<Db> {
  const uri = `mongodb://127.0.0.1:${mongoPort}/credit-desk?directConnection=true`;
  const client = await MongoClient.connect(uri, { useBigInt64: true });
  onTestFinished(() => client.close());
  return client.db();
}
