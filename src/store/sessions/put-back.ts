import type { ClientSession } from 'mongodb';
import type {
  Booking,
  Enrolment,
  EnrolmentPutBack,
  Pass,
} from '../../domain/people/club-records.js';
import type { PutBack } from '../../domain/sessions/leaving/put-back.js';
import type { DeskEvent } from '../../domain/trail/audit-event.js';
import type { Store } from '../connection.js';
import { codeOf, errorCode } from '../database-error.js';
import { passTurn, personTurnId } from '../ledger/turns.js';
import { insertAll, StalePlan } from '../ledger/write-changes.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { fromStored, type Stored, toStored } from '../stored.js';
import { writeEvent } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';
import { changedOrders, type Operations, updateEach } from './job-page.js';

export async function findPasses({ collections }: Store, ids: readonly string[]): Promise<Pass[]> {
  if (ids.length === 0) return [];
  const found = await collections.passes.find({ _id: { $in: [...ids] } }).toArray();
  return found.map(fromStored);
}

/** What is written when somebody is put back, while all is as it was read. */
export type PutBackWrite = {
  enrolmentId: string;
  contactId: string;
  /** The part of the job that removed them. */
  partId: string;
  removal: { jobId: string; number: number };
  plan: PutBack;
  record: EnrolmentPutBack;
  event: DeskEvent;
  outbox: readonly OutboxRow[];
};

function enrolled({
  enrolmentId,
  removal,
  plan,
  record,
}: PutBackWrite): Operations<Stored<Enrolment>> {
  const { jobId, number } = removal;
  return [
    {
      updateOne: {
        filter: { _id: enrolmentId, 'removed.jobId': jobId, 'removed.number': number },
        update: { $set: { removed: null, until: plan.until, putBack: record } },
      },
    },
  ];
}

function placesBack({ plan, removal }: PutBackWrite): Operations<Stored<Booking>> {
  const taken = new Set(plan.usesTaken.map(({ bookingId }) => bookingId));
  return plan.places.map((_id) => ({
    updateOne: {
      filter: { _id, 'released.jobId': removal.jobId },
      update: { $set: { released: null, ...(taken.has(_id) ? { useReturned: false } : {}) } },
    },
  }));
}

function usesTakenAgain({ plan }: PutBackWrite): Operations<Stored<Pass>> {
  const counts = new Map<string, number>();
  for (const { passId } of plan.usesTaken) counts.set(passId, (counts.get(passId) ?? 0) + 1);
  return [...counts].map(([_id, uses]) => ({
    updateOne: { filter: { _id, usesLeft: { $gte: uses } }, update: { $inc: { usesLeft: -uses } } },
  }));
}

const notGivenNow = 'Was put back into the product, so nothing is given for leaving any more.';

/** What was not given for leaving yet is not given any more. */
async function markPart(
  { collections }: Store,
  { partId: _id, removal: { jobId }, record }: PutBackWrite,
  session: ClientSession,
): Promise<void> {
  const { jobs, job_parts } = collections;
  const put = { $set: { putBackAt: record.at }, $inc: { seq: 1n } };
  await job_parts.updateOne({ _id }, put, { session });
  const over = { $set: { state: 'nothing' as const, problem: notGivenNow } };
  const isOpen = { _id, state: { $nin: ['booked' as const, 'nothing' as const] } };
  await job_parts.updateOne(isOpen, over, { session });
  // Whoever looks at the job, or runs it again at this moment, has to look once more.
  await jobs.updateOne({ _id: jobId }, { $inc: { seq: 1n } }, { session });
}

/** Whoever is forgotten at this moment takes the same turn: one of the two comes first. */
async function requireKnown(
  store: Store,
  { contactId }: PutBackWrite,
  session: ClientSession,
): Promise<void> {
  await passTurn(store, personTurnId(contactId), session);
  const forgotten = { _id: contactId, forgottenAt: { $ne: null } };
  const found = await store.collections.contacts.findOne(forgotten, { session });
  if (found !== null) throw new StalePlan();
}

async function writeAll(store: Store, write: PutBackWrite, session: ClientSession): Promise<void> {
  const { collections } = store;
  await requireKnown(store, write, session);
  // The enrolment first: another process that puts the same person back is found before all else.
  await updateEach(collections.enrolments, enrolled(write), session);
  await updateEach(collections.bookings, placesBack(write), session);
  await updateEach(collections.passes, usesTakenAgain(write), session);
  await updateEach(collections.orders, changedOrders(write.plan.orders), session);
  await markPart(store, write, session);
  await insertAll(collections.outbox, write.outbox.map(toStored), session);
  await writeEvent(store, write.event, session);
}

/** Puts somebody back in one transaction. @returns false where the world moved: nothing was written */
export async function writePutBack(store: Store, write: PutBackWrite): Promise<boolean> {
  try {
    await inTransaction(store, (session) => writeAll(store, write, session));
    return true;
  } catch (error) {
    if (error instanceof StalePlan || codeOf(error) === errorCode.duplicateKey) return false;
    throw error;
  }
}
