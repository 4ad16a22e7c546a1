import type { ClientSession } from 'mongodb';
import type { JobPart } from '../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../domain/sessions/jobs/session-job.js';
import type { Store } from '../connection.js';
import { StalePlan } from '../ledger/write-changes.js';
import { toStored } from '../stored.js';
import { inTransaction } from '../transaction.js';
import { inTurn, type Pages } from './pages.js';

/** The parts of a draft, page by page: a session may have more of them than should be held at once. */
export type DraftPages = Pages<JobPart>;

/** Stores each page while the next one is planned; how many parts there were. */
async function insertPages(
  { collections }: Store,
  pages: DraftPages,
  session: ClientSession,
): Promise<number> {
  let count = 0;
  await inTurn(pages, (parts) => {
    count += parts.length;
    return collections.job_parts.insertMany(parts.map(toStored), { session, ordered: false });
  });
  return count;
}

/**
 * Stores a draft with its parts, which it counts, in the place of an earlier one of the same form.
 * @param pages asked again where the database asks to try once more
 * @returns what it is stored with; null when the form's job was started before: nothing is written then
 */
export async function storeDraft(
  store: Store,
  job: SessionJob,
  pages: DraftPages,
): Promise<Pick<SessionJob, 'seq' | 'parts'> | null> {
  const { jobs, job_parts } = store.collections;
  const { _id, ...fields } = toStored(job);
  return inTransaction(store, async (session) => {
    const known = await jobs.findOne({ _id }, { session, projection: { state: 1, seq: 1 } });
    if (known !== null && known.state !== 'draft') return null;
    const seq = (known?.seq ?? 0n) + 1n;
    // The job first: whoever sends the same form at this moment is found before all the planning.
    if (known === null) await jobs.insertOne({ _id, ...fields, seq }, { session });
    else {
      const filter = { _id, state: 'draft' as const, seq: known.seq };
      const { matchedCount } = await jobs.replaceOne(filter, { ...fields, seq }, { session });
      if (matchedCount !== 1) throw new StalePlan();
      await job_parts.deleteMany({ jobId: _id }, { session });
    }
    const parts = await insertPages(store, pages, session);
    await jobs.updateOne({ _id }, { $set: { parts } }, { session });
    return { seq, parts };
  });
}

/** Removes drafts that nobody sent, with their parts; how many. */
export async function deleteForgottenDrafts(
  store: Store,
  { clubId, now }: { clubId: string; now: Date },
): Promise<number> {
  const forgotten = { clubId, state: 'draft' as const, forgottenAt: { $lte: now } };
  const drafts = store.collections.jobs.find(forgotten, { projection: { _id: 1 } });
  let deleted = 0;
  for (const { _id: jobId } of await drafts.toArray()) {
    if (await deleteDraft(store, { clubId, jobId })) deleted += 1;
  }
  return deleted;
}

/**
 * Removes one draft with its parts, both or neither, so that no kill leaves parts that nobody looks
 * for; false when it was started, or is not there.
 */
export async function deleteDraft(
  store: Store,
  { clubId, jobId }: { clubId: string; jobId: string },
): Promise<boolean> {
  const { jobs, job_parts } = store.collections;
  return inTransaction(store, async (session) => {
    const draft = { _id: jobId, clubId, state: 'draft' as const };
    const { deletedCount } = await jobs.deleteOne(draft, { session });
    if (deletedCount === 1) await job_parts.deleteMany({ jobId }, { session });
    return deletedCount === 1;
  });
}
