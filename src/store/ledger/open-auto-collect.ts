import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

/** Of one payer and currency so many can be due for the sweep, which takes them within seconds. */
const mostDue = 200;

/**
 * The auto-collect invoices of some payers on which something is owed and that can be paid by credit
 * now: all that are due for the sweep, since older credit may pay them whole, and as many others of
 * each payer and currency as `most`, those that were written down first. In no order. Those of an
 * import that is not complete are left out.
 */
export async function findOpenAutoCollect(
  store: Store,
  { clubId, payerIds, most }: { clubId: string; payerIds: readonly string[]; most: number },
): Promise<Invoice[]> {
  if (payerIds.length === 0) return [];
  const isOpen = { outstanding: { $gt: 0n }, autoCollect: true, pendingPayment: false } as const;
  const isDue = { $eq: ['$autoApply', 'due'] };
  const found = await store.collections.invoices
    .aggregate<{ invoices: Stored<Invoice>[] }>(
      [
        {
          $match: {
            ...{ clubId, payerId: { $in: payerIds }, ...isOpen },
            ...{ voidedOn: null, writtenOff: 0n, importing: { $exists: false } },
          },
        },
        { $sort: { recordedAt: 1, issuedOn: 1, numberOrder: 1 } },
        {
          $group: {
            _id: { payerId: '$payerId', currency: '$currency', isDue },
            invoices: { $firstN: { input: '$$ROOT', n: { $cond: ['$isDue', mostDue, most] } } },
          },
        },
      ],
      { hint: 'payer' },
    )
    .toArray();
  return found.flatMap(({ invoices }) => invoices.map(fromStored));
}
