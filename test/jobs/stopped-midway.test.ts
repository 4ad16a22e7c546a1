import { afterEach, beforeEach, expect, it } from 'vitest';
import { deliverDue } from '../../src/outbox/deliver.js';
import { lookAfterRequests } from '../../src/services/approvals/look-after.js';
import { checkBooks } from '../../src/services/books/check-books.js';
import { auditOfTheNight } from '../../src/services/books/nightly-audit.js';
import { expireCredit } from '../../src/services/expiry/expire-credit.js';
import { warnOfExpiry } from '../../src/services/expiry/warn-of-expiry.js';
import { forgetTexts } from '../../src/services/forgetting/forget-texts.js';
import { runSweep } from '../../src/services/sweep/sweep.js';
import { sweepUnderLease } from '../../src/services/sweep/sweep-lease.js';
import { takeLease } from '../../src/store/lease.js';
import { storeMessages } from '../../src/store/outbox/outbox-queue.js';
import { deskForFile } from '../support/desk-for-file.js';
import { admin, auditDifferences, clubId, issue, startAfresh } from '../support/ledger-desk.js';
import { accountsOf, creditOf, issueTo } from '../support/many-payers.js';
import { askedRaise, withThreshold } from '../support/second-person.js';

const desk = await deskForFile();
const payers = Array.from({ length: 9 }, (_, index) => `club:P${index}`);
const morning = new Date('2026-11-23T10:00:00Z');

beforeEach(async () => {
  await startAfresh(desk);
  await desk.store.collections.expiry_nights.deleteMany({});
  desk.clock.now = morning;
});
afterEach(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
  // Whatever was stopped has given back what it held.
  for (const { _id } of await desk.store.collections.leases.find().toArray()) {
    const taken = await takeLease(desk.store, { name: _id, holder: 'the next', ttlMs: 1 });
    expect(taken, _id).not.toBeNull();
    await taken?.release();
  }
});

/** As while a process is told to end when so many steps were begun. */
function after(steps: number): () => boolean {
  let asked = 0;
  return () => {
    asked += 1;
    return asked > steps;
  };
}

async function dueNow(): Promise<number> {
  return desk.store.collections.invoices.countDocuments({ autoApply: 'due' });
}

it('a sweep leaves the invoices that it had not begun, each used once in the end', async () => {
  for (const payerId of payers) {
    await creditOf(desk, payerId, 500n);
    await issueTo(desk, payerId, 300n);
  }
  const pages = { trigger: 'schedule' as const, lanes: 1, pageSize: 2 };
  const stopped = await sweepUnderLease(desk, { ...pages, stopped: after(3) });
  expect(stopped?.finishedAt).not.toBeNull();
  const left = await dueNow();
  expect([left > 0, left < payers.length]).toEqual([true, true]);
  expect(stopped?.usedOn).toBe(payers.length - left);
  expect(await auditDifferences(desk)).toEqual([]);

  expect(await runSweep(desk, { ...pages, stopped: () => false })).toMatchObject({ usedOn: left });
  expect(await dueNow()).toBe(0);
  const uses = await desk.store.collections.journal.find({ kind: 'credit.applied' }).toArray();
  expect(new Set(uses.map(({ refs }) => refs.invoiceId)).size).toBe(payers.length);
  expect(await accountsOf(desk, payers)).toEqual(payers.map(() => 200n));
  const summaries = { 'notice.kind': 'sweep-summary' };
  expect(await desk.store.collections.outbox.countDocuments(summaries)).toBe(2);
});

it('the expiry of credit leaves whole accounts, and what it did is told to finance', async () => {
  for (const payerId of payers) await creditOf(desk, payerId, 500n, '2026-11-22');
  const pages = { pageSize: 2, serverNow: async () => desk.clock.now };
  const stopped = await expireCredit(desk, { ...pages, stopped: after(2) });
  expect(stopped).toEqual({ lots: 4, failed: 0 });
  expect(await auditDifferences(desk)).toEqual([]);

  expect(await expireCredit(desk, pages)).toEqual({ lots: 5, failed: 0 });
  expect(await accountsOf(desk, payers)).toEqual(payers.map(() => 0n));
  const told = await desk.store.collections.outbox
    .find({ 'notice.kind': 'credit-expired' })
    .toArray();
  expect(told.map(({ notice }) => 'lots' in notice && notice.lots).sort()).toEqual([4, 5]);
});

