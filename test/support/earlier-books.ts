import { readFile } from 'node:fs/promises';
import type { Db, Document, IndexDescription } from 'mongodb';
import { mongo } from 'mongoose';

type EarlierCollection = {
  name: string;
  options: Document;
  indexes: IndexDescription[];
  documents: (Document & { _id: string })[];
};

/** The database of the version before, as it stands in `test/fixtures/books-1`. */
export async function earlierCollections(): Promise<EarlierCollection[]> {
  const file = new URL('../fixtures/books-1/database.json', import.meta.url);
  const text = await readFile(file, 'utf8');
  return mongo.BSON.EJSON.parse(text, { relaxed: false, useBigInt64: true });
}

/** Writes that database, with its own rules and indexes, into an empty one. */
export async function loadEarlierBooks(db: Db): Promise<void> {
  for (const { name, options, indexes, documents } of await earlierCollections()) {
    await db.createCollection(name, options);
    if (indexes.length > 0) await db.collection(name).createIndexes(indexes);
    if (documents.length > 0) {
      await db.collection<Document & { _id: string }>(name).insertMany(documents);
    }
  }
}
