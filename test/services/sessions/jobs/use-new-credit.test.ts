import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { applyCredit } from '../../../../src/services/credit/apply-credit.js';
import { issueInvoice } from '../../../../src/services/invoices/issue-invoice.js';
import { runSessionJob } from '../../../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../../../src/services/sessions/jobs/start-session-job.js';
import { draftRemoval } from '../../../../src/services/sessions/leaving/draft-removal.js';
import { runSweep } from '../../../../src/services/sweep/sweep.js';
import { findAllParts } from '../../../../src/store/sessions/draft-parts.js';
import { cancel, classFiles, look, type Place } from '../../../support/a-class.js';
import { deskForFile } from '../../../support/desk-for-file.js';
import { admin, deskOn, envelope, invoiceNow, pay } from '../../../support/ledger-desk.js';
import { csv, emptyDatabase, importSound } from '../../import/import-desk.js';

const desk = await deskForFile({ audited: true });

const places: Place[] = [
  ...['A', 'A2'].map((id): Place => ({ id, payer: 'A', paidBy: 'invoice' })),
  { id: 'B', payer: 'B', paidBy: 'invoice' },
];
/** All is paid, so that what a session is worth, 10.00 each, goes to the account. */
const payments = [
  'P1,INV-A,200.00,stripe,2026-10-02,received',
  'P2,INV-B,100.00,stripe,2026-10-02,received',
];

beforeEach(async () => {
  await emptyDatabase(desk);
  await importSound(desk, classFiles(places, { payments }));
  desk.settings = { ...desk.settings, settleOpenInvoices: true, expiryDays: 30 };
  desk.sendsMail = true;
});

/** An auto-collect invoice of a payer, which the sweep has looked at. */
async function openInvoice(payer: string, amount: bigint): Promise<{ id: string; number: string }> {
  const { invoiceId: id, invoiceNumber: number } = await issueInvoice(desk, envelope(), {
    ...{ payerId: `club:${payer}`, currency: 'GBP', dueOn: '2026-12-07', autoCollect: true },
    lines: [{ beneficiaryId: `club:${payer}`, description: 'December', amount }],
  });
  await runSweep(desk, { trigger: 'command-line' });
  return { id, number };
}

async function owed(id: string): Promise<bigint> {
  return (await invoiceNow(desk, id)).outstanding;
}

async function balanceOf(payer: string): Promise<bigint> {
  const account = await desk.store.collections.accounts.findOne({ payerId: `club:${payer}` });
  return account?.balance ?? 0n;
}

async function mailTo(payer: string) {
  const rows = await desk.store.collections.outbox.find({ lane: 'mail' }).toArray();
  return rows.map(({ notice }) => notice).find((one) => 'payerId' in one && one.payerId === payer);
}

it('settles what the payer owes elsewhere once all that was shown is booked, and says so', async () => {
  const [first, second] = [await openInvoice('A', 1_500n), await openInvoice('A', 4_000n)];
  const { job, review: draft } = await look(desk, { notifyCustomers: true });
  expect(draft.newCredit).toEqual({ until: '2026-12-23', settles: true });
  const { review } = await cancel(desk, { operationId: job.id, notifyCustomers: true });
  expect([await owed(first.id), await owed(second.id)]).toEqual([0n, 3_500n]);
  expect([await balanceOf('A'), await balanceOf('B')]).toEqual([0n, 1_000n]);
  expect(review.sums.booked).toMatchObject([{ toAccount: 3_000n, settled: 2_000n }]);
  const parts = await findAllParts(desk.store, job.id);
  expect(parts.map(({ result }) => result?.settled)).toEqual([
    [{ invoiceNumber: first.number, amount: 1_000n, outstanding: 500n }],
    [
      { invoiceNumber: first.number, amount: 500n, outstanding: 0n },
      { invoiceNumber: second.number, amount: 500n, outstanding: 3_500n },
    ],
    undefined,
  ]);
  expect(parts.map(({ result }) => result?.creditUntil)).toEqual(Array(3).fill('2026-12-23'));
  expect(await mailTo('club:A')).toMatchObject({
    settled: [
      { invoiceNumber: first.number, amount: 1_500n, outstanding: 0n },
      { invoiceNumber: second.number, amount: 500n, outstanding: 3_500n },
    ],
    toAccount: [],
  });
  expect(await mailTo('club:B')).toMatchObject({
    ...{ toAccount: [{ amount: 1_000n }], creditUntil: '2026-12-23' },
  });
});

