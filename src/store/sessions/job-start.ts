import type { ClientSession } from 'mongodb';
import type { GivenAlone } from '../../domain/approvals/given-alone.js';
import type { ApprovalRequest } from '../../domain/approvals/request.js';
import type { Change } from '../../domain/books/plan.js';
import type { SessionCancellation } from '../../domain/people/club-records.js';
import type { JobPart } from '../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../domain/sessions/jobs/session-job.js';
import type { AuditEvent, DeskEvent } from '../../domain/trail/audit-event.js';
import { writeGivenAlone } from '../approvals/given-alone.js';
import {
  type RequestChange,
  writeNewRequest,
  writeRequestChange,
} from '../approvals/request-changes.js';
import type { Store } from '../connection.js';
import { codeOf, errorCode } from '../database-error.js';
import { insertAll, StalePlan, writeChanges } from '../ledger/write-changes.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { toStored } from '../stored.js';
import { writeEvents } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';
import { inTurn, type Pages } from './pages.js';

/** What starting a job changes, each on condition that it is what was read. */
export type JobStart = {
  /** As it was read and as it is started. */
  job: Change<SessionJob>;
  /** Those that are to be done once more. */
  parts: Pages<Change<JobPart>>;
  cancelled: { sessionId: string; cancellation: SessionCancellation }[];
  /** A request for its money, and one that ends with it. */
  request: ApprovalRequest | null;
  requestChange?: RequestChange;
  givenAlone: Change<GivenAlone> | null;
  /** What a person did by it; an approval is told by its request. */
  event?: DeskEvent;
  outbox: readonly OutboxRow[];
};

async function cancelSessions(
  { collections }: Store,
  cancelled: JobStart['cancelled'],
  session: ClientSession,
): Promise<void> {
  if (cancelled.length === 0) return;
  const { matchedCount } = await collections.sessions.bulkWrite(
    cancelled.map(({ sessionId: _id, cancellation }) => {
      const { number } = cancellation;
      const before = number === 1 ? { $exists: false } : number - 1;
      return {
        updateOne: {
          filter: { _id, cancelled: null, cancellations: before },
          update: { $set: { cancelled: cancellation, cancellations: number } },
        },
      };
    }),
    { session },
  );
  if (matchedCount !== cancelled.length) throw new StalePlan();
}

/** Writes how a job stands, on condition that it is what was read. @throws StalePlan */
export async function writeJob(
  { collections }: Store,
  { before, after }: Change<SessionJob>,
  session: ClientSession,
): Promise<void> {
  // Where its message is belongs to whoever sends it, and may be known only now.
  const { _id, message: _place, ...fields } = toStored(after);
  const filter = { _id, seq: before?.seq ?? 0n };
  const { matchedCount } = await collections.jobs.updateOne(filter, { $set: fields }, { session });
  if (matchedCount !== 1) throw new StalePlan();
}

/**
 * Starts a job, or lets it go on, in one transaction; false when something of it was changed by others
 * meanwhile. @throws RequestNotOpen
 */
export async function writeJobStart(store: Store, start: JobStart): Promise<boolean> {
  const { job, parts, cancelled, request, requestChange, givenAlone, event, outbox } = start;
  try {
    await inTransaction(store, async (session) => {
      const events: AuditEvent[] = event === undefined ? [] : [event];
      if (requestChange !== undefined) {
        events.push(await writeRequestChange(store, requestChange, session));
      }
      await writeJob(store, job, session);
      await cancelSessions(store, cancelled, session);
      await inTurn(parts, (changes) => writeChanges(store, { in: 'job_parts', changes }, session));
      if (request !== null) events.push(await writeNewRequest(store, request, session));
      if (givenAlone !== null) await writeGivenAlone(store, givenAlone, session);
      await insertAll(store.collections.outbox, outbox.map(toStored), session);
      await writeEvents(store, events, session);
    });
    return true;
  } catch (error) {
    if (error instanceof StalePlan || codeOf(error) === errorCode.duplicateKey) return false;
    throw error;
  }
}
