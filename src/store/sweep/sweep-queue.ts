import type { Filter } from 'mongodb';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

/** A part of the queue in payer order: from a payer on, or after it, up to another. */
export type QueueRange = { from?: string; after?: string; before?: string };

/** As they were written down; what an import wrote at one moment by day, then by number. */
const inOrder = { payerId: 1, recordedAt: 1, issuedOn: 1, numberOrder: 1 } as const;

const dueNow = { autoApply: 'due', pendingPayment: false } as const;

function condition(clubId: string, range: QueueRange): Filter<Stored<Invoice>> {
  const payerId = {
    ...(range.from === undefined ? {} : { $gte: range.from }),
    ...(range.after === undefined ? {} : { $gt: range.after }),
    ...(range.before === undefined ? {} : { $lt: range.before }),
  };
  return { clubId, ...dueNow, ...(Object.keys(payerId).length > 0 ? { payerId } : {}) };
}

/**
 * Due invoices without a payment in flight, one payer's together, those first that were written down
 * first: by their days, one that is entered later with an earlier day would get the credit or not by
 * whether the sweep had run in between (`docs/decisions/sweep-in-order-of-issue.md`). Those of a
 * payer whose import is not complete are left out.
 */
export async function readDueInvoices(
  store: Store,
  clubId: string,
  range: QueueRange & { limit: number },
): Promise<Invoice[]> {
  const found = await store.collections.invoices
    .find({ ...condition(clubId, range), importing: { $exists: false } })
    .sort(inOrder)
    .hint('sweep_queue')
    .limit(range.limit)
    .toArray();
  return found.map(fromStored);
}

/** How many invoices are due, counted up to `atMost`. */
export async function countDue(store: Store, clubId: string, atMost: number): Promise<number> {
  return store.collections.invoices.countDocuments(condition(clubId, {}), {
    hint: 'sweep_queue',
    limit: atMost,
  });
}

/** The payer at a place in the queue: where one of several processes begins. */
export async function payerAt(store: Store, clubId: string, place: number): Promise<string | null> {
  const found = await store.collections.invoices
    .find(condition(clubId, {}), { projection: { payerId: 1 } })
    .sort(inOrder)
    .hint('sweep_queue')
    .skip(place)
    .limit(1)
    .toArray();
  return found[0]?.payerId ?? null;
}

/** Due invoices that wait for a payment in flight. */
function waits(clubId: string) {
  return { clubId, autoApply: 'due', pendingPayment: true } as const;
}

export async function countWaiting(store: Store, clubId: string): Promise<number> {
  return store.collections.invoices.countDocuments(waits(clubId), { hint: 'sweep_queue' });
}

/** The same, one page at a time: one payer's together. */
export async function findWaiting(
  store: Store,
  clubId: string,
  page: { skip: number; limit: number },
): Promise<Invoice[]> {
  if (page.limit === 0) return [];
  const found = await store.collections.invoices
    .find(waits(clubId), { hint: 'sweep_queue' })
    .sort(inOrder)
    .skip(page.skip)
    .limit(page.limit)
    .toArray();
  return found.map(fromStored);
}
