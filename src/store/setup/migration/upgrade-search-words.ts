import type { Db } from 'mongodb';
import { contactWords } from '../../../domain/people/search-words.js';
import { collectionsOf } from '../../collections.js';

/** Contacts whose words are worked out and written together. */
const contactsAtOnce = 1000;

/**
 * Gives every contact the words by which this version finds people. They follow from the contact
 * alone, so a run that was killed can be done again.
 * @returns how many contacts there are
 */
export async function upgradeSearchWords(db: Db): Promise<number> {
  const { contacts } = collectionsOf(db);
  const projection = { name: 1, ownId: 1, email: 1 };
  const cursor = contacts.find({}, { projection }).sort({ _id: 1 }).batchSize(contactsAtOnce);
  let count = 0;
  let updates: Parameters<typeof contacts.bulkWrite>[0][number][] = [];
  const write = async () => {
    if (updates.length === 0) return;
    await contacts.bulkWrite(updates, { ordered: false, writeConcern: { w: 'majority' } });
    updates = [];
  };
  for await (const { _id, name, ownId, email } of cursor) {
    const searchWords = contactWords({ name, ownId, email: email ?? null });
    updates.push({ updateOne: { filter: { _id }, update: { $set: { searchWords } } } });
    count += 1;
    if (updates.length === contactsAtOnce) await write();
  }
  await write();
  return count;
}
