import { afterAll, beforeAll, expect, it } from 'vitest';
import { searchTerms } from '../../../../src/domain/people/search-words.js';
import { searchContacts } from '../../../../src/store/club/contact-search.js';
import { connectStore, type Store } from '../../../../src/store/connection.js';
import { setUpDatabase, verifyDatabase } from '../../../../src/store/setup/database-setup.js';
import { dropDatabase, uniqueDatabaseUri } from '../../../support/mongo.js';

const uri = uniqueDatabaseUri();
let store: Store;

/** More than are written together, with the words of the version before. */
const people = Array.from({ length: 2500 }, (_none, index) => ({
  _id: `club:C${index}`,
  clubId: 'club',
  ownId: `C${index}`,
  name: index === 2499 ? 'Łukasz O’Brien' : `Kari Olsen${index}`,
  email: index === 2499 ? 'lob@family.example' : null,
  payerId: `club:C${index}`,
  searchWords: ['older', 'words'],
}));

async function found(text: string): Promise<string[]> {
  const all = await searchContacts(store, searchTerms(text), { clubId: 'club', limit: 5 });
  return all.map(({ ownId }) => ownId);
}

beforeAll(async () => {
  store = await connectStore(uri);
  await setUpDatabase(store.db);
  await store.collections.contacts.insertMany(people);
  await store.db.collection('migrations').updateOne({}, { $set: { version: 2 } });
});
afterAll(async () => {
  await store.close();
  await dropDatabase(uri);
});

it('finds everybody anew by all spellings, once the database was set up', async () => {
  await expect(verifyDatabase(store.db)).rejects.toThrow('the form of an earlier version');
  expect(await found('obrien')).toEqual([]);
  const told: string[] = [];
  await setUpDatabase(store.db, (message) => told.push(message));
  expect(told).toEqual(['People are found by every part of their names now: 2500 contacts.']);
  for (const typed of ['obrien', 'lukasz', 'rien', 'lob@family.example']) {
    expect(await found(typed)).toEqual(['C2499']);
  }
  expect(await found('olsen2498')).toEqual(['C2498']);
  expect(await store.collections.contacts.countDocuments({ searchWords: 'older' })).toBe(0);
  await verifyDatabase(store.db);
});

it('goes on where a killed run ended', async () => {
  const { contacts } = store.collections;
  await contacts.updateMany({ _id: /^club:C2/ }, { $set: { searchWords: ['older'] } });
  await store.db.collection('migrations').updateOne({}, { $set: { version: 2 } });
  await setUpDatabase(store.db);
  expect(await contacts.countDocuments({ searchWords: 'older' })).toBe(0);
});
