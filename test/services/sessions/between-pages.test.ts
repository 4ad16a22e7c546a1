import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueInvoice } from '../../../src/services/invoices/issue-invoice.js';
import { movePayment } from '../../../src/services/payments/move-payment.js';
import { planAgain, runAgain } from '../../../src/services/sessions/jobs/run-again.js';
import { runSessionJob } from '../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../src/services/sessions/jobs/start-session-job.js';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { classFiles, look, type Place, reviewOf } from '../../support/a-class.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  admin,
  apply,
  auditDifferences,
  envelope,
  invoiceNow,
  pay,
} from '../../support/ledger-desk.js';
import { csv, emptyDatabase, importSound } from '../import/import-desk.js';

const desk = await deskForFile();

const places = ['A', 'B', 'C'].map((id): Place => ({ id, payer: id, paidBy: 'invoice' }));
const money = { payments: ['PA,INV-A,100.00,stripe,2026-10-02,received'] };

beforeEach(async () => {
  await emptyDatabase(desk);
  const accountCredit = csv(
    'contact_id,amount,currency,created_on,expires_on',
    'C,98.00,GBP,2026-10-01,',
  );
  await importSound(desk, { ...classFiles(places, money), account_credit: accountCredit });
});
afterEach(async () => expect(await auditDifferences(desk)).toEqual([]));

/** Starts a cancellation and does its first page, which is A alone. */
async function firstPage(give: 'credit' | 'refund' = 'credit'): Promise<string> {
  const { job } = await look(desk, { give });
  await startSessionJob(desk, admin, { jobId: job.id, seq: job.seq });
  let pages = 0;
  const stopped = () => {
    pages += 1;
    return pages > 1;
  };
  await runSessionJob(desk, job.id, { pageSize: 1, lanes: 1, stopped });
  expect(await states(job.id)).toEqual(['booked', 'ready', 'ready']);
  return job.id;
}

async function states(jobId: string) {
  const { parts } = await reviewOf(desk, jobId);
  return ['A', 'B', 'C'].map((id) => parts.get(id)?.state);
}

/** What is left is looked at once more, and done. */
async function again(jobId: string) {
  const { seq } = await planAgain(desk, admin, { jobId, give: null });
  await runAgain(desk, admin, { operationId: randomUUID(), jobId, seq });
  await runSessionJob(desk, jobId);
  return (await reviewOf(desk, jobId)).parts;
}

function move(paymentId: string, to: 'received' | 'bounced') {
  const on = '2026-11-23';
  return movePayment(desk, envelope(), { paymentId, move: to, on, reason: '', amount: null });
}

describe('between page and page of a job', () => {
  it('a payment arrives: what would now become account credit is shown again, not booked', async () => {
    const jobId = await firstPage();
    await pay(desk, 'club:INV-B', 10_000n);
    await runSessionJob(desk, jobId);
    expect(await states(jobId)).toEqual(['booked', 'changed', 'booked']);
    const parts = await again(jobId);
    expect(parts.get('B')).toMatchObject({ state: 'booked', result: { toAccount: 1000n } });
  });

  it('a payment turns pending: that one waits, and is given once it has arrived', async () => {
    const jobId = await firstPage();
    await pay(desk, 'club:INV-B', 10_000n, { status: 'pending', paymentId: 'club:DD' });
    await runSessionJob(desk, jobId);
    expect(await states(jobId)).toEqual(['booked', 'pending', 'booked']);
    await move('club:DD', 'received');
    const parts = await again(jobId);
    expect(parts.get('B')).toMatchObject({ state: 'booked', result: { toAccount: 1000n } });
  });

  it('a payment bounces: the credit then lowers the debt, once somebody has seen that', async () => {
    await pay(desk, 'club:INV-B', 10_000n, { paymentId: 'club:PB' });
    const jobId = await firstPage();
    // Also of one who was dealt with: what was given stays, and the debt is back.
    for (const id of ['club:PA', 'club:PB']) await move(id, 'bounced');
    await runSessionJob(desk, jobId);
    expect(await states(jobId)).toEqual(['booked', 'changed', 'booked']);
    const parts = await again(jobId);
    expect(parts.get('B')).toMatchObject({ state: 'booked', result: { toInvoice: 1000n } });
    expect((await invoiceNow(desk, 'club:INV-A')).outstanding).toBe(10_000n);
  });

  it('a payment bounces whose refund was to be asked for: nothing is sent back of it', async () => {
    await pay(desk, 'club:INV-B', 10_000n, { paymentId: 'club:PB' });
    const jobId = await firstPage('refund');
    await move('club:PB', 'bounced');
    await runSessionJob(desk, jobId);
    expect(await states(jobId)).toEqual(['booked', 'changed', 'booked']);
    const parts = await again(jobId);
    expect(parts.get('B')?.result).toMatchObject({ toInvoice: 1000n, sentBack: 0n });
    const { refunds } = desk.store.collections;
    expect(await refunds.distinct('paymentId')).toEqual(['club:PA']);
  });

  it('credit is used by hand: what it leaves of the debt decides what the rest does', async () => {
    const jobId = await firstPage();
    await apply(desk, 'club:INV-C', 9_600n);
    await runSessionJob(desk, jobId);
    expect(await states(jobId)).toEqual(['booked', 'booked', 'changed']);
    const parts = await again(jobId);
    expect(parts.get('C')?.result).toMatchObject({ toInvoice: 400n, toAccount: 600n });
  });

  it('the sweep spends credit of the same payers, also what the job just gave', async () => {
    const jobId = await firstPage();
    for (const payerId of ['club:A', 'club:C']) await issueDue(payerId);
    await runSweep(desk, { trigger: 'schedule' });
    await runSessionJob(desk, jobId, { pageSize: 1 });
    expect(await states(jobId)).toEqual(['booked', 'booked', 'booked']);
    const { accounts } = desk.store.collections;
    // A had the £10.00 of the job, C £98.00: both paid for the new invoice of £30.00.
    const left = await accounts.find().sort({ _id: 1 }).toArray();
    expect(left.map(({ payerId, balance }) => [payerId, balance])).toEqual([
      ['club:A', 0n],
      ['club:C', 6_800n],
    ]);
  });

  it('the sweep is at the same payers at the same moment: both are done, once each', async () => {
    const jobId = await firstPage();
    for (const payerId of ['club:A', 'club:B', 'club:C']) await issueDue(payerId);
    await Promise.all([
      runSweep(desk, { trigger: 'schedule' }),
      runSessionJob(desk, jobId, { pageSize: 1 }),
    ]);
    await runSessionJob(desk, jobId);
    expect(await states(jobId)).toEqual(['booked', 'booked', 'booked']);
    expect(await desk.store.collections.credit_notes.countDocuments()).toBe(3);
  });
});

/** An auto-collect invoice of £30.00 that waits for the sweep. */
function issueDue(payerId: string) {
  return issueInvoice(desk, envelope(), {
    ...{ payerId, currency: 'GBP', dueOn: '2026-12-07', autoCollect: true },
    lines: [{ beneficiaryId: payerId, description: 'Swimming', amount: 3_000n }],
  });
}
