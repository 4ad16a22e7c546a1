import type { CalendarDate } from '../../domain/calendar-date.js';
import type { InvoiceStatus } from '../../domain/invoices/invoice.js';
import { type InvoiceTotals, summedAmounts } from '../../domain/invoices/invoice-totals.js';
import type { Store } from '../connection.js';
import { statusCondition } from './invoice-conditions.js';
import { conditionFor, type InvoiceFilter, indexFor } from './invoice-search.js';

const isVoid = { $ne: ['$voidedOn', null] };

/** What of a payment was sent back and is asked for no more; after a bounce it may be less. */
const refunded = { $cond: [isVoid, 0n, { $min: ['$refunded', '$paid'] }] };

const sums = {
  ...Object.fromEntries(summedAmounts.map((name) => [name, { $sum: `$${name}` }])),
  total: { $sum: { $cond: [isVoid, 0n, '$total'] } },
  paid: { $sum: { $subtract: ['$paid', refunded] } },
  refunded: { $sum: refunded },
  overpaymentRefunded: {
    $sum: { $add: ['$overpaymentRefunded', { $cond: [isVoid, '$refunded', 0n] }] },
  },
};

/** The sums of everything that a filter finds, one row per currency. Reads each of its invoices. */
export async function sumInvoices(store: Store, filter: InvoiceFilter): Promise<InvoiceTotals[]> {
  const found = await store.collections.invoices
    .aggregate<Omit<InvoiceTotals, 'currency'> & { _id: string }>(
      [
        { $match: await conditionFor(store, filter) },
        { $group: { _id: '$currency', ...sums } },
        { $sort: { _id: 1 } },
      ],
      indexFor(filter),
    )
    .toArray();
  return found.map(({ _id: currency, ...amounts }) => ({ currency, ...amounts }));
}

/**
 * Which statuses there are among what can be paid now and among the rest. The index is read in
 * leaps, a few keys for each status, however many invoices there are.
 */
export async function findStatuses(
  { collections }: Store,
  clubId: string,
): Promise<{ payable: InvoiceStatus[]; other: InvoiceStatus[] }> {
  const [payable, other] = await Promise.all(
    [true, false].map((one) => collections.invoices.distinct('status', { clubId, payable: one })),
  );
  return { payable: payable ?? [], other: other ?? [] };
}

/** Whether more was paid than owed on any invoice. */
export async function hasOverpaid({ collections }: Store, clubId: string): Promise<boolean> {
  const found = await collections.invoices.findOne(
    { clubId, ...statusCondition({ status: 'overpaid' }) },
    { hint: 'overpaid', projection: { _id: 1 } },
  );
  return found !== null;
}

/** Whether a debt is past its day; the oldest are looked at first, since they most likely are. */
export async function hasOverdue(
  { collections }: Store,
  { clubId, today }: { clubId: string; today: CalendarDate },
): Promise<boolean> {
  const found = await collections.invoices
    .find(
      { clubId, ...statusCondition({ status: 'overdue', today }) },
      { hint: 'status', projection: { _id: 1 } },
    )
    .sort({ issuedOn: 1, numberOrder: 1 })
    .limit(1)
    .toArray();
  return found.length > 0;
}
