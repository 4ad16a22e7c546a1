import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { dropDatabase, uniqueDatabaseUri } from './mongo.js';

it('gives tests a replica set with transactions', async () => {
  const uri = uniqueDatabaseUri();
  const client = new MongoClient(uri);
  await client.withSession((session) =>
    session.withTransaction(() => client.db().collection('a').insertOne({ x: 1 }, { session })),
  );
  expect(await client.db().collection('a').countDocuments()).toBe(1);
  await client.close();
  await dropDatabase(uri);
});
