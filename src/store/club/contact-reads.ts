import type { Contact } from '../../domain/people/club-records.js';
import { searchWords } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

export async function findContact(store: Store, id: string): Promise<Contact | null> {
  const found = await store.collections.contacts.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

export async function findContacts(store: Store, ids: readonly string[]): Promise<Contact[]> {
  const found = await store.collections.contacts.find({ _id: { $in: [...ids] } }).toArray();
  return found.map(fromStored);
}

/** Names by id; contacts that are not there are left out. */
export async function findContactNames(
  store: Store,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await store.collections.contacts
    .find({ _id: { $in: [...new Set(ids)] } }, { projection: { name: 1 } })
    .toArray();
  return new Map(found.map((contact) => [contact._id, contact.name]));
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Contacts whose words begin with every word that was typed; all contacts for an empty text. */
export async function searchContacts(
  store: Store,
  search: { clubId: string; text: string; payersOnly: boolean; limit: number },
): Promise<Contact[]> {
  const { clubId, text, payersOnly, limit } = search;
  const words = searchWords(text);
  if (words.length === 0 && text.trim() !== '') return [];
  const conditions = words.map((word) => ({ searchWords: new RegExp(`^${escaped(word)}`) }));
  const found = await store.collections.contacts
    .find({
      clubId,
      ...(conditions.length > 0 ? { $and: conditions } : {}),
      ...(payersOnly ? { $expr: { $eq: ['$payerId', '$_id'] } } : {}),
    })
    .sort({ name: 1 })
    .limit(limit)
    .toArray();
  return found.map(fromStored);
}

/** Everybody whom a payer pays for, with the payer. */
export async function findFamily(
  store: Store,
  owner: { clubId: string; payerId: string },
): Promise<Contact[]> {
  const found = await store.collections.contacts.find(owner).sort({ name: 1 }).toArray();
  return found.map(fromStored);
}
