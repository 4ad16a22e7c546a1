import type { Change } from '../../domain/books/plan.js';
import type { SessionJob } from '../../domain/sessions/jobs/session-job.js';
import type { Store } from '../connection.js';
import { codeOf, errorCode } from '../database-error.js';
import { insertAll, StalePlan } from '../ledger/write-changes.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { toStored } from '../stored.js';
import { inTransaction } from '../transaction.js';
import { writeJob } from './job-start.js';

/** Stores a message about how far a job is. */
export async function storeStanding(
  { collections }: Store,
  outbox: readonly OutboxRow[],
): Promise<void> {
  for (const row of outbox) await collections.outbox.insertOne(toStored(row));
}

/**
 * Ends a job with what is told of it, unless parts of it are still to be done or somebody changed
 * it meanwhile; false then. @param isHeld parts that only wait for their money are no hindrance
 */
export async function writeJobEnd(
  store: Store,
  change: Change<SessionJob>,
  { isHeld, outbox }: { isHeld: boolean; outbox: readonly OutboxRow[] },
): Promise<boolean> {
  const { job_parts, outbox: rows } = store.collections;
  const toDo = {
    ...{ jobId: change.after.id, state: 'ready' as const },
    ...(isHeld ? { isReleased: false } : {}),
  };
  try {
    return await inTransaction(store, async (session) => {
      const left = await job_parts.findOne(toDo, { session, projection: { _id: 1 } });
      if (left !== null) return false;
      await writeJob(store, change, session);
      await insertAll(rows, outbox.map(toStored), session);
      return true;
    });
  } catch (error) {
    if (error instanceof StalePlan || codeOf(error) === errorCode.duplicateKey) return false;
    throw error;
  }
}
