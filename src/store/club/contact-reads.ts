import type { Contact } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { readInPieces } from '../read-in-pieces.js';
import { fromStored } from '../stored.js';
import { caseApart } from './address-collation.js';

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
  const found = await readInPieces(
    store.collections.contacts.find(
      { _id: { $in: [...new Set(ids)] } },
      { projection: { name: 1 } },
    ),
  );
  return new Map(found.map((contact) => [contact._id, contact.name]));
}

/** Everybody whom a payer pays for, with the payer. */
export async function findFamily(
  store: Store,
  owner: { clubId: string; payerId: string },
): Promise<Contact[]> {
  const found = await store.collections.contacts.find(owner).sort({ name: 1 }).toArray();
  return found.map(fromStored);
}

/** Payers at an address, however its letters are written, by name. */
export async function findPayersAt(
  store: Store,
  { clubId, address, limit }: { clubId: string; address: string; limit: number },
): Promise<Contact[]> {
  const isPayer = { $expr: { $eq: ['$payerId', '$_id'] } };
  const found = await store.collections.contacts
    .find({ clubId, email: address, ...isPayer })
    .collation(caseApart)
    .hint('email')
    .toArray();
  const byName = (one: { name: string }, other: { name: string }) =>
    one.name < other.name ? -1 : 1;
  return found.map(fromStored).sort(byName).slice(0, limit);
}
