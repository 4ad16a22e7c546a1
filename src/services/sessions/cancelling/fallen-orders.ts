import { randomUUID } from 'node:crypto';
import type { Order } from '../../../domain/people/club-records.js';
import { lowerOrder } from '../../../domain/sessions/cancelling/order-change.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import { findOrders } from '../../../store/club/order-reads.js';
import type { OrderFallWrite } from '../../../store/sessions/job-page.js';
import type { Desk } from '../../desk.js';
import type { PageRun } from '../jobs/page-run.js';

/** The orders of a page as they are after all that falls of each in it. */
export async function readFallenOrders(
  desk: Desk,
  { job, moment }: PageRun,
  besides: readonly JobPart['beside'][],
): Promise<OrderFallWrite[]> {
  const falls = besides.flatMap(({ orders }) => orders);
  const found = await findOrders(
    desk.store,
    falls.map(({ orderId }) => orderId),
  );
  const orders = new Map(found.map((order) => [order.id, { before: order, now: order }]));
  const by = () => ({ id: randomUUID(), jobId: job.id, at: moment.now, today: moment.today });
  for (const { orderId, before, after } of falls) {
    const order = orders.get(orderId);
    if (order === undefined) continue;
    const left = order.now.amount - (before - after);
    const now: Order = { ...order.now, ...lowerOrder(order.now, left > 0n ? left : 0n, by()) };
    orders.set(orderId, { ...order, now });
  }
  return [...orders.values()].map(({ before, now }) => {
    const { amount, cancelledOn = null, changes = [], hasOpenChange = false } = now;
    return { before, after: { amount, cancelledOn, changes, hasOpenChange } };
  });
}
