import type { Order, OrderChange } from '../../domain/people/club-records.js';
import type { OrderFields } from '../../domain/sessions/cancelling/order-change.js';
import type { DeskEvent } from '../../domain/trail/audit-event.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';
import { writeEvent } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';

/** One change of an order that nobody has ticked yet. */
export type OpenChange = { order: Order; change: OrderChange };

/** As the partial index `open_change` has them. */
function openIn(clubId: string) {
  return { clubId, hasOpenChange: true };
}

/** Open changes, those of orders that are due first, one page at a time. */
export async function findOpenChanges(
  { collections }: Store,
  clubId: string,
  page: { skip: number; limit: number },
): Promise<OpenChange[]> {
  const found = collections.orders.aggregate<{ order: Stored<Order>; change: OrderChange }>(
    [
      { $match: openIn(clubId) },
      { $sort: { dueOn: 1, _id: 1 } },
      { $project: { order: '$$ROOT', change: '$changes' } },
      { $unwind: '$change' },
      { $match: { 'change.tickedAt': null } },
      { $skip: page.skip },
      { $limit: page.limit },
    ],
    { hint: 'open_change' },
  );
  return (await found.toArray()).map(({ order, change }) => ({ order: fromStored(order), change }));
}

/** How many changes are open, and since when the oldest of them is. */
export async function countOpenChanges(
  { collections }: Store,
  clubId: string,
): Promise<{ count: number; oldestAt: Date | null }> {
  const counted = collections.orders.aggregate<{ count: number; oldestAt: Date }>(
    [
      { $match: openIn(clubId) },
      { $project: { changes: 1 } },
      { $unwind: '$changes' },
      { $match: { 'changes.tickedAt': null } },
      { $group: { _id: null, count: { $sum: 1 }, oldestAt: { $min: '$changes.changedAt' } } },
    ],
    { hint: 'open_change' },
  );
  const [found] = await counted.toArray();
  return found ?? { count: 0, oldestAt: null };
}

/**
 * Reads an order and writes what `change` makes of it, in one transaction; null writes nothing, and no
 * event.
 * @returns the order as it was read; null: there is none
 */
export async function changeOrder(
  store: Store,
  { clubId, orderId, event }: { clubId: string; orderId: string; event: DeskEvent },
  change: (order: Order) => OrderFields | null,
): Promise<Order | null> {
  const { orders } = store.collections;
  return inTransaction(store, async (session) => {
    const stored = await orders.findOne({ _id: orderId, clubId }, { session });
    if (stored === null) return null;
    const order = fromStored(stored);
    const fields = change(order);
    if (fields !== null) {
      await orders.updateOne({ _id: orderId }, { $set: fields }, { session });
      await writeEvent(store, event, session);
    }
    return order;
  });
}
