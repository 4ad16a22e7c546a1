import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askRefundAgain } from '../../../src/services/refunds/ask-refund-again.js';
import { previewReinstate } from '../../../src/services/sessions/cancelling/preview-reinstate-session.js';
import { reinstateSession } from '../../../src/services/sessions/cancelling/reinstate-session.js';
import { changeAmount } from '../../../src/services/sessions/jobs/change-amounts.js';
import { recentJobs } from '../../../src/services/sessions/jobs/recent-jobs.js';
import { planAgain, runAgain } from '../../../src/services/sessions/jobs/run-again.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import {
  classFiles,
  failRefund,
  look,
  type Place,
  reviewOf,
  runOnceMore,
} from '../../support/a-class.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { admin, auditDifferences, envelope } from '../../support/ledger-desk.js';
import { csv, emptyDatabase, importSound } from '../import/import-desk.js';

const desk = await deskForFile();

beforeEach(() => emptyDatabase(desk));
afterEach(async () => expect(await auditDifferences(desk)).toEqual([]));

const place: Place = { id: 'K01', payer: 'K01', paidBy: 'invoice' };
const first = 'cancel:club:S5:1:club:S5:K01';

/** An invoice of £100.00 for ten sessions, £88.00 of it paid: a share is worth £10.00. */
const partPaid = { payments: ['P,INV-K01,88.00,stripe,2026-10-02,received'] };

/** Refunds the one attendee of S5 an amount that somebody typed. */
async function refund(amount: bigint): Promise<string> {
  const { job } = await look(desk, { give: 'refund' });
  const partId = `${job.id}:club:S5:K01`;
  await changeAmount(desk, admin, { jobId: job.id, partId, amount });
  const { review } = await reviewOf(desk, job.id);
  await startSessionJob(desk, admin, { jobId: job.id, seq: review.job.seq });
  await runSessionJob(desk, job.id);
  return job.id;
}

const fail = (refundId: string) => failRefund(desk, refundId);

function tryAgain(refundId: string) {
  return askRefundAgain(desk, envelope(), { refundId, provider: null, reason: 'New card' });
}

async function again(jobId: string, give: 'credit' | null = 'credit') {
  return (await runOnceMore(desk, jobId, give)).parts.get('K01');
}

/** What stands of notes and refunds. */
async function given(): Promise<bigint> {
  const { credit_notes, refunds } = desk.store.collections;
  const notes = await credit_notes.find().toArray();
  const sent = await refunds.find({ state: { $ne: 'failed' } }).toArray();
  const stands = notes.map((note) => note.amount - note.voidedToInvoice - note.voidedToAccount);
  return [...stands, ...sent.map(({ amount }) => amount)].reduce((sum, one) => sum + one, 0n);
}

/** The same without a number of sessions that were billed, so that no session has a price. */
function withoutPrice() {
  const files = classFiles([place], partPaid);
  const line = 'INV-K01,1,K01,GYM,Gymnastics,100.00,,,,';
  const heading =
    'invoice_number,line,contact_id,product_id,description,amount,tax_rate,sessions_billed,from,until';
  return { ...files, invoice_lines: csv(heading, line) };
}

describe('an amount above the value of a place is never exceeded, where its refund failed', () => {
  it.each([
    ['credit', 'credit' as const],
    ['a refund', null],
  ])('and is run again as %s', async (_how, give) => {
    await importSound(desk, classFiles([place], partPaid));
    // £12.00 of it lowers what is owed, which is more than the share alone.
    const jobId = await refund(1500n);
    expect(await given()).toBe(1500n);
    await fail(`${first}:2`);
    expect(await given()).toBe(1200n);
    expect(await again(jobId, give)).toMatchObject({ state: 'booked', amount: 300n });
    expect(await given()).toBe(1500n);
  });

  it('on a line without a price a session', async () => {
    await importSound(desk, withoutPrice());
    const jobId = await refund(1500n);
    await fail(`${first}:2`);
    expect(await again(jobId)).toMatchObject({ state: 'booked', amount: 300n });
    expect(await given()).toBe(1500n);
  });

  it('and was tried again by itself after Run again was looked at', async () => {
    await importSound(desk, classFiles([place], partPaid));
    const jobId = await refund(1500n);
    await fail(`${first}:2`);
    const { seq } = await planAgain(desk, admin, { jobId, give: 'credit' });
    await tryAgain(`${first}:2`);
    await runAgain(desk, admin, { operationId: randomUUID(), jobId, seq }).catch(() => undefined);
    await runSessionJob(desk, jobId);
    expect(await given()).toBe(1500n);
  });
});

