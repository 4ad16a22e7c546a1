import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { conditionFor, type InvoiceFilter, indexFor } from './invoice-search.js';
import { textSearch } from './invoice-text.js';

/** A search box says how many more there are; beyond this, that there are more than this. */
export const countedAtMost = 1000;

/** `total` counts all; with `more` there are more than that. */
export type InvoicesOffered = { invoices: Invoice[]; total: number; more: boolean };

/** The newest invoices that fit, for a search box: it shows some and says how many there are. */
export async function searchOffer(
  store: Store,
  filter: InvoiceFilter,
  limit: number,
): Promise<InvoicesOffered> {
  const { condition: text, tooMany } = await textSearch(store, filter);
  const condition = { $and: [await conditionFor(store, { ...filter, text: '' }), text] };
  const index = indexFor(filter);
  const found = await store.collections.invoices
    .find(condition, index)
    .sort({ issuedOn: -1, numberOrder: -1 })
    .limit(limit + 1)
    .toArray();
  const counted =
    found.length <= limit
      ? found.length
      : await store.collections.invoices.countDocuments(condition, {
          ...index,
          limit: countedAtMost + 1,
        });
  return {
    invoices: found.slice(0, limit).map(fromStored),
    total: Math.min(counted, Math.max(countedAtMost, found.length)),
    more: tooMany || counted > countedAtMost,
  };
}
