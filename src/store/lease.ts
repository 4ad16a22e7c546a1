import type { Store } from './connection.js';

export type HeldLease = { renew(): Promise<boolean>; release(): Promise<void> };

/**
 * Takes the named lease by the server's clock, or returns null while another process holds it.
 * It only saves work: keys and guards keep the money right when two holders overlap.
 */
export async function takeLease(
  store: Store,
  options: { name: string; holder: string; ttlMs: number },
): Promise<HeldLease | null> {
  const { name, holder, ttlMs } = options;
  const { leases } = store.collections;
  await leases.updateOne(
    { _id: name },
    { $setOnInsert: { holder: '', expiresAt: new Date(0), fence: 0n } },
    { upsert: true },
  );
  const until = { $add: ['$$NOW', ttlMs] };
  const taken = await leases.updateOne(
    { _id: name, $expr: { $or: [{ $lt: ['$expiresAt', '$$NOW'] }, { $eq: ['$holder', holder] }] } },
    [{ $set: { holder, expiresAt: until, fence: { $add: ['$fence', { $toLong: 1 }] } } }],
  );
  if (taken.matchedCount === 0) return null;
  return {
    async renew() {
      const renewed = await leases.updateOne({ _id: name, holder }, [
        { $set: { expiresAt: until } },
      ]);
      return renewed.matchedCount === 1;
    },
    async release() {
      await leases.updateOne({ _id: name, holder }, [{ $set: { expiresAt: new Date(0) } }]);
    },
  };
}

/** When the named lease ends if nobody renews it; null where none was ever taken. */
export async function leaseEnd(store: Store, name: string): Promise<Date | null> {
  return (await store.collections.leases.findOne({ _id: name }))?.expiresAt ?? null;
}
