import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { askRefundAgain } from '../../../src/services/refunds/ask-refund-again.js';
import { settleRefund } from '../../../src/services/refunds/settle-refund.js';
import { previewReinstate } from '../../../src/services/sessions/cancelling/preview-reinstate-session.js';
import { reinstateSession } from '../../../src/services/sessions/cancelling/reinstate-session.js';
import { changeAmount } from '../../../src/services/sessions/jobs/change-amounts.js';
import { planAgain, runAgain } from '../../../src/services/sessions/jobs/run-again.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import {
  cancel,
  classFiles,
  failRefund,
  look,
  type Place,
  reviewOf,
  runOnceMore,
} from '../../support/a-class.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { admin, auditDifferences, envelope } from '../../support/ledger-desk.js';
import { emptyDatabase, importSound } from '../import/import-desk.js';

const desk = await deskForFile();

const ids = Array.from({ length: 19 }, (_, place) => `K${String(place + 1).padStart(2, '0')}`);
const places = ids.map((id): Place => ({ id, payer: id, paidBy: 'invoice' }));
const paid = ids.map((id) => `P-${id},INV-${id},100.00,stripe,2026-10-02,received`);

beforeEach(() => emptyDatabase(desk));

const refundOf = (id: string) => `cancel:club:S5:1:club:S5:${id}`;

const fail = (id: string, refundId = refundOf(id)) => failRefund(desk, refundId);

