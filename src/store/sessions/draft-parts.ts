import type { Change } from '../../domain/books/plan.js';
import type { JobPart } from '../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../domain/sessions/jobs/session-job.js';
import type { Store } from '../connection.js';
import { StalePlan, writeChanges } from '../ledger/write-changes.js';
import { fromStored } from '../stored.js';
import { inTransaction } from '../transaction.js';
import type { PartsAsked } from './job-needs.js';
import { writeJob } from './job-start.js';

/** All parts of a job in their order. */
export async function findAllParts({ collections }: Store, jobId: string): Promise<JobPart[]> {
  const found = await collections.job_parts
    .find({ jobId })
    .sort({ place: 1 })
    .hint('job')
    .toArray();
  return found.map(fromStored);
}

/** The parts of a job in these states, in their order. */
export async function findPartsIn(
  { collections }: Store,
  { jobId, states }: PartsAsked,
): Promise<JobPart[]> {
  const query = { jobId, state: { $in: [...states] } };
  const found = await collections.job_parts.find(query).sort({ place: 1 }).hint('job').toArray();
  return found.map(fromStored);
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
  { job, parts }: { job: Change<SessionJob>; parts: readonly Change<JobPart>[] },
): Promise<boolean> {
  try {
    await inTransaction(store, async (session) => {
      await writeJob(store, job, session);
      await writeChanges(store, { in: 'job_parts', changes: parts }, session);
    });
    return true;
  } catch (error) {
    if (error instanceof StalePlan) return false;
    throw error;
  }
}
