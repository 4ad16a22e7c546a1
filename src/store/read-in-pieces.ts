import type { AbstractCursor } from 'mongodb';
import { createBreather } from './ledger/breather.js';

/** Documents that come from the database at once. */
const batchSize = 500;

/**
 * Thousands of documents as a list. They are made from what the database sent piece by piece, and
 * between the pieces the process answers others: thousands at once would hold it for a second.
 */
export async function readInPieces<Value>(cursor: AbstractCursor<Value>): Promise<Value[]> {
  const breathe = createBreather();
  const found: Value[] = [];
  try {
    for await (const document of cursor.batchSize(batchSize)) {
      found.push(document);
      await breathe();
    }
  } finally {
    await cursor.close();
  }
  return found;
}