it('does the same with what leavers get', async () => {
  const open = await openInvoice('B', 1_500n);
  const { id, seq } = await draftRemoval(desk, admin, {
    ...{ operationId: randomUUID(), productId: 'club:GYM', contactIds: ['club:B'] },
    ...{ sessions: { kind: 'all-future' }, credit: { kind: 'by-price' }, orders: 'cancel' },
    ...{ notifyCustomers: true, reason: 'Left the club' },
  });
  await startSessionJob(desk, admin, { jobId: id, seq });
  await runSessionJob(desk, id);
  const [part] = await findAllParts(desk.store, id);
  const settled = [{ invoiceNumber: open.number, amount: 1_500n, outstanding: 0n }];
  expect(part?.result).toMatchObject({ toAccount: 6_000n, settled });
  expect([await owed(open.id), await balanceOf('B')]).toEqual([0n, 4_500n]);
  expect(await mailTo('club:B')).toMatchObject({ settled, toAccount: [{ amount: 4_500n }] });
});

it('leaves on the account what a refund gives as credit, since the money was asked for', async () => {
  const places: Place[] = [{ id: 'C', payer: 'C', paidBy: 'invoice' }];
  await emptyDatabase(desk);
  await importSound(desk, {
    ...classFiles(places),
    account_credit: csv('contact_id,amount,currency,created_on', 'C,100.00,GBP,2026-10-01'),
  });
  await applyCredit(desk, envelope(), { invoiceId: 'club:INV-C', amount: 10_000n });
  const open = await openInvoice('C', 1_500n);
  await cancel(desk, { give: 'refund' });
  expect([await owed(open.id), await balanceOf('C')]).toEqual([1_500n, 1_000n]);
});

it('starts no draft that said something else of new credit than the settings of now', async () => {
  const open = await openInvoice('A', 1_500n);
  const { job, review } = await look(desk, {});
  const shown = { jobId: job.id, seq: job.seq, newCredit: review.newCredit };
  const as = desk.settings;
  const changed = { name: 'CreditError', code: 'draft-changed' };
  for (const other of [{ settleOpenInvoices: false }, { expiryDays: 20 }, { expiryDays: null }]) {
    desk.settings = { ...as, ...other };
    await expect(startSessionJob(desk, admin, shown)).rejects.toMatchObject(changed);
  }
  desk.settings = as;
  await startSessionJob(desk, admin, shown);
  // A second press is answered, whatever is set by then.
  desk.settings = { ...as, expiryDays: null };
  expect(await startSessionJob(desk, admin, shown)).toMatchObject({ state: 'running' });
  await runSessionJob(desk, job.id);
  expect(await owed(open.id)).toBe(0n);
});

it('leaves all of it on the account without the setting', async () => {
  const open = await openInvoice('A', 1_500n);
  desk.settings = { ...desk.settings, settleOpenInvoices: false };
  await cancel(desk, {});
  expect([await owed(open.id), await balanceOf('A')]).toEqual([1_500n, 2_000n]);
});

it('uses nothing twice when two processes, the sweep and a payment are at work on it', async () => {
  const open = await openInvoice('A', 1_500n);
  const other = deskOn(desk.store, desk.uri);
  other.settings = desk.settings;
  const { job } = await look(desk, {});
  await startSessionJob(desk, admin, { jobId: job.id, seq: job.seq });
  await Promise.all([
    runSessionJob(desk, job.id),
    runSessionJob(other, job.id),
    pay(other, open.id, 600n),
    runSweep(other, { trigger: 'command-line' }),
  ]);
  await runSessionJob(desk, job.id);
  const { outstanding, overpaid, creditApplied } = await invoiceNow(desk, open.id);
  expect(outstanding).toBe(0n);
  expect(creditApplied - overpaid).toBe(900n);
  expect(await balanceOf('A')).toBe(2_000n - creditApplied);
});
