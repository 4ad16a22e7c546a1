import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectStore, type Store } from '../../../src/store/connection.js';
import { setUpDatabase, verifyDatabase } from '../../../src/store/setup/database-setup.js';
import { indexes } from '../../../src/store/setup/indexes.js';
import { validators } from '../../../src/store/setup/validators.js';
import { dropDatabase, uniqueDatabaseUri } from '../../support/mongo.js';

let uri: string;
let store: Store;

beforeEach(async () => {
  uri = uniqueDatabaseUri();
  store = await connectStore(uri);
});

afterEach(async () => {
  await store.close();
  await dropDatabase(uri);
});

async function wholeSetup() {
  const collections = await store.db.listCollections().toArray();
  const names = collections.map(({ name }) => name).sort();
  const lists = await Promise.all(names.map((name) => store.db.collection(name).indexes()));
  return { collections: collections.sort((a, b) => (a.name < b.name ? -1 : 1)), lists };
}

describe('setting up the database', () => {
  it('leaves a database that passes the check, and changes nothing the second time', async () => {
    await setUpDatabase(store.db);
    await verifyDatabase(store.db);
    const before = await wholeSetup();
    await setUpDatabase(store.db);
    expect(await wholeSetup()).toEqual(before);
  });

  it('mends what differs and keeps the documents', async () => {
    await setUpDatabase(store.db);
    await store.collections.counters.insertOne({ _id: 'invoice:club', value: 7n });
    await store.db.command({ collMod: 'accounts', validator: {} });
    await store.db.collection('invoices').dropIndex('sweep_queue');
    await store.db.collection('invoices').createIndex({ status: 1 }, { name: 'number_of_old' });
    await setUpDatabase(store.db);
    await verifyDatabase(store.db);
    const names = (await store.db.collection('invoices').indexes()).map(({ name }) => name);
    expect(names).toContain('sweep_queue');
    expect(names).not.toContain('number_of_old');
    expect(await store.collections.counters.findOne({})).toMatchObject({ value: 7n });
  });

  it('corrects how long sent messages are kept', async () => {
    await setUpDatabase(store.db);
    const outbox = store.db.collection('outbox');
    await outbox.dropIndex('sent');
    await outbox.createIndex({ sentAt: 1 }, { name: 'sent', expireAfterSeconds: 1 });
    await expect(verifyDatabase(store.db)).rejects.toThrow('index sent of outbox is missing');
    await setUpDatabase(store.db);
    await verifyDatabase(store.db);
  });

  it('corrects an index that has the right name and the wrong fields', async () => {
    await setUpDatabase(store.db);
    const accounts = store.db.collection('accounts');
    await accounts.dropIndex('payer');
    await accounts.createIndex({ payerId: 1 }, { name: 'payer' });
    await expect(verifyDatabase(store.db)).rejects.toThrow('index payer of accounts is missing');
    await setUpDatabase(store.db);
    await verifyDatabase(store.db);
  });
});

describe('the check at start', () => {
  it('says of an empty database that it is empty, and the command that mends it', async () => {
    await expect(verifyDatabase(store.db)).rejects.toMatchObject({
      differences: ['it is empty'],
      message: expect.stringContaining('Run "npm run db:setup"'),
    });
  });

  it('names every collection that is missing beside one that is there', async () => {
    await setUpDatabase(store.db);
    const gone = Object.keys(validators).filter((name) => name !== 'counters');
    for (const name of gone) await store.db.dropCollection(name);
    await expect(verifyDatabase(store.db)).rejects.toMatchObject({
      differences: gone.map((name) => `collection ${name} is missing`),
    });
  });

  it('names each missing index and each changed rule', async () => {
    await setUpDatabase(store.db);
    const names = (list: readonly { name?: string }[]) => list.map(({ name }) => String(name));
    const expected = Object.keys(validators).flatMap((collection) => [
      `the rules of ${collection} differ`,
      ...names(indexes[collection] ?? []).map(
        (name) => `index ${name} of ${collection} is missing`,
      ),
    ]);
    for (const collection of Object.keys(validators)) {
      await store.db.command({ collMod: collection, validator: {} });
      if (indexes[collection] !== undefined) await store.db.collection(collection).dropIndexes();
    }
    await expect(verifyDatabase(store.db)).rejects.toMatchObject({ differences: expected });
    await setUpDatabase(store.db);
    await store.db.collection('account_links').dropIndex('payer');
    await store.db.command({ collMod: 'accounts', validator: {} });
    await expect(verifyDatabase(store.db)).rejects.toMatchObject({
      differences: ['the rules of accounts differ', 'index payer of account_links is missing'],
    });
    await setUpDatabase(store.db);
    await verifyDatabase(store.db);
  });

  it('notices a validator that only warns', async () => {
    await setUpDatabase(store.db);
    await store.db.command({ collMod: 'accounts', validationAction: 'warn' });
    await expect(verifyDatabase(store.db)).rejects.toThrow('the rules of accounts differ');
    await setUpDatabase(store.db);
    await verifyDatabase(store.db);
  });
});
