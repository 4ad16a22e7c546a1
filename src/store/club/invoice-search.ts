import type { Filter, FindCursor } from 'mongodb';
import {
  type Invoice,
  type InvoiceStatus,
  invoiceStatuses,
} from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';
import { textCondition } from './invoice-text.js';

/** Which invoices a list shows. */
export type InvoiceFilter = {
  clubId: string;
  status: InvoiceStatus | null;
  /** A number (or its beginning), or words of a payer's or beneficiary's name; blank = all. */
  text: string;
  payerId: string | null;
};

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