it('the warning mails of credit that expires soon go out once each, also after a stop', async () => {
  desk.sendsMail = true;
  for (const payerId of payers) await creditOf(desk, payerId, 500n, '2026-11-25');
  await creditOf(desk, payers[0] ?? '', 100n, '2026-12-07');
  await warnOfExpiry(desk, after(1));
  const mails = desk.store.collections.outbox;
  const sent = await mails.countDocuments();
  expect([sent > 0, sent <= payers.length]).toEqual([true, true]);
  await warnOfExpiry(desk, () => false);
  expect(await mails.countDocuments()).toBe(payers.length + 1);
  desk.sendsMail = false;
});

it('requests whose time is over wait for the next look, and end there together', async () => {
  withThreshold(desk);
  for (let one = 0; one < 4; one += 1) {
    await askedRaise(desk, await issue(desk, 20_000n), 18_000n);
  }
  desk.clock.now = new Date('2026-12-30T10:00:00Z');
  const open = () => desk.store.models.requests.countDocuments({ state: 'open' });
  expect(await lookAfterRequests(desk, after(0))).toEqual({ expired: 0, reminded: 0 });
  expect(await open()).toBe(4);
  // So few end in one transaction, which a stop in the middle leaves whole.
  expect(await lookAfterRequests(desk, after(1))).toEqual({ expired: 4, reminded: 0 });
  expect(await open()).toBe(0);
  const ended = { 'notice.kind': 'request-ended' };
  expect(await desk.store.collections.outbox.countDocuments(ended)).toBe(4);
});

/** Messages to Slack that were given up a hundred days ago, or wait now. */
async function storeTexts(count: number, state: 'given-up' | 'ready'): Promise<void> {
  const now = new Date(morning.getTime() - (state === 'ready' ? 0 : 100) * 24 * 3_600_000);
  const notice = { kind: 'late-outcome', title: 'Your credit', text: 'It was booked.' } as const;
  const ids = Array.from({ length: count }, (_, index) => `message-${index}`);
  const of = { clubId, target: { userId: 'U1' }, notice, now };
  await storeMessages(
    desk.store,
    ids.map((id) => ({ ...of, id })),
  );
  await desk.store.collections.outbox.updateMany({ _id: { $in: ids } }, { $set: { state } });
}

it('the outbox sends each message once, the rest when it goes on', async () => {
  await storeTexts(6, 'ready');
  const told: string[] = [];
  const send = async ({ id }: { id: string }) => {
    told.push(id);
    return { kind: 'sent', deliveredAs: 'C1/1.2' } as const;
  };
  const parts = { send, now: desk.now };
  expect(await deliverDue(desk.store, { ...parts, stopped: after(2) })).toMatchObject({ sent: 2 });
  expect(await deliverDue(desk.store, { ...parts, stopped: () => false })).toMatchObject({
    sent: 4,
  });
  expect(new Set(told).size).toBe(6);
  expect(told).toHaveLength(6);
});

it('old texts that are not gone yet at a stop go the next time', async () => {
  await storeTexts(1_200, 'given-up');
  // It is asked at every text, and writes five hundred at once.
  expect(await forgetTexts(desk, after(700))).toEqual({ messages: 700, jobs: 0, requests: 0 });
  expect(await forgetTexts(desk)).toEqual({ messages: 500, jobs: 0, requests: 0 });
  const withText = { 'notice.kind': { $ne: 'text-gone' } };
  expect(await desk.store.collections.outbox.countDocuments(withText)).toBe(0);
});

it('a check of the night that is cut off is made within the hour, and once it is made no more', async () => {
  for (const payerId of payers) await issueTo(desk, payerId, 300n);
  expect(await auditOfTheNight(desk, after(3))).toMatch(/^The check was stopped before its end/);
  expect(
    await desk.store.collections.outbox.countDocuments({ 'notice.kind': 'books-differ' }),
  ).toBe(0);
  // Nobody else has to wait for what was stopped.
  expect(await checkBooks(desk, admin)).toMatchObject({ invoices: 9, differenceCount: 0 });
  expect(await auditOfTheNight(desk)).toMatch(/^The books are right: 9 entries, 9 invoices/);
  expect(await auditOfTheNight(desk)).toMatch(/^The books were checked this night/);
  desk.clock.now = new Date('2026-11-24T03:17:00Z');
  expect(await auditOfTheNight(desk)).toMatch(/^The books are right/);
});
