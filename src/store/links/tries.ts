import type { Store } from '../connection.js';

/** Counts one try, in a window of its own once the last one is over. Every process sees it. */
export async function countTry(
  store: Store,
  { id, now, windowMs }: { id: string; now: Date; windowMs: number },
): Promise<{ total: number; until: Date }> {
  const isOpen = { $gt: ['$until', now] };
  const total = { $cond: [isOpen, { $add: ['$total', 1] }, 1] };
  const until = { $cond: [isOpen, '$until', new Date(now.getTime() + windowMs)] };
  const counted = await store.collections.account_tries.findOneAndUpdate(
    { _id: id },
    [{ $set: { total, until } }],
    { upsert: true, returnDocument: 'after' },
  );
  if (counted === null) throw new Error('a try was not counted');
  return { total: counted.total, until: counted.until };
}
