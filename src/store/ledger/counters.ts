import type { Store } from '../connection.js';

async function nextNumber(store: Store, series: string): Promise<bigint> {
  const counter = await store.collections.counters.findOneAndUpdate(
    { _id: series },
    { $inc: { value: 1n } },
    { upsert: true, returnDocument: 'after' },
  );
  if (counter === null) throw new Error(`the counter ${series} was not stored`);
  return counter.value;
}

/**
 * The number that an operation holds in a series, the same one however often it asks. Outside
 * any transaction, so that no two writers wait for each other; an operation that fails leaves
 * its number unused.
 */
export async function reserveNumber(
  store: Store,
  series: string,
  operationId: string,
): Promise<bigint> {
  const { counters } = store.collections;
  const key = `${series}:operation:${operationId}`;
  const held = await counters.findOne({ _id: key });
  if (held !== null) return held.value;
  const value = await nextNumber(store, series);
  // Two presses at once: the first to store its number decides for both.
  await counters.updateOne({ _id: key }, { $setOnInsert: { value } }, { upsert: true });
  const stored = await counters.findOne({ _id: key });
  return stored?.value ?? value;
}

/** Moves a series on to `value` at least, so that it does not meet imported numbers. */
export async function raiseNumber(store: Store, series: string, value: bigint): Promise<void> {
  await store.collections.counters.updateOne(
    { _id: series },
    { $max: { value } },
    { upsert: true },
  );
}
