import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sessionId } from '../../bench/support/made-session.js';
import { FactsMoved } from '../../src/domain/books/promise.js';
import { CreditError } from '../../src/domain/errors.js';
import { approveRequest } from '../../src/services/approvals/decide.js';
import { reviewRequest } from '../../src/services/approvals/review.js';
import { draftCancellation } from '../../src/services/sessions/cancelling/draft-cancellation.js';
import { reinstateSession } from '../../src/services/sessions/cancelling/reinstate-session.js';
import { planAgain, runAgain } from '../../src/services/sessions/jobs/run-again.js';
import { startSessionJob } from '../../src/services/sessions/jobs/start-session-job.js';
import { draftRemoval } from '../../src/services/sessions/leaving/draft-removal.js';
import { previewPutBack } from '../../src/services/sessions/leaving/preview-put-back-contact.js';
import { putBackContact } from '../../src/services/sessions/leaving/put-back-contact.js';
import { RequestNotOpen } from '../../src/store/approvals/request-changes.js';
import { admin, type LedgerDesk } from '../support/ledger-desk.js';
import { anna } from '../support/second-person.js';
import { oneOf } from './seeded.js';

/** What staff did, by kind, and the jobs of which they were told that they are started. */
export type SessionDay = { done: Map<string, number>; started: Set<string>; ended(): boolean };

type World = { desk: LedgerDesk; day: SessionDay; random: () => number };

const patienceMs = 60_000;
const kinds = ['cancel', 'cancel', 'leave', 'leave', 'again', 'reinstate', 'put-back'] as const;
type Kind = (typeof kinds)[number] | 'approve';

/** Sends the same again until there is an answer, as people do; null where it is refused. */
async function answered<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
  for (const endsAt = Date.now() + patienceMs; ; await pause(100)) {
    try {
      return await work();
    } catch (error) {
      const isRefused = [CreditError, FactsMoved, RequestNotOpen].some((kind) => {
        return error instanceof kind;
      });
      if (isRefused) return null;
      if (Date.now() > endsAt) throw error;
    }
  }
}

async function started({ desk, day }: World, draft: () => Promise<{ id: string }>) {
  const job = await answered(draft);
  if (job === null) return false;
  const { jobs } = desk.store.collections;
  const stored = await answered(() => jobs.findOne({ _id: job.id }));
  const press = { jobId: job.id, seq: stored?.seq ?? 0n };
  const answer = await answered(() => startSessionJob(desk, admin, press));
  if (answer !== null) day.started.add(job.id);
  return answer !== null;
}

const words = { notifyCustomers: false, reason: 'Chaos' };

function cancelOne(world: World): Promise<boolean> {
  const { desk, random } = world;
  const id = sessionId.replace(/\d+$/, oneOf(['6', '7', '8', '9', '10'], random));
  const give = oneOf(['credit', 'credit', 'refund', 'nothing'] as const, random);
  const keepBack = random() < 0.3 ? ({ kind: 'percent', percent: 20 } as const) : null;
  const form = { operationId: randomUUID(), sessionIds: [id], give, keepBack, message: '' };
  return started(world, () => draftCancellation(desk, admin, { ...form, ...words }));
}

async function leave(world: World): Promise<boolean> {
  const { desk, random } = world;
  const enrolled = await answered(() =>
    desk.store.collections.enrolments.find({ removed: null }).toArray(),
  );
  if (enrolled === null || enrolled.length === 0) return false;
  const contactIds = [...new Set([1, 2, 3].map(() => oneOf(enrolled, random).contactId))];
  const [{ productId }] = [oneOf(enrolled, random)];
  const form = { operationId: randomUUID(), productId, contactIds, orders: 'cancel' as const };
  const what = { sessions: { kind: 'all-future' }, credit: { kind: 'by-price' } } as const;
  return started(world, () => draftRemoval(desk, admin, { ...form, ...what, ...words }));
}

async function again({ desk, random }: World): Promise<boolean> {
  const { jobs } = desk.store.collections;
  const over = await answered(() => jobs.find({ state: 'finished' }).toArray());
  if (over === null || over.length === 0) return false;
  const { _id: jobId } = oneOf(over, random);
  const planned = await answered(() => planAgain(desk, admin, { jobId, give: null }));
  if (planned === null) return false;
  return (
    (await answered(() =>
      runAgain(desk, admin, { operationId: randomUUID(), jobId, seq: planned.seq }),
    )) !== null
  );
}

async function reinstate({ desk, random }: World): Promise<boolean> {
  const { sessions } = desk.store.collections;
  const found = await answered(() => sessions.find({ cancelled: { $type: 'object' } }).toArray());
  if (found === null || found.length === 0) return false;
  const form = { operationId: randomUUID(), sessionId: oneOf(found, random)._id };
  return (await answered(() => reinstateSession(desk, admin, form))) !== null;
}

async function putBack({ desk, random }: World): Promise<boolean> {
  const { job_parts } = desk.store.collections;
  const query = { 'subject.kind': 'enrolment', isReleased: true } as const;
  const found = await answered(() => job_parts.find(query).toArray());
  if (found === null || found.length === 0) return false;
  const { _id: partId } = oneOf(found, random);
  const preview = await answered(() => previewPutBack(desk, admin, partId));
  if (preview === null) return false;
  const form = { actor: admin, operationId: randomUUID() };
  const back = { partId, reason: 'Came back' };
  const { promised } = preview.shown;
  return (await answered(() => putBackContact(desk, form, back, promised))) !== null;
}

async function approve({ desk, random }: World): Promise<boolean> {
  const open = await answered(() => desk.store.models.requests.find({ state: 'open' }).lean());
  if (open === null || open.length === 0) return false;
  const { _id: requestId } = oneOf(open, random);
  const review = await answered(() => reviewRequest(desk, anna, requestId));
  const decision = { requestId, comment: '', said: review?.now?.promised ?? {} };
  return (await answered(() => approveRequest(desk, anna, decision))) !== null;
}

const acts: Record<Kind, (world: World) => Promise<boolean>> = {
  ...{ cancel: cancelOne, leave, again, reinstate, 'put-back': putBack, approve },
};

/** Cancels, removes, approves and takes back until the day is over. */
export async function cancelAllDay(world: World): Promise<void> {
  const { day, random } = world;
  while (!day.ended()) {
    const kind = oneOf([...kinds, 'approve', 'approve'] as const, random);
    if (await acts[kind](world)) day.done.set(kind, (day.done.get(kind) ?? 0) + 1);
    await pause(5);
  }
}
