import type { Payment } from '../../domain/payments/payment.js';
import type { Refund } from '../../domain/refunds/refund.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

/** As the partial index `under_way` has them. */
function underWay(clubId: string) {
  return { clubId, state: { $in: ['asked' as const, 'waiting' as const] } };
}

/** Refunds that are not done, the oldest first, one page at a time, and how many there are. */
export async function findRefundsToDo(
  store: Store,
  clubId: string,
  page: { skip: number; limit: number },
): Promise<{ refunds: Refund[]; total: number }> {
  const { refunds } = store.models;
  const [found, total] = await Promise.all([
    refunds
      .find(underWay(clubId))
      .hint('under_way')
      .sort({ askedOn: 1, askedAt: 1, _id: 1 })
      .skip(page.skip)
      .limit(page.limit)
      .lean<Stored<Refund>[]>(),
    countRefundsToDo(store, clubId),
  ]);
  return { refunds: found.map(fromStored), total };
}

export async function countRefundsToDo(store: Store, clubId: string): Promise<number> {
  return store.models.refunds.countDocuments(underWay(clubId), { hint: 'under_way' });
}

/** Refunds that were asked for by entries whose keys begin so, and are not done. */
export async function findUnsentOf(
  store: Store,
  { clubId, keys }: { clubId: string; keys: string },
): Promise<Refund[]> {
  const found = await store.models.refunds
    .find({ ...underWay(clubId), _id: { $gte: `${keys}:`, $lt: `${keys};` } })
    .hint('under_way')
    .lean<Stored<Refund>[]>();
  return found.map(fromStored);
}

export async function findPaymentsById(store: Store, ids: readonly string[]): Promise<Payment[]> {
  if (ids.length === 0) return [];
  const found = await store.collections.payments.find({ _id: { $in: [...ids] } }).toArray();
  return found.map(fromStored);
}