describe('a refund that fails', () => {
  const paid = { payments: ['P,INV-K01,100.00,stripe,2026-10-02,received'] };
  const part = async (jobId: string) => (await reviewOf(desk, jobId)).parts.get('K01');
  const toldOfFailure = async () => {
    const rows = await desk.store.collections.outbox
      .find({ 'notice.kind': 'refund-failed' })
      .toArray();
    return rows.map(({ notice }) => (notice.kind === 'refund-failed' ? notice.ofJob : null));
  };
  const reinstate = () =>
    reinstateSession(desk, admin, { operationId: randomUUID(), sessionId: 'club:S5' });
  beforeEach(() => importSound(desk, classFiles([place], paid)));

  it('after the session takes place again is not owed any more, and not run again', async () => {
    const jobId = await refund(1000n);
    await reinstate();
    await fail(first);
    const dropped = await part(jobId);
    expect(dropped).toMatchObject({ state: 'nothing' });
    expect(dropped?.problem).toContain('takes place again, so it is not owed any more');
    expect(await toldOfFailure()).toEqual([{ kind: 'takes-place' }]);
    await expect(again(jobId)).rejects.toMatchObject({ code: 'nothing-to-repeat' });
    expect(await given()).toBe(0n);
    // Whoever sends it all the same is asked nothing, and the job says what is true.
    await tryAgain(first);
    expect(await part(jobId)).toMatchObject({ state: 'booked', amount: 1000n, problem: '' });
  });

  it('before the session takes place again is not said to stay given', async () => {
    const jobId = await refund(1000n);
    await fail(first);
    const preview = await previewReinstate(desk, admin, { sessionId: 'club:S5' });
    expect(preview).toMatchObject({ given: [], shown: { notGiven: 1 } });
    await reinstate();
    expect(await part(jobId)).toMatchObject({ state: 'nothing' });
    expect(await given()).toBe(0n);
  });

  it('and is tried again by itself stands as given, without being run again', async () => {
    const jobId = await refund(800n);
    await fail(first);
    expect(await toldOfFailure()).toEqual([{ kind: 'job', jobId }]);
    expect(await part(jobId)).toMatchObject({ state: 'failed' });
    await planAgain(desk, admin, { jobId, give: 'credit' });
    await tryAgain(first);
    expect(await part(jobId)).toMatchObject({
      ...{ state: 'booked', amount: 800n, problem: '', give: 'refund', group: 'given' },
    });
    const listed = (await recentJobs(desk, admin, { limit: 1 }))[0]?.sums;
    expect(listed).toMatchObject({ states: [{ state: 'booked' }], booked: [{ amount: 800n }] });
    await fail(first);
    const [failed] = await recentJobs(desk, admin, { limit: 1 });
    expect(failed?.sums).toMatchObject({ states: [{ state: 'failed' }], booked: [] });
  });

  it('is run again once by a form whose answer was lost, and by no other', async () => {
    const jobId = await refund(1000n);
    await fail(first);
    const { seq } = await planAgain(desk, admin, { jobId, give: 'credit' });
    const form = { operationId: randomUUID(), jobId, seq };
    const presses = await Promise.all([1, 2, 3].map(() => runAgain(desk, admin, form)));
    expect(presses.map(({ round }) => round)).toEqual([2, 2, 2]);
    await runSessionJob(desk, jobId);
    expect(await runAgain(desk, admin, form)).toMatchObject({ state: 'finished', round: 2 });
    const other = runAgain(desk, admin, { ...form, operationId: randomUUID() });
    await expect(other).rejects.toMatchObject({ code: 'nothing-to-repeat' });
    expect(await given()).toBe(1000n);
  });
});
