import type { JobPart } from '../../domain/sessions/jobs/job-part.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

/** Parts that count as booked although a refund of theirs failed, with why it did. */
export async function findPartsWithFailedRefund(
  { collections }: Store,
  jobId: string,
): Promise<{ part: JobPart; problem: string }[]> {
  const asked = { jobId, state: 'booked' as const, 'result.refundIds.0': { $exists: true } };
  const found = await collections.job_parts.find(asked).hint('state').toArray();
  if (found.length === 0) return [];
  const ids = found.flatMap(({ result }) => result?.refundIds ?? []);
  const query = { _id: { $in: ids }, state: 'failed' as const };
  const failed = await collections.refunds.find(query, { projection: { problem: 1 } }).toArray();
  const problems = new Map(failed.map(({ _id, problem }) => [_id, problem]));
  return found.flatMap((stored) => {
    const id = stored.result?.refundIds.find((one) => problems.has(one));
    if (id === undefined) return [];
    return [{ part: fromStored(stored), problem: problems.get(id) ?? '' }];
  });
}
