import { MongoClient } from 'mongodb';

/** One document, on disk before this returns. */
export async function leaveMark(uri: string): Promise<void> {
  const client = await MongoClient.connect(uri);
  const writeConcern = { w: 'majority' as const, j: true };
  await client.db().collection('marks').insertOne({ at: new Date() }, { writeConcern });
  await client.close();
}

export async function countMarks(uri: string): Promise<number> {
  const client = await MongoClient.connect(uri);
  const count = await client.db().collection('marks').countDocuments();
  await client.close();
  return count;
}
