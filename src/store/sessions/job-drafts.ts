import type { ClientSession } from 'mongodb';
import type { JobPart } from '../../domain/sessions/job-part.js';
import type { SessionJob } from '../../domain/sessions/session-job.js';
import type { Store } from '../connection.js';
import { StalePlan } from '../ledger/write-changes.js';
import { toStored } from '../stored.js';
import { inTransaction } from '../transaction.js';

const insertedAtOnce = 1000;

async function insertParts(
  { collections }: Store,
  parts: readonly JobPart[],
  session: ClientSession,
): Promise<void> {
  for (let start = 0; start < parts.length; start += insertedAtOnce) {
    const some = parts.slice(start, start + insertedAtOnce).map(toStored);
    await collections.job_parts.insertMany(some, { session, ordered: false });
  }
}

/**
 * Stores a draft with its parts in the place of an earlier one of the same form.
 * @returns its `seq` as stored; null when the form's job was started before: nothing is written then
 */
export async function storeDraft(
  store: Store,
  job: SessionJob,
  parts: readonly JobPart[],
): Promise<bigint | null> {
  const { jobs, job_parts } = store.collections;
  const { _id, ...fields } = toStored(job);
  return inTransaction(store, async (session) => {
    const known = await jobs.findOne({ _id }, { session, projection: { state: 1, seq: 1 } });
    if (known !== null && known.state !== 'draft') return null;
    const seq = (known?.seq ?? 0n) + 1n;
    if (known === null) await jobs.insertOne({ _id, ...fields, seq }, { session });
    else {
      const filter = { _id, state: 'draft' as const, seq: known.seq };
      const { matchedCount } = await jobs.replaceOne(filter, { ...fields, seq }, { session });
      if (matchedCount !== 1) throw new StalePlan();
      await job_parts.deleteMany({ jobId: _id }, { session });
    }
    await insertParts(store, parts, session);
    return seq;
  });
}

/** Removes drafts that nobody sent, with their parts; how many. */
export async function deleteForgottenDrafts(
  { collections }: Store,
  { clubId, now }: { clubId: string; now: Date },
): Promise<number> {
  const { jobs, job_parts } = collections;
  const forgotten = { clubId, state: 'draft' as const, forgottenAt: { $lte: now } };
  const found = await jobs.find(forgotten, { projection: { _id: 1 } }).toArray();
  let deleted = 0;
  for (const { _id } of found) {
    // The job first: once it is gone nobody can start it any more.
    const { deletedCount } = await jobs.deleteOne({ ...forgotten, _id });
    if (deletedCount === 1) await job_parts.deleteMany({ jobId: _id });
    deleted += deletedCount;
  }
  return deleted;
}

/** Removes one draft with its parts; false when it was started, or is not there. */
export async function deleteDraft(
  { collections }: Store,
  { clubId, jobId }: { clubId: string; jobId: string },
): Promise<boolean> {
  const { jobs, job_parts } = collections;
  const { deletedCount } = await jobs.deleteOne({ _id: jobId, clubId, state: 'draft' });
  if (deletedCount === 1) await job_parts.deleteMany({ jobId });
  return deletedCount === 1;
}
