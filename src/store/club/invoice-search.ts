import type { Filter, FindCursor } from 'mongodb';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';
import { daysCondition, type InvoiceNarrowing, statusCondition } from './invoice-conditions.js';
import { textCondition } from './invoice-text.js';

/** Which invoices a list shows. */
export type InvoiceFilter = InvoiceNarrowing & {
  clubId: string;
  /** A number (or its beginning), or words of a payer's or beneficiary's name; blank = all. */
  text: string;
  payerId: string | null;
};

/** @throws CreditError `too-many-people` */
export async function conditionFor(
  store: Store,
  filter: InvoiceFilter,
): Promise<Filter<Stored<Invoice>>> {
  return {
    clubId: filter.clubId,
    ...(filter.payerId === null ? {} : { payerId: filter.payerId }),
    ...statusCondition(filter),
    ...daysCondition(filter),
    ...(await textCondition(store, filter)),
  };
}

/** Without words or a payer to go by, only an index of what is listed gives the order as well. */
export function indexFor(filter: InvoiceFilter): { hint?: string } {
  if (filter.text.trim() !== '' || filter.payerId !== null) return {};
  return { hint: filter.status === 'overpaid' ? 'overpaid' : 'status' };
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
