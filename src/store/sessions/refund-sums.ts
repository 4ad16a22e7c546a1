import type { Refund } from '../../domain/refunds/refund.js';
import type { RefundSum } from '../../domain/sessions/jobs/job-groups.js';
import type { Store } from '../connection.js';

type Summed = { _id: Pick<RefundSum, 'currency' | 'state'>; amount: bigint };

/** What the refunds of a job's booked parts come to, by how they stand now: two reads. */
export async function sumRefunds({ collections }: Store, jobId: string): Promise<RefundSum[]> {
  const asked = { jobId, state: 'booked' as const, 'result.refundIds.0': { $exists: true } };
  const found = await collections.job_parts
    .find(asked, { projection: { 'result.refundIds': 1 } })
    .hint('state')
    .toArray();
  const ids = found.flatMap(({ result }) => result?.refundIds ?? []);
  if (ids.length === 0) return [];
  const by = { currency: '$currency', state: '$state' };
  const sums = await collections.refunds
    .aggregate<Summed>([
      { $match: { _id: { $in: ids } } },
      { $group: { _id: by, amount: { $sum: '$amount' } } },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  return sums.map(({ _id, amount }) => ({ ..._id, amount }));
}

/** How single refunds stand now, in minor units. */
export async function findHowRefundsStand(
  { collections }: Store,
  ids: readonly string[],
): Promise<Pick<Refund, 'id' | 'state' | 'amount'>[]> {
  if (ids.length === 0) return [];
  const found = await collections.refunds
    .find({ _id: { $in: [...ids] } }, { projection: { state: 1, amount: 1 } })
    .toArray();
  return found.map(({ _id: id, state, amount }) => ({ id, state, amount }));
}
