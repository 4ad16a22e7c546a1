import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/people/actor.js';
import { approveRequest } from '../../../src/services/approvals/decide.js';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { reinstateSession } from '../../../src/services/sessions/cancelling/reinstate-session.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import { cancel, classFiles, look, type Place, reviewOf } from '../../support/a-class.js';
import { type FarAndNear, openFarAndNear } from '../../support/far-desk.js';
import { admin, auditDifferences, type LedgerDesk } from '../../support/ledger-desk.js';
import { emptyDatabase, importSound } from '../import/import-desk.js';

let both: FarAndNear;
let near: LedgerDesk;
let far: LedgerDesk;

beforeAll(async () => {
  both = await openFarAndNear('credit-desk-lost-jobs');
  near = both.near;
});
afterAll(() => both.close());

const places: Place[] = [
  ...['A', 'B', 'C'].map((id): Place => ({ id, payer: id, paidBy: 'invoice' })),
  { id: 'P', payer: 'P', paidBy: 'pass', pass: { id: 'PASS', usesLeft: 0 } },
];
const anna: Actor = { kind: 'staff', userId: 'UANNA', roles: ['approver'] };

beforeEach(async () => {
  await emptyDatabase(near);
  await near.store.models.requests.deleteMany({});
  await importSound(near, classFiles(places));
  far = both.far();
  near.approvals = { thresholdMinor: null, singleHanded: true };
});

function withThreshold(): void {
  for (const desk of [near, far]) desk.approvals = { thresholdMinor: 3000n, singleHanded: false };
}

const toldEnds = () =>
  near.store.collections.outbox.countDocuments({ 'notice.kind': 'job-finished' });

/** Each attendee of S5 was dealt with once, and nobody twice. */
async function expectOnce(jobId: string): Promise<void> {
  const { credit_notes, passes, sessions } = near.store.collections;
  const { review } = await reviewOf(near, jobId);
  expect(review.job.state).toBe('finished');
  expect(review.sums.states).toEqual([
    { state: 'booked', parts: 3 },
    { state: 'nothing', parts: 1 },
  ]);
  expect(await credit_notes.countDocuments()).toBe(3);
  expect(await passes.findOne({ _id: 'club:PASS' })).toMatchObject({ usesLeft: 1 });
  const session = await sessions.findOne({ _id: 'club:S5' });
  expect(session).toMatchObject({ cancelled: { number: 1, jobId }, cancellations: 1 });
  expect(await toldEnds()).toBe(1);
  expect(await auditDifferences(near)).toEqual([]);
}

/** What happens to a commit: its answer is lost, or the commit itself. */
const ways = ['loseAnswer', 'loseCommit'] as const;

describe.each(ways)('a connection that breaks at the commit (%s)', (way) => {
  it('of a start leaves one that is pressed again started once', async () => {
    const { job } = await look(near);
    const press = (desk: LedgerDesk) =>
      startSessionJob(desk, admin, { jobId: job.id, seq: job.seq });
    await both[way](() => press(far));
    expect(await press(near)).toMatchObject({ state: 'running', money: 'free' });
    await runSessionJob(near, job.id);
    await expectOnce(job.id);
  });

  it('of a page is settled by the run itself, or by the next one', async () => {
    const { job } = await look(near);
    await startSessionJob(near, admin, { jobId: job.id, seq: job.seq });
    await both[way](() => runSessionJob(far, job.id, { pageSize: 1, lanes: 1 }));
    await both[way](() => runSessionJob(far, job.id, { pageSize: 1, lanes: 1 }));
    await runSessionJob(near, job.id);
    await expectOnce(job.id);
  });

  it('of the end tells it once', async () => {
    const { job } = await look(near);
    await startSessionJob(near, admin, { jobId: job.id, seq: job.seq });
    // Stopped after its one page, before it looks whether that was the last one.
    let pages = 0;
    const stopped = () => {
      pages += 1;
      return pages > 1;
    };
    await runSessionJob(near, job.id, { stopped, pageSize: 10, lanes: 1 });
    expect((await reviewOf(near, job.id)).review.sums.states).toHaveLength(2);
    expect(await toldEnds()).toBe(0);
    await both[way](() => runSessionJob(far, job.id));
    await runSessionJob(near, job.id);
    await expectOnce(job.id);
  });

  it('of an approval of its money gives it once', async () => {
    withThreshold();
    const { review } = await cancel(near);
    const { id } = review.job;
    const { now } = await reviewRequest(near, anna, id);
    const decision = { requestId: id, comment: '', said: now?.promised ?? {} };
    await both[way](() => approveRequest(far, anna, decision));
    await both.settled(far);
    const again = () => approveRequest(near, anna, decision).catch(() => null);
    await expect
      .poll(again, { timeout: 20_000 })
      .toMatchObject({ request: { state: 'approved', decision: { by: 'UANNA' } } });
    await near.store.collections.outbox.deleteMany({ 'notice.kind': 'job-finished' });
    await runSessionJob(near, id);
    await expectOnce(id);
  });

  it('of a reinstatement takes the pass once', async () => {
    await cancel(near);
    const form = { operationId: randomUUID(), sessionId: 'club:S5' };
    await both[way](() => reinstateSession(far, admin, form));
    const again = () => reinstateSession(near, admin, form).catch(() => null);
    await expect.poll(again, { timeout: 20_000 }).toMatchObject({ operationId: form.operationId });
    const { passes } = near.store.collections;
    expect(await passes.findOne({ _id: 'club:PASS' })).toMatchObject({ usesLeft: 0 });
  });
});

it('what another process holds for longer than anybody waits is left to the next run', async () => {
  const { job } = await look(near);
  await startSessionJob(near, admin, { jobId: job.id, seq: job.seq });
  const { client, collections } = near.store;
  const session = client.startSession();
  session.startTransaction();
  await collections.invoices.updateOne({ _id: 'club:INV-B' }, { $inc: { seq: 1n } }, { session });
  await runSessionJob(far, job.id);
  const { parts } = await reviewOf(near, job.id);
  const states = ['A', 'B', 'C', 'P'].map((id) => parts.get(id)?.state);
  expect(states).toEqual(['booked', 'ready', 'booked', 'nothing']);
  await session.abortTransaction();
  await session.endSession();
  await runSessionJob(far, job.id);
  await expectOnce(job.id);
});
