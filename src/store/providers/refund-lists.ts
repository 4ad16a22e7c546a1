import type { Refund } from '../../domain/refunds/refund.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

/** What is asked for and not sent, or waits at its provider, the oldest first. */
export async function findRefundsIn(
  store: Store,
  { clubId, state }: { clubId: string; state: 'asked' | 'waiting' },
): Promise<Refund[]> {
  const query = { clubId, state };
  const found = await store.collections.refunds.find(query).sort({ askedOn: 1, _id: 1 }).toArray();
  return found.map(fromStored);
}

/** All that were asked for since then, the oldest first; for a look at everything, by no index. */
export async function findRefundsSince(
  store: Store,
  { clubId, since }: { clubId: string; since: Date },
): Promise<Refund[]> {
  const found = await store.collections.refunds
    .find({ clubId, askedAt: { $gte: since } })
    .sort({ askedAt: 1, _id: 1 })
    .toArray();
  return found.map(fromStored);
}
