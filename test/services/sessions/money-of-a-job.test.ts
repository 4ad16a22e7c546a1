import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/people/actor.js';
import { approveRequest, rejectRequest } from '../../../src/services/approvals/decide.js';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { settleRefund } from '../../../src/services/refunds/settle-refund.js';
import { draftCancellation } from '../../../src/services/sessions/cancelling/draft-cancellation.js';
import { readJobReview } from '../../../src/services/sessions/jobs/job-review.js';
import { planAgain, runAgain } from '../../../src/services/sessions/jobs/run-again.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import {
  cancel,
  cancelling,
  classFiles,
  look,
  type Place,
  reviewOf,
} from '../../support/a-class.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { admin, auditDifferences, envelope, pay, raise } from '../../support/ledger-desk.js';
import { emptyDatabase, importSound } from '../import/import-desk.js';

const desk = await deskForFile();

const anna: Actor = {
  ...{ kind: 'staff', userId: 'UANNA', roles: ['approver'], email: 'anna@club.example' },
};
const invoiced = (id: string): Place => ({ id, payer: id, paidBy: 'invoice' });
const places: Place[] = [
  ...['A', 'B', 'C'].map(invoiced),
  { id: 'P', payer: 'P', paidBy: 'pass', pass: { id: 'PASS', usesLeft: 0 } },
];
const money = { payments: ['P1,INV-A,100.00,stripe,2026-10-02,received'] };

beforeEach(async () => {
  await emptyDatabase(desk);
  await desk.store.models.requests.deleteMany({});
  await importSound(desk, classFiles(places, money));
  desk.approvals = { thresholdMinor: 3000n, singleHanded: false };
});

const notes = () => desk.store.collections.credit_notes.countDocuments();

async function approve(jobId: string, actor: Actor = anna) {
  const { now } = await reviewRequest(desk, actor, jobId);
  const said = now?.promised ?? {};
  return approveRequest(desk, actor, { requestId: jobId, comment: 'Yes', said });
}

