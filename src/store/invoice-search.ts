import type { Filter } from 'mongodb';
import type { Invoice, InvoiceStatus } from '../domain/invoice.js';
import { recordId } from '../domain/record-id.js';
import type { Store } from './connection.js';
import { searchContacts } from './contact-reads.js';
import { fromStored, type Stored } from './stored.js';

/** Which invoices a list shows. `open` has everything with something left to pay. */
export type InvoiceFilter = {
  clubId: string;
  status: InvoiceStatus | null;
  /** A number (or its beginning), or words of a payer's or beneficiary's name; blank = all. */
  text: string;
  payerId: string | null;
};

/** How many contacts a name search follows; more than that is no search but a list. */
const contactsFollowed = 50;

/**
 * Beginnings of stored ids, which are the club's id and the invoice's number: as typed and in
 * large letters, so that the index can be used for both.
 */
function numberPrefixes(clubId: string, text: string): RegExp[] {
  const plain = text.trim();
  if (!/^[\w./-]{1,64}$/.test(plain) || !/\d/.test(plain)) return [];
  return [...new Set([plain, plain.toUpperCase()])].map((number) => {
    const start = recordId(clubId, number);
    return new RegExp(`^${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  });
}

async function textCondition(
  store: Store,
  filter: InvoiceFilter,
): Promise<Filter<Stored<Invoice>>> {
  const { clubId, text } = filter;
  if (text.trim() === '') return {};
  const prefixes = numberPrefixes(clubId, text);
  const contacts = await searchContacts(store, {
    clubId,
    text,
    payersOnly: false,
    limit: contactsFollowed,
  });
  const ids = contacts.map((contact) => contact.id);
  return {
    $or: [
      ...prefixes.map((prefix) => ({ _id: prefix })),
      { payerId: { $in: ids } },
      { beneficiaryIds: { $in: ids } },
    ],
  };
}

/**
 * Outstanding lists every debt that can be paid now, also one that is partly credited; the other
 * statuses list exactly what carries that word.
 */
function statusCondition(status: InvoiceStatus | null): Filter<Stored<Invoice>> {
  if (status === null) return {};
  if (status === 'outstanding') return { outstanding: { $gt: 0n }, pendingPayment: false };
  return { status };
}

async function conditionFor(store: Store, filter: InvoiceFilter): Promise<Filter<Stored<Invoice>>> {
  return {
    clubId: filter.clubId,
    ...(filter.payerId === null ? {} : { payerId: filter.payerId }),
    ...statusCondition(filter.status),
    ...(await textCondition(store, filter)),
  };
}

/** One page, newest first; `more` tells whether another follows. */
export async function searchInvoices(
  store: Store,
  filter: InvoiceFilter,
  page: { skip: number; limit: number },
): Promise<{ invoices: Invoice[]; more: boolean }> {
  const found = await store.collections.invoices
    .find(await conditionFor(store, filter))
    .sort({ issuedOn: -1, _id: -1 })
    .skip(page.skip)
    .limit(page.limit + 1)
    .toArray();
  return { invoices: found.slice(0, page.limit).map(fromStored), more: found.length > page.limit };
}

export async function countInvoices(store: Store, filter: InvoiceFilter): Promise<number> {
  return store.collections.invoices.countDocuments(await conditionFor(store, filter));
}
