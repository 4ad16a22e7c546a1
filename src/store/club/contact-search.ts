import type { Document, Filter } from 'mongodb';
import type { Contact } from '../../domain/people/club-records.js';
import type { SearchTerm } from '../../domain/people/search-words.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

/**
 * How many people a search follows to whom pays for them, and to their invoices. What more people
 * than that have in common is no name but a letter or two, and whoever typed it is told so.
 */
export const peopleFollowed = 2000;

/** Beginnings of words are what people mostly type; all are beginnings, and parts inside words. */
export type Parts = 'beginnings' | 'all';

export function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The people who fit every term; each is a range or two of the index of words. */
export function peopleCondition(
  clubId: string,
  terms: readonly SearchTerm[],
  parts: Parts = 'all',
): Filter<Stored<Contact>> {
  const conditions = terms.map(({ beginnings, insides }) => {
    const starts = parts === 'all' ? [...beginnings, ...insides] : beginnings;
    return { searchWords: { $in: starts.map((start) => new RegExp(`^${escaped(start)}`)) } };
  });
  return { clubId, ...(conditions.length > 0 ? { $and: conditions } : {}) };
}

/**
 * The index of words where there are words: by itself the database may as well read the whole club.
 */
export function peopleIndex(terms: readonly SearchTerm[]): { hint: string } {
  return { hint: terms.length > 0 ? 'search' : 'name' };
}

/** People who fit, by name. */
export async function searchContacts(
  store: Store,
  terms: readonly SearchTerm[],
  { clubId, limit }: { clubId: string; limit: number },
): Promise<Contact[]> {
  const found = store.collections.contacts.find(peopleCondition(clubId, terms), peopleIndex(terms));
  return (await found.sort({ name: 1 }).limit(limit).toArray()).map(fromStored);
}

/** The ids of the people who fit; `more` = there are more than are followed. */
export async function findPeople(
  store: Store,
  { clubId, terms }: { clubId: string; terms: readonly SearchTerm[] },
): Promise<{ ids: string[]; more: boolean }> {
  if (terms.length === 0) return { ids: [], more: false };
  const found = await store.collections.contacts
    .find(peopleCondition(clubId, terms), { projection: { _id: 1 }, ...peopleIndex(terms) })
    .limit(peopleFollowed + 1)
    .toArray();
  return {
    ids: found.slice(0, peopleFollowed).map(({ _id }) => _id),
    more: found.length > peopleFollowed,
  };
}

/** A payer, and those who fit themselves: the payer, or whom the payer pays for. */
export type PayerFound = { payer: Contact; fits: { id: string; name: string }[] };

/** `total` counts all payers; with `more` there are more than that. */
export type PayersFound = { payers: PayerFound[]; total: number; more: boolean };

type PayerSearch = { clubId: string; limit: number; parts?: Parts };
type Row = { fits: PayerFound['fits']; payer: Stored<Contact> };
type Counted = { rows: Row[]; counts: { payers: number; people: number }[] };

/** From the people who fit to whom pays for them, by name. */
export function payersPipeline(
  terms: readonly SearchTerm[],
  { clubId, limit, parts = 'all' }: PayerSearch,
): Document[] {
  const ofPayer = { localField: '_id', foreignField: '_id', as: 'payer' };
  const count = { _id: null, payers: { $sum: 1 }, people: { $sum: { $size: '$fits' } } };
  return [
    { $match: peopleCondition(clubId, terms, parts) },
    { $limit: peopleFollowed + 1 },
    { $group: { _id: '$payerId', fits: { $push: { id: '$_id', name: '$name' } } } },
    { $lookup: { from: 'contacts', ...ofPayer } },
    { $unwind: '$payer' },
    { $sort: { 'payer.name': 1, _id: 1 } },
    { $facet: { rows: [{ $limit: limit }], counts: [{ $group: count }] } },
  ];
}

/** Payers who fit or who pay for somebody who fits. */
export async function searchPayers(
  store: Store,
  terms: readonly SearchTerm[],
  search: PayerSearch,
): Promise<PayersFound> {
  const pipeline = payersPipeline(terms, search);
  const found = store.collections.contacts.aggregate<Counted>(pipeline, peopleIndex(terms));
  const [{ rows, counts } = { rows: [], counts: [] }] = await found.toArray();
  const { payers = 0, people = 0 } = counts[0] ?? {};
  return {
    payers: rows.map(({ payer, fits }) => ({ payer: fromStored(payer), fits })),
    total: payers,
    more: people > peopleFollowed,
  };
}

/** All payers by name, where nothing was typed. */
export async function listPayers(
  store: Store,
  { clubId, limit }: PayerSearch,
): Promise<PayersFound> {
  const condition = { clubId, $expr: { $eq: ['$payerId', '$_id'] } };
  const { contacts } = store.collections;
  const [found, total] = await Promise.all([
    contacts.find(condition).hint('name').sort({ name: 1 }).limit(limit).toArray(),
    contacts.countDocuments(condition, { limit: peopleFollowed + 1, hint: 'name' }),
  ]);
  const payers = found.map((payer) => ({ payer: fromStored(payer), fits: [] }));
  return { payers, total: Math.min(total, peopleFollowed), more: total > peopleFollowed };
}