describe('refunds of a cancelled session (flows 6)', () => {
  it('are asked for each, listed by name where they fail, and given as credit when run again', async () => {
    await importSound(desk, classFiles(places, { payments: paid }));
    const { review } = await cancel(desk, { give: 'refund' });
    const { id: jobId } = review.job;
    expect(review.sums.booked).toMatchObject([{ people: 19, sentBack: 19_000n }]);
    expect(review.sums.refunds).toEqual([{ currency: 'GBP', state: 'asked', amount: 19_000n }]);
    for (const id of ids.slice(12)) await fail(id);
    const failed = await reviewOf(desk, jobId);
    expect(failed.review.sums.refunds).toMatchObject([{ state: 'asked', amount: 12_000n }]);
    expect(failed.review.sums.states).toEqual([
      { state: 'booked', parts: 12 },
      { state: 'failed', parts: 7 },
    ]);
    expect(failed.parts.get('K13')?.problem).toContain('Run it again');
    await runOnceMore(desk, jobId, 'credit');
    const { credit_notes, refunds, sessions } = desk.store.collections;
    expect(await credit_notes.countDocuments()).toBe(7);
    expect(await refunds.countDocuments({ state: 'asked' })).toBe(12);
    expect(await sessions.findOne({ _id: 'club:S5' })).toMatchObject({ cancellations: 1 });
    const over = planAgain(desk, admin, { jobId, give: 'credit' });
    await expect(over).rejects.toMatchObject({ code: 'nothing-to-repeat' });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('fail days later, and are tried as refunds again', async () => {
    await importSound(desk, classFiles(places.slice(0, 2), { payments: paid.slice(0, 2) }));
    const { review } = await cancel(desk, { give: 'refund' });
    const { id: jobId } = review.job;
    const told = { state: 'done', on: '2026-11-23', feeMinor: 0n } as const;
    const refundId = refundOf('K01');
    await settleRefund(desk, envelope(randomUUID()), { refundId, told, reason: 'Sent' });
    desk.clock.now = new Date('2026-11-26T10:00:00Z');
    await fail('K01');
    const planned = await planAgain(desk, admin, { jobId, give: null });
    expect(
      await runAgain(desk, admin, { operationId: randomUUID(), jobId, seq: planned.seq }),
    ).toMatchObject({ round: 2 });
    await runSessionJob(desk, jobId);
    const { parts } = await reviewOf(desk, jobId);
    expect(parts.get('K01')).toMatchObject({
      ...{ state: 'booked', attempt: 2, result: { sentBack: 1000n } },
    });
    expect(await desk.store.collections.refunds.countDocuments()).toBe(3);
    expect(await auditDifferences(desk)).toEqual([]);
    desk.clock.now = new Date('2026-11-23T10:00:00Z');
  });

  it('that are not sent yet are named before the session takes place again', async () => {
    await importSound(desk, classFiles(places.slice(0, 2), { payments: paid.slice(0, 2) }));
    await cancel(desk, { give: 'refund' });
    const preview = () => previewReinstate(desk, admin, { sessionId: 'club:S5' });
    const all = [{ currency: 'GBP', amount: 2000n }];
    expect(await preview()).toMatchObject({ given: all, unsent: all });
    const told = { state: 'done', on: '2026-11-23', feeMinor: 0n } as const;
    await settleRefund(desk, envelope(), { refundId: refundOf('K01'), told, reason: 'Sent' });
    expect(await preview()).toMatchObject({ unsent: [{ currency: 'GBP', amount: 1000n }] });
    await fail('K02');
    expect(await preview()).toMatchObject({ unsent: [] });
  });

  it('lower what is owed first, and send back only what was paid', async () => {
    const [owes, part] = ['K01', 'K02'];
    const payments = [`P,INV-${part},95.00,stripe,2026-10-02,received`];
    await importSound(desk, classFiles(places.slice(0, 2), { payments }));
    const { parts } = await cancel(desk, { give: 'refund' });
    expect(parts.get(owes)?.result).toMatchObject({ toInvoice: 1000n, sentBack: 0n });
    expect(parts.get(part)?.result).toMatchObject({ toInvoice: 500n, sentBack: 500n });
    expect(await auditDifferences(desk)).toEqual([]);
  });
});

/** Refunds one attendee for S5, with another amount than its value where one is named. */
async function refund(amount: bigint | null): Promise<string> {
  const { job } = await look(desk, { give: 'refund' });
  const partId = `${job.id}:club:S5:K01`;
  if (amount !== null) await changeAmount(desk, admin, { jobId: job.id, partId, amount });
  const { review } = await reviewOf(desk, job.id);
  await startSessionJob(desk, admin, { jobId: job.id, seq: review.job.seq });
  await runSessionJob(desk, job.id);
  return job.id;
}

async function again(jobId: string) {
  return (await runOnceMore(desk, jobId, 'credit')).parts.get('K01');
}

function tryAgain(refundId = refundOf('K01')) {
  return askRefundAgain(desk, envelope(), { refundId, provider: null, reason: 'New card' });
}

/** What stands of notes and refunds. */
async function given(): Promise<bigint> {
  const { credit_notes, refunds } = desk.store.collections;
  const notes = await credit_notes.find().toArray();
  const sent = await refunds.find({ state: { $ne: 'failed' } }).toArray();
  const stands = notes.map((note) => note.amount - note.voidedToInvoice - note.voidedToAccount);
  return [...stands, ...sent.map(({ amount }) => amount)].reduce((sum, one) => sum + one, 0n);
}

describe('a refund of a cancelled session that failed is never given twice', () => {
  beforeEach(async () => {
    await importSound(desk, classFiles(places.slice(0, 1), { payments: paid.slice(0, 1) }));
  });
  afterEach(async () => expect(await auditDifferences(desk)).toEqual([]));

  it('by trying it again after it was run again as credit, until that is voided', async () => {
    const jobId = await refund(null);
    await fail('K01');
    await again(jobId);
    const refused = { code: 'given-since', details: { amount: 1000n, currency: 'GBP' } };
    await expect(tryAgain()).rejects.toMatchObject(refused);
    expect(await given()).toBe(1000n);
    const undo = { noteId: 'club:INV-K01-CN-1', reason: 'Refunded instead' };
    await voidCreditNote(desk, envelope(), undo);
    expect(await tryAgain()).toMatchObject({ sentBack: 1000n });
    expect(await given()).toBe(1000n);
  });

  it('by running it again after it was tried again by itself', async () => {
    const jobId = await refund(800n);
    await fail('K01');
    await reviewOf(desk, jobId);
    await tryAgain();
    await expect(again(jobId)).rejects.toMatchObject({ code: 'nothing-to-repeat' });
    expect(await given()).toBe(800n);
  });

  it('by running it again after the session took place again and was cancelled once more', async () => {
    const jobId = await refund(800n);
    await reinstateSession(desk, admin, { operationId: randomUUID(), sessionId: 'club:S5' });
    await fail('K01');
    await cancel(desk);
    await expect(again(jobId)).rejects.toMatchObject({ code: 'nothing-to-repeat' });
    expect(await given()).toBe(1000n);
  });

  it('and is still tried again where another session was credited since', async () => {
    await refund(null);
    await fail('K01');
    await cancel(desk, { sessionIds: ['club:S6'] });
    expect(await tryAgain()).toMatchObject({ sentBack: 1000n });
  });
});

it('what was typed is given once, where a part of it was a credit note and the refund failed', async () => {
  const payments = ['P,INV-K01,95.00,stripe,2026-10-02,received'];
  await importSound(desk, classFiles(places.slice(0, 1), { payments }));
  const jobId = await refund(900n);
  expect(await given()).toBe(900n);
  await fail('K01', refundOf('K01:2'));
  expect(await given()).toBe(500n);
  await planAgain(desk, admin, { jobId, give: 'credit' });
  expect(await again(jobId)).toMatchObject({ state: 'booked', amount: 400n });
  expect(await given()).toBe(900n);
  expect(await auditDifferences(desk)).toEqual([]);
});
