import type { ClientSession } from 'mongodb';
import type { SessionReinstatement } from '../../domain/people/club-records.js';
import type { ReinstateFacts, Reinstatement } from '../../domain/sessions/cancelling/reinstate.js';
import type { SessionJob } from '../../domain/sessions/jobs/session-job.js';
import type { DeskEvent } from '../../domain/trail/audit-event.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import { writeEvent } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';

type Which = { clubId: string; sessionId: string };

function byId<Record extends { id: string }>(records: readonly Record[]): Map<string, Record> {
  return new Map(records.map((record) => [record.id, record]));
}

/**
 * The job that cancelled it. Where the request for its money ended without an approval its money
 * does not wait any more.
 */
async function findJobOf(
  { collections, models }: Store,
  jobId: string,
  within: { session?: ClientSession },
): Promise<SessionJob | null> {
  const stored = await collections.jobs.findOne({ _id: jobId }, within);
  if (stored === null) return null;
  const job = fromStored(stored);
  if (job.money !== 'waiting' || job.requestId === null) return job;
  const request = await models.requests
    .findOne({ _id: job.requestId }, { state: 1 }, within)
    .lean();
  const waits = request?.state === 'open' || request?.state === 'approved';
  return waits ? job : { ...job, money: 'refused' };
}

/** What stands behind a cancelled session: eight reads, however many attendees; null: no session. */
export async function readReinstateFacts(
  store: Store,
  { clubId, sessionId }: Which,
  session?: ClientSession,
): Promise<ReinstateFacts | null> {
  const { sessions, job_parts, bookings, contacts, passes, orders } = store.collections;
  const within = session === undefined ? {} : { session };
  const stored = await sessions.findOne({ _id: sessionId, clubId }, within);
  if (stored === null) return null;
  const jobId = stored.cancelled?.jobId ?? '';
  const job = await findJobOf(store, jobId, within);
  const ofSession = { jobId, 'subject.sessionId': sessionId };
  const parts = await job_parts.find(ofSession, within).sort({ place: 1 }).hint('job').toArray();
  const booked = await bookings.find({ sessionId, released: null }, within).toArray();
  const byPass = booked.filter(({ passId }) => passId !== null);
  const people = { _id: { $in: byPass.map(({ contactId }) => contactId) } };
  const named = await contacts.find(people, { ...within, projection: { name: 1 } }).toArray();
  const passIds = byPass.flatMap(({ passId }) => passId ?? []);
  const found = await passes.find({ _id: { $in: passIds } }, within).toArray();
  const orderIds = parts.flatMap(({ beside }) => beside.orders.map(({ orderId }) => orderId));
  const fallen = await orders.find({ _id: { $in: orderIds } }, within).toArray();
  return {
    session: fromStored(stored),
    job,
    parts: parts.map(fromStored),
    bookings: booked.map(fromStored),
    names: new Map(named.map(({ _id, name }) => [_id, name])),
    passes: byId(found.map(fromStored)),
    orders: byId(fallen.map(fromStored)),
  };
}

const notGivenNow = 'The session takes place again, so nothing is given for it any more.';

/** Something of it is not as it was read; thrown inside the transaction, it undoes all of it. */
class NotAsRead extends Error {
  override readonly name = 'NotAsRead';
}

async function write(
  store: Store,
  { facts, plan, reinstated, event }: Reinstating,
  session: ClientSession,
): Promise<void> {
  const { sessions, jobs, job_parts, bookings, passes, orders } = store.collections;
  const { id: sessionId, startsAt } = facts.session;
  const { number, jobId } = plan.cancellation;
  const isAsRead = { 'cancelled.number': number, 'cancelled.jobId': jobId, startsAt };
  const { matchedCount } = await sessions.updateOne(
    { _id: sessionId, ...isAsRead },
    { $set: { cancelled: null, reinstated } },
    { session },
  );
  if (matchedCount !== 1) throw new NotAsRead();
  // Whoever looks at the job, or runs it again at this moment, has to look once more.
  await jobs.updateOne({ _id: jobId }, { $inc: { seq: 1n } }, { session });
  const over = { state: 'nothing' as const, problem: notGivenNow };
  const dropped = plan.notGiven.map(({ id }) => id);
  await job_parts.updateMany(
    { _id: { $in: dropped } },
    { $set: over, $inc: { seq: 1n } },
    { session },
  );
  const taken = plan.usesTaken.map(({ passId: _id }) => {
    return { updateOne: { filter: { _id }, update: { $inc: { usesLeft: -1 } } } };
  });
  if (taken.length > 0) await passes.bulkWrite(taken, { session });
  const places = plan.usesTaken.map(({ bookingId }) => bookingId);
  await bookings.updateMany(
    { _id: { $in: places } },
    { $set: { useReturned: false } },
    { session },
  );
  const restored = plan.orders.map(({ before, after }) => {
    return { updateOne: { filter: { _id: before.id }, update: { $set: after } } };
  });
  if (restored.length > 0) await orders.bulkWrite(restored, { session });
  await writeEvent(store, event, session);
}

/** What was read of a session, what follows, and what its form is told. */
export type Reinstating = {
  facts: ReinstateFacts;
  plan: Reinstatement;
  reinstated: SessionReinstatement;
  event: DeskEvent;
};

/**
 * Reads a session, has it decided what happens, and writes that, in one transaction: what others
 * change meanwhile is read again. `decide` may throw, or answer null to write nothing.
 * @returns what was decided; `facts` null: there is no such session
 */
export async function reinstateInOne<Answer>(
  store: Store,
  which: Which,
  decide: (facts: ReinstateFacts | null) => { answer: Answer; write: Reinstating | null },
): Promise<Answer> {
  return inTransaction(store, async (session) => {
    const decided = decide(await readReinstateFacts(store, which, session));
    if (decided.write !== null) await write(store, decided.write, session);
    return decided.answer;
  });
}
