import cron from 'node-cron';
import { beforeEach, expect, it } from 'vitest';
import { type JobName, jobNames } from '../../src/domain/people/job-name.js';
import { jobs } from '../../src/jobs/index.js';
import { takeLease } from '../../src/store/lease.js';
import { storeMessage } from '../../src/store/outbox/outbox-queue.js';
import { deskForFile } from '../support/desk-for-file.js';
import { clubId, invoiceNow, issue, openCredit, startAfresh } from '../support/ledger-desk.js';
import { noMails } from '../support/no-mails.js';

const desk = await deskForFile();
const morning = new Date('2026-11-23T10:00:00Z');

beforeEach(async () => {
  await startAfresh(desk);
  desk.clock.now = morning;
});

/** Runs a job at the desk's own time, as its tick would. */
async function tick(name: JobName): Promise<string> {
  const job = jobs.find((one) => one.name === name);
  if (job === undefined) throw new Error(`${name} is not in the list`);
  const send = async () => ({ kind: 'sent', deliveredAs: 'C1/1.2' }) as const;
  return job.run({ desk, send, mails: noMails, stopped: () => false });
}

async function falsifyBalance(): Promise<void> {
  const { accounts } = desk.store.collections;
  await accounts.updateOne({}, { $inc: { balance: 1n } }, { bypassDocumentValidation: true });
}

it('has every job that has a name once, each with a schedule that cron reads', () => {
  expect(jobs.map(({ name }) => name).sort()).toEqual([...jobNames].sort());
  const settings = { sweepSchedule: '* * * * *' };
  for (const { schedule } of jobs) {
    const line = typeof schedule === 'string' ? schedule : schedule(settings);
    expect(cron.validate(line), line).toBe(true);
  }
});

it('the sweep spends credit on new invoices, in its own name', async () => {
  await openCredit(desk, 1500n);
  const id = await issue(desk, 5000n, { autoCollect: true });
  expect(await tick('sweep')).toBe(
    'Looked at 1 new auto-collect invoice; account credit was used automatically on 1: £15.00. 0 wait for a payment in flight, 0 failed.',
  );
  expect((await invoiceNow(desk, id)).outstanding).toBe(3500n);
  const entry = await desk.store.collections.journal.findOne({ kind: 'credit.applied' });
  expect(entry?.actor).toEqual({ kind: 'job', id: 'sweep' });
  expect(await tick('sweep')).toContain('Looked at 0');
});

it('the sweep leaves the work to a process that is at it', async () => {
  const lease = await takeLease(desk.store, {
    name: `sweep:${clubId}`,
    holder: 'another',
    ttlMs: 60_000,
  });
  expect(await tick('sweep')).toBe('Another process is at it now, and does the work.');
  await lease?.release();
});

it('the outbox sends what is due by the desk’s clock', async () => {
  const notice = { kind: 'late-outcome', title: 'Your credit', text: 'It was booked.' } as const;
  const row = { clubId, target: { userId: 'U1' }, notice };
  await storeMessage(desk.store, { ...row, id: 'now', now: desk.now() });
  const later = new Date(morning.getTime() + 60_000);
  await storeMessage(desk.store, { ...row, id: 'later', now: later });
  expect(await tick('outbox')).toBe('Messages due: 1, sent: 1.');
  desk.clock.now = later;
  expect(await tick('outbox')).toBe('Messages due: 1, sent: 1.');
  expect(await tick('outbox')).toBe('Messages due: 0, sent: 0.');
});

it('the nightly check tells nobody while the books are right', async () => {
  await openCredit(desk, 1500n);
  expect(await tick('nightly-audit')).toMatch(/^The books are right: 1 entries/);
  expect(await desk.store.collections.outbox.countDocuments()).toBe(0);
});

it('the nightly check tells the finance channel once a night what differs, club by club', async () => {
  await openCredit(desk, 1500n);
  await falsifyBalance();
  expect(await tick('nightly-audit')).toMatch(/^The books differ in \d place/);
  await tick('nightly-audit');
  for (const look of ['2026-11-24T00:30:00Z', '2026-11-24T03:17:00Z', '2026-11-24T04:17:00Z']) {
    desk.clock.now = new Date(look);
    await tick('nightly-audit');
  }
  const told = await desk.store.collections.outbox.find().sort({ _id: 1 }).toArray();
  expect(told.map(({ _id }) => _id)).toEqual(['audit:club:2026-11-23', 'audit:club:2026-11-24']);
  expect(told[0]).toMatchObject({
    target: { room: 'finance' },
    notice: { kind: 'books-differ', differences: expect.any(Number) },
  });
});
