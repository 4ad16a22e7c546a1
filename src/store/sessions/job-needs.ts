import type { GivenAlone } from '../../domain/approvals/given-alone.js';
import type { PartState } from '../../domain/sessions/jobs/job-part.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

/** The parts of a job whose money is asked about. */
export type PartsAsked = { jobId: string; states: readonly PartState[] };

/** What each payer gets of the parts of a job in these states, in the order of payers. Minor units. */
export async function* sumsByPayer(
  { collections }: Store,
  { jobId, states }: PartsAsked,
): AsyncGenerator<{ payerId: string; currency: string; amount: bigint }, void> {
  const found = collections.job_parts.aggregate<{
    _id: { payerId: string; currency: string };
    amount: bigint;
  }>(
    [
      { $match: { jobId, state: { $in: [...states] }, amount: { $gt: 0 } } },
      {
        $group: {
          _id: { payerId: '$payerId', currency: '$currency' },
          amount: { $sum: '$amount' },
        },
      },
      { $sort: { _id: 1 } },
    ],
    { hint: 'job' },
  );
  for await (const { _id, amount } of found) yield { ..._id, amount };
}

export async function findAloneOf(
  { collections }: Store,
  ids: readonly string[],
): Promise<GivenAlone[]> {
  if (ids.length === 0) return [];
  const found = await collections.given_alone.find({ _id: { $in: [...ids] } }).toArray();
  return found.map(fromStored);
}
