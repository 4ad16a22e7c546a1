import type { Digest } from '../../domain/books/chain.js';
import type { JobPart } from '../../domain/sessions/job-part.js';
import type { Store } from '../connection.js';
import type { Stored } from '../stored.js';
import type { PartsAsked } from './job-needs.js';

const fields = { amount: 1, currency: 1, effect: 1 };

/** A digest of what each part of a job in these states would do to the money. */
export async function digestParts(
  { collections }: Store,
  { jobId, states }: PartsAsked,
  digestOf: Digest,
): Promise<string> {
  const parts = collections.job_parts
    .find({ jobId, state: { $in: [...states] }, amount: { $gt: 0n } })
    .project<Pick<Stored<JobPart>, '_id' | 'amount' | 'currency' | 'effect'>>(fields)
    .sort({ place: 1 })
    .hint('job');
  const lines: string[] = [];
  for await (const { _id, amount, currency, effect } of parts) {
    const { toInvoice, toAccount, sentBack } = effect;
    lines.push(`${_id} ${amount} ${currency} ${toInvoice} ${toAccount} ${sentBack}`);
  }
  return digestOf(lines.join('\n'));
}
