import type { Store } from '../connection.js';
import { fromStored, toStored } from '../stored.js';
import type { StoredDispute } from './provider-dispute.js';

export async function findDispute(store: Store, id: string): Promise<StoredDispute | null> {
  const found = await store.collections.provider_disputes.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

/** What was heard last stands; it is written after the books, so a kill only repeats the hearing. */
export async function storeDispute(store: Store, dispute: StoredDispute): Promise<void> {
  const { _id, ...fields } = toStored(dispute);
  await store.collections.provider_disputes.replaceOne({ _id }, fields, { upsert: true });
}

/** Those of the payments of which a dispute holds money, also for good. */
export async function findDisputed(
  store: Store,
  paymentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const query = {
    paymentIds: { $in: [...paymentIds] },
    standing: { $in: ['held' as const, 'lost' as const] },
  };
  const found = await store.collections.provider_disputes.find(query).toArray();
  return new Set(found.flatMap((dispute) => dispute.paymentIds));
}
