import type { PartState } from '../../domain/sessions/jobs/job-part.js';
import type { Store } from '../connection.js';

/** A part that asked for refunds, with why the first of those failed that did; null: none did. */
export type PartWithRefunds = {
  id: string;
  sessionId: string | null;
  state: PartState;
  problem: string | null;
};

const asItStands = { state: 1, 'result.refundIds': 1, 'subject.kind': 1, 'subject.sessionId': 1 };

/** Parts of a job that asked for refunds, and how these stand by now: two reads, however many. */
export async function findPartsWithRefunds(
  { collections }: Store,
  jobId: string,
): Promise<PartWithRefunds[]> {
  const states: PartState[] = ['booked', 'failed', 'nothing'];
  const asked = { jobId, state: { $in: states }, 'result.refundIds.0': { $exists: true } };
  const found = await collections.job_parts
    .find(asked, { projection: asItStands })
    .hint('state')
    .toArray();
  if (found.length === 0) return [];
  const ids = found.flatMap(({ result }) => result?.refundIds ?? []);
  const query = { _id: { $in: ids }, state: 'failed' as const };
  const failed = await collections.refunds.find(query, { projection: { problem: 1 } }).toArray();
  const problems = new Map(failed.map(({ _id, problem }) => [_id, problem]));
  return found.map(({ _id: id, state, result, subject }) => {
    const first = result?.refundIds.find((one) => problems.has(one));
    const sessionId = subject.kind === 'booking' ? subject.sessionId : null;
    const problem = first === undefined ? null : (problems.get(first) ?? '');
    return { id, sessionId, state, problem };
  });
}
