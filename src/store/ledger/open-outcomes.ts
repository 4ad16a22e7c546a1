import type { Store } from '../connection.js';
import { fromStored, toStored } from '../stored.js';
import type { OpenOutcome } from './open-outcome.js';

/**
 * Written to the primary alone, and read from it: it is needed just when no majority confirms
 * anything. What a change of the primary loses is lost together with the booking.
 */
const alone = { writeConcern: { w: 1 } } as const;
const asItIs = { readConcern: { level: 'local' } } as const;

export async function storeOpenOutcome(store: Store, open: OpenOutcome): Promise<void> {
  const { _id, ...fields } = toStored(open);
  const { open_outcomes } = store.collections;
  await open_outcomes.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true, ...alone });
}

export async function removeOpenOutcome(store: Store, id: string): Promise<void> {
  await store.collections.open_outcomes.deleteOne({ _id: id }, alone);
}

/** There are hardly ever any, and each is looked at every few seconds. */
export async function findOpenOutcomes(
  store: Store,
  query: { clubId: string; payerId?: string },
): Promise<OpenOutcome[]> {
  const found = await store.collections.open_outcomes
    .find(query, asItIs)
    .sort({ sentAt: 1 })
    .toArray();
  return found.map(fromStored);
}
