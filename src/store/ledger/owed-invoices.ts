import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

/** What a payer owes in one currency: the oldest invoices, and how many there are in all. */
export type OwedInvoices = { currency: string; invoices: Invoice[]; count: number };

/**
 * The oldest invoices of one payer on which something is owed, as many of each currency as `most`;
 * those with a payment on its way too. In the order of `oldestFirst`, however many there are.
 */
export async function findOldestOwed(
  store: Store,
  { clubId, payerId, most }: { clubId: string; payerId: string; most: number },
): Promise<OwedInvoices[]> {
  const found = await store.collections.invoices
    .aggregate<{ _id: string; invoices: Stored<Invoice>[]; count: number }>(
      [
        { $match: { clubId, payerId, outstanding: { $gt: 0n } } },
        { $sort: { dueOn: 1, issuedOn: 1, numberOrder: 1 } },
        {
          $group: {
            _id: '$currency',
            invoices: { $firstN: { input: '$$ROOT', n: most } },
            count: { $sum: 1 },
          },
        },
        { $sort: { _id: 1 } },
      ],
      { hint: 'payer' },
    )
    .toArray();
  return found.map(({ _id: currency, invoices, count }) => {
    return { currency, invoices: invoices.map(fromStored), count };
  });
}
