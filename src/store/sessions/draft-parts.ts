import type { Change } from '../../domain/books/plan.js';
import type { JobPart, PartState } from '../../domain/sessions/jobs/job-part.js';
import type { MoneyPart } from '../../domain/sessions/jobs/planned-money.js';
import type { SessionJob } from '../../domain/sessions/jobs/session-job.js';
import type { Store } from '../connection.js';
import { StalePlan, writeChanges } from '../ledger/write-changes.js';
import { fromStored } from '../stored.js';
import { inTransaction } from '../transaction.js';
import type { PartsAsked } from './job-needs.js';
import { writeJob } from './job-start.js';
import { inTurn, type Pages } from './pages.js';

/** Read at once of what is gone through one after another. */
const batchSize = 500;

/** The parts of a job in these states, or all of them, in their order. */
export function streamParts(
  { collections }: Store,
  { jobId, states }: { jobId: string; states: readonly PartState[] | null },
): AsyncIterable<JobPart> {
  const query = states === null ? { jobId } : { jobId, state: { $in: [...states] } };
  const found = collections.job_parts.find(query).sort({ place: 1 }).hint('job');
  return found.batchSize(batchSize).map(fromStored);
}

/** Of these parts of a job that give something, what their money does, in their order. */
export function streamMoney(
  { collections }: Store,
  { jobId, states }: PartsAsked,
): AsyncIterable<MoneyPart> {
  const query = { jobId, state: { $in: [...states] }, amount: { $gt: 0n } };
  const projection = { currency: 1, amount: 1, effect: 1 };
  const found = collections.job_parts.find(query, { projection }).sort({ place: 1 }).hint('job');
  return found.batchSize(batchSize).map(fromStored);
}

/** All parts of a job of few people, in their order. */
export async function findAllParts({ collections }: Store, jobId: string): Promise<JobPart[]> {
  const found = await collections.job_parts
    .find({ jobId })
    .sort({ place: 1 })
    .hint('job')
    .toArray();
  return found.map(fromStored);
}

/** Whether a job has parts in these states. @param isDue without those that wait for a payment */
export async function hasPartsIn(
  { collections }: Store,
  { jobId, states, isDue }: PartsAsked & { isDue: boolean },
): Promise<boolean> {
  const query = { jobId, state: { $in: [...states] } };
  const due = isDue ? { reason: { $ne: 'payment-pending' as const } } : {};
  const options = { projection: { _id: 1 }, hint: 'state' };
  return (await collections.job_parts.findOne({ ...query, ...due }, options)) !== null;
}

/** The parts of a job's payers, in their order. */
export async function findPartsOfPayer(
  { collections }: Store,
  { jobId, payerId }: { jobId: string; payerId: string },
): Promise<JobPart[]> {
  const query = { jobId, payerId };
  const found = await collections.job_parts.find(query).sort({ place: 1 }).hint('job').toArray();
  return found.map(fromStored);
}

/** Writes parts of a job with its next `seq`; false when somebody changed it meanwhile. */
export async function writeParts(
  store: Store,
  { job, parts }: { job: Change<SessionJob>; parts: Pages<Change<JobPart>> },
): Promise<boolean> {
  try {
    await inTransaction(store, async (session) => {
      await writeJob(store, job, session);
      await inTurn(parts, (changes) => writeChanges(store, { in: 'job_parts', changes }, session));
    });
    return true;
  } catch (error) {
    if (error instanceof StalePlan) return false;
    throw error;
  }
}