describe('a job whose total reaches the threshold', () => {
  it('cancels at once and lets only its money wait, until a second person approves it', async () => {
    const before = await look(desk);
    expect(before.review.need).toMatchObject({ why: 'threshold', amount: 3000n });
    const { review } = await cancel(desk, { operationId: before.job.id });
    expect(review.job).toMatchObject({ state: 'finished', money: 'waiting' });
    expect(await notes()).toBe(0);
    const asked = { 'notice.kind': 'request-standing', 'target.room': 'approvals' } as const;
    expect(await desk.store.collections.outbox.countDocuments(asked)).toBe(1);
    const { sessions, passes } = desk.store.collections;
    expect(await sessions.findOne({ _id: 'club:S5' })).toMatchObject({ cancelled: { number: 1 } });
    expect(await passes.findOne({ _id: 'club:PASS' })).toMatchObject({ usesLeft: 1 });
    const { request } = await approve(before.job.id);
    expect(request.state).toBe('approved');
    await runSessionJob(desk, before.job.id);
    const { review: after, parts } = await reviewOf(desk, before.job.id);
    expect(after.job).toMatchObject({ state: 'finished', money: 'approved' });
    expect(parts.get('A')).toMatchObject({ state: 'booked', result: { toAccount: 1000n } });
    expect(await notes()).toBe(3);
    const [entry] = await desk.store.collections.journal.find({ kind: 'credit.raised' }).toArray();
    expect(entry).toMatchObject({ actor: { id: 'UADMIN' }, approvedBy: { id: 'UANNA' } });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('is not approved by whoever started it', async () => {
    const { review } = await cancel(desk);
    const own = approveRequest(desk, admin, { requestId: review.job.id, comment: '', said: {} });
    await expect(own).rejects.toMatchObject({ code: 'own-request' });
    expect(await notes()).toBe(0);
  });

  it('is not approved by one of its payers', async () => {
    const { review } = await cancel(desk);
    const payer: Actor = { ...anna, email: 'B@family.example' };
    await expect(approve(review.job.id, payer)).rejects.toMatchObject({
      code: 'approver-is-payer',
    });
  });

  it('shows what changed since, and books that only when it is approved again', async () => {
    const { review } = await cancel(desk);
    const { id } = review.job;
    const { now } = await reviewRequest(desk, anna, id);
    await pay(desk, 'club:INV-B', 10_000n);
    const said = now?.promised ?? {};
    const late = approveRequest(desk, anna, { requestId: id, comment: '', said });
    await expect(late).rejects.toMatchObject({ name: 'FactsMoved' });
    expect(await notes()).toBe(0);
    const again = await reviewRequest(desk, anna, id);
    expect(again).toMatchObject({ isChanged: true, now: { job: { cannot: 0 } } });
    expect(again.now).toMatchObject({ toInvoice: 1000n, toAccount: 2000n });
    await approve(id);
    await runSessionJob(desk, id);
    const { parts } = await reviewOf(desk, id);
    expect(parts.get('B')).toMatchObject({ state: 'booked', result: { toAccount: 1000n } });
  });

  it('leaves out whom the amount cannot be given any more, by name', async () => {
    const { review } = await cancel(desk);
    const { id } = review.job;
    desk.approvals = { thresholdMinor: 50_000n, singleHanded: false };
    await raise(desk, 'club:INV-C', 9500n);
    desk.approvals = { thresholdMinor: 3000n, singleHanded: false };
    expect((await reviewRequest(desk, anna, id)).now).toMatchObject({ job: { cannot: 1 } });
    await approve(id);
    await runSessionJob(desk, id);
    const { parts } = await reviewOf(desk, id);
    expect(parts.get('C')).toMatchObject({ state: 'changed', amount: 1000n });
    expect(parts.get('A')).toMatchObject({ state: 'booked' });
  });

  it('gives nothing when it is rejected, and can be asked for again', async () => {
    const { review } = await cancel(desk);
    const { id } = review.job;
    await rejectRequest(desk, anna, { requestId: id, comment: 'No' });
    await runSessionJob(desk, id);
    expect((await reviewOf(desk, id)).review.job).toMatchObject({ money: 'refused' });
    expect(await notes()).toBe(0);
    const planned = await planAgain(desk, admin, { jobId: id, give: null });
    const again = await runAgain(desk, admin, {
      operationId: randomUUID(),
      jobId: id,
      seq: planned.seq,
    });
    expect(again).toMatchObject({ money: 'waiting', requestId: `${id}:2` });
    await runSessionJob(desk, id);
    await approve(`${id}:2`);
    await runSessionJob(desk, id);
    expect(await notes()).toBe(3);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('counts what the person gave by other jobs and by forms within a day', async () => {
    desk.approvals = { thresholdMinor: 4000n, singleHanded: false };
    expect((await cancel(desk)).review.job.money).toBe('free');
    expect(await notes()).toBe(3);
    const second = await look(desk, { sessionIds: ['club:S6'] });
    expect(second.review.need).toMatchObject({ why: 'threshold', amount: 3000n, alone: 3000n });
    // A form on one of its payers: what the job gave that payer counts there.
    desk.approvals = { thresholdMinor: 2000n, singleHanded: false };
    const alone = raise(desk, 'club:INV-A', 1000n);
    await expect(alone).rejects.toMatchObject({ name: 'SecondPersonNeeded' });
  });

  it('counts nothing of a job within a day that was voided unspent, or could not be sent', async () => {
    desk.approvals = { thresholdMinor: 4000n, singleHanded: false };
    await cancel(desk, { give: 'refund' });
    // A was paid and is sent back; B and C owe, and credit notes lower that.
    const refundId = 'cancel:club:S5:1:club:S5:A';
    const told = { state: 'failed', on: '2026-11-23' } as const;
    const next = async () => {
      const { review } = await look(desk, { sessionIds: ['club:S6'] });
      return review.need;
    };
    expect(await next()).toMatchObject({ why: 'threshold', alone: 3000n });
    await voidCreditNote(desk, envelope(), { noteId: 'club:INV-B-CN-1', reason: 'Wrong' });
    expect(await next()).toMatchObject({ why: 'threshold', alone: 2000n });
    await voidCreditNote(desk, envelope(), { noteId: 'club:INV-C-CN-1', reason: 'Wrong' });
    expect(await next()).toMatchObject({ why: 'threshold', alone: 1000n });
    await settleRefund(desk, envelope(), { refundId, told, reason: 'Card closed' });
    expect(await next()).toBeNull();
  });

  it('is given at once in a club of one person, and said so before and after', async () => {
    desk.approvals = { thresholdMinor: null, singleHanded: true };
    const olive: Actor = {
      ...{ kind: 'staff', userId: 'UOLIVE', roles: ['operator'], email: 'a@family.example' },
    };
    const input = { ...cancelling, operationId: randomUUID() };
    const { id: jobId, seq } = await draftCancellation(desk, olive, input);
    const query = { jobId, page: 0, search: '', group: null, states: null };
    const seen = await readJobReview(desk, olive, query);
    expect(seen).toMatchObject({ need: null, isSingleHanded: true });
    expect(await startSessionJob(desk, olive, { jobId, seq })).toMatchObject({
      ...{ money: 'free', singleHanded: true },
    });
    await runSessionJob(desk, jobId);
    expect(await notes()).toBe(3);
    const told = await desk.store.collections.outbox.findOne({ 'notice.kind': 'job-finished' });
    expect(told?.notice).toMatchObject({ job: { singleHanded: true } });
    // Of what needs nobody else nothing is said.
    const other = await look(desk, { sessionIds: ['club:S6'] });
    expect(other.review.isSingleHanded).toBe(false);
  });

  it('is started once, whatever is pressed twice', async () => {
    const { job } = await look(desk);
    const press = () => startSessionJob(desk, admin, { jobId: job.id, seq: job.seq });
    const [one, other] = await Promise.all([press(), press()]);
    expect(one.requestId).toBe(other.requestId);
    expect(await desk.store.models.requests.countDocuments()).toBe(1);
  });
});
