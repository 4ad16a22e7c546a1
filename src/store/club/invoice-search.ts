import type { Filter, FindCursor } from 'mongodb';
import {
  type Invoice,
  type InvoiceStatus,
  invoiceStatuses,
} from '../../domain/invoices/invoice.js';
import { numberDigits } from '../../domain/invoices/number-digits.js';
import { recordId } from '../../domain/record-id.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';
import { searchContacts } from './contact-reads.js';

/** Which invoices a list shows. */
export type InvoiceFilter = {
  clubId: string;
  status: InvoiceStatus | null;
  /** A number (or its beginning), or words of a payer's or beneficiary's name; blank = all. */
  text: string;
  payerId: string | null;
};

/** How many contacts a name search follows; more than that is no search but a list. */
const contactsFollowed = 50;

/** The longest number that an invoice may have. */
const longestNumber = 64;

/**
 * What finds invoices by their number: its beginning, as typed and in large letters, so that the
 * index can be used for both; and the digits that were typed, where nothing else was.
 */
function numberConditions(clubId: string, text: string): Filter<Stored<Invoice>>[] {
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  if (plain.length > longestNumber || !/\d/.test(plain)) return [];
  const starts = [...new Set([plain, plain.toUpperCase()])].map((number) => {
    const start = recordId(clubId, number);
    return { _id: new RegExp(`^${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) };
  });
  return [...starts, ...digitsTyped(plain).map((run) => ({ numberDigits: run }))];
}

/** The digits of a number where nothing but them was typed. */
function digitsTyped(text: string): string[] {
  return /^#?\d+$/.test(text) ? numberDigits(text) : [];
}

/** The one invoice whose number has the digits that were typed; null when none or several have. */
export async function findByDigits(
  store: Store,
  clubId: string,
  typed: string,
): Promise<string | null> {
  const digits = digitsTyped(typed.trim());
  if (digits.length === 0) return null;
  const found = await store.collections.invoices
    .find({ clubId, numberDigits: { $in: digits } }, { projection: { _id: 1 } })
    .limit(2)
    .toArray();
  return found.length === 1 ? (found[0]?._id ?? null) : null;
}

async function textCondition(
  store: Store,
  filter: InvoiceFilter,
): Promise<Filter<Stored<Invoice>>> {
  const { clubId, text } = filter;
  if (text.trim() === '') return {};
  const contacts = await searchContacts(store, {
    clubId,
    text,
    payersOnly: false,
    limit: contactsFollowed,
  });
  const ids = contacts.map((contact) => contact.id);
  return {
    $or: [
      ...numberConditions(clubId, text),
      { payerId: { $in: ids } },
      { beneficiaryIds: { $in: ids } },
    ],
  };
}

/**
 * Outstanding lists every debt that can be paid now, also one that is partly credited or of a void
 * invoice whose money went back; the other statuses list exactly what carries that word. Each
 * names both fields of the one index that serves every list: a second one would make every write
 * dearer.
 */
function statusCondition(status: InvoiceStatus | null): Filter<Stored<Invoice>> {
  if (status === 'outstanding') return { payable: true, status: { $in: [...invoiceStatuses] } };
  const payable = { $in: [true, false] };
  return { payable, status: status ?? { $in: [...invoiceStatuses] } };
}

async function conditionFor(store: Store, filter: InvoiceFilter): Promise<Filter<Stored<Invoice>>> {
  return {
    clubId: filter.clubId,
    ...(filter.payerId === null ? {} : { payerId: filter.payerId }),
    ...statusCondition(filter.status),
    ...(await textCondition(store, filter)),
  };
}

/** Without words or a payer to go by, only the index of statuses gives the order as well. */
function indexFor(filter: InvoiceFilter): { hint?: string } {
  return filter.text.trim() === '' && filter.payerId === null ? { hint: 'status' } : {};
}

/** What a list asks the database for, newest first. */
export async function invoiceCursor(
  store: Store,
  filter: InvoiceFilter,
): Promise<FindCursor<Stored<Invoice>>> {
  const condition = await conditionFor(store, filter);
  const cursor = store.collections.invoices.find(condition, indexFor(filter));
  return cursor.sort({ issuedOn: -1, numberOrder: -1 });
}

/** One page; `more` tells whether another follows. */
export async function searchInvoices(
  store: Store,
  filter: InvoiceFilter,
  page: { skip: number; limit: number },
): Promise<{ invoices: Invoice[]; more: boolean }> {
  const cursor = await invoiceCursor(store, filter);
  const found = await cursor
    .skip(page.skip)
    .limit(page.limit + 1)
    .toArray();
  return { invoices: found.slice(0, page.limit).map(fromStored), more: found.length > page.limit };
}

export async function countInvoices(store: Store, filter: InvoiceFilter): Promise<number> {
  const condition = await conditionFor(store, filter);
  return store.collections.invoices.countDocuments(condition, indexFor(filter));
}
