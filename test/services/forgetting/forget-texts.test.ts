import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Notice, NoticeTarget } from '../../../src/domain/notice.js';
import { raiseCredit } from '../../../src/services/credit/raise-credit.js';
import { forgetTexts } from '../../../src/services/forgetting/forget-texts.js';
import { homeSummary } from '../../../src/services/home-summary.js';
import { mailsOfInvoice } from '../../../src/services/invoices/invoice-mails.js';
import { sendMessageAgain, undeliveredMessages } from '../../../src/services/notices/send-again.js';
import { endRequest } from '../../../src/store/approvals/request-changes.js';
import { takeLease } from '../../../src/store/lease.js';
import { countOutbox } from '../../../src/store/outbox/outbox-figures.js';
import { newOutboxRow, type OutboxRow } from '../../../src/store/outbox/outbox-row.js';
import { toStored } from '../../../src/store/stored.js';
import {
  admin,
  auditDifferences,
  clubId,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  payerId,
  startAfresh,
} from '../../support/ledger-desk.js';
import { asked, withThreshold } from '../../support/second-person.js';
import { notices } from '../../views/sample-notices.js';

let desk: LedgerDesk;
const now = new Date('2026-11-23T10:00:00Z');
const invoiceId = 'club:INV-1042';

beforeAll(async () => {
  desk = await openLedgerDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await startAfresh(desk);
  await desk.store.collections.jobs.deleteMany({});
  desk.clock.now = now;
});

function daysAgo(days: number): Date {
  return new Date(now.getTime() - days * 24 * 3_600_000);
}

const toPayer: NoticeTarget = { payerId, purpose: 'notice' };

async function store(
  id: string,
  notice: Notice,
  { target = toPayer, ...more }: Partial<OutboxRow> & { createdAt: Date },
): Promise<void> {
  const row = newOutboxRow(id, { clubId, target, notice, now: more.createdAt });
  await desk.store.collections.outbox.insertOne(
    toStored({ ...row, invoiceIds: [invoiceId], ...more }),
  );
}

function sentDaysAgo(days: number): Partial<OutboxRow> & { createdAt: Date } {
  const at = daysAgo(days);
  return { createdAt: at, state: 'sent', acceptedAt: at, sentTo: 'k…@example.com' };
}

const givenUp = (days: number) => ({
  ...{ createdAt: daysAgo(days), state: 'given-up' as const, givenUpAt: daysAgo(days) },
});

async function withText(): Promise<string[]> {
  const rows = await desk.store.collections.outbox.find({}).sort({ _id: 1 }).toArray();
  return rows.filter(({ notice }) => notice.kind !== 'text-gone').map(({ _id }) => _id);
}

describe('after 90 days', () => {
  it('a mail keeps that and when it was sent, and no word of it', async () => {
    await store('old', notices['session-cancelled'], sentDaysAgo(91));
    await store('raised', notices['credit-raised'], sentDaysAgo(100));
    await store('young', notices['credit-raised'], sentDaysAgo(89));
    expect(await forgetTexts(desk)).toEqual({ messages: 2, jobs: 0, requests: 0 });
    expect(await withText()).toEqual(['young']);
    const old = await desk.store.collections.outbox.findOne({ _id: 'old' });
    expect(old).toMatchObject({ state: 'sent', textGoneAt: now, sentTo: 'k…@example.com' });
    const numbers = { invoiceNumber: 'INV-1042', noteNumber: 'INV-1042-CN-1' };
    expect(old?.notice).toEqual({ kind: 'text-gone', about: 'session-cancelled', ...numbers });
    expect(await mailsOfInvoice(desk, invoiceId)).toMatchObject([
      { about: 'credit-raised', isTextGone: false, at: daysAgo(89) },
      { about: 'session-cancelled', isTextGone: true, at: daysAgo(91), sentTo: 'k…@example.com' },
      { about: 'credit-raised', noteNumber: 'INV-1042-CN-1', isTextGone: true },
    ]);
    expect(await forgetTexts(desk)).toEqual({ messages: 0, jobs: 0, requests: 0 });
  });

  it('what still is to be sent keeps its text, and so does what left late', async () => {
    await store('ready', notices['credit-raised'], { createdAt: daysAgo(200) });
    const late = { ...sentDaysAgo(200), acceptedAt: daysAgo(10) };
    await store('late', notices['credit-raised'], late);
    expect(await forgetTexts(desk)).toEqual({ messages: 0, jobs: 0, requests: 0 });
    expect(await withText()).toEqual(['late', 'ready']);
  });

  it('what was given up, to customers or to staff, can be sent no more', async () => {
    await store('mail', notices['credit-raised'], givenUp(91));
    const toStaff = { target: { userId: 'U1' } };
    await store('staff', notices['late-outcome'], { ...givenUp(91), ...toStaff });
    await store('young', notices['late-outcome'], { ...givenUp(5), ...toStaff });
    expect(await forgetTexts(desk)).toMatchObject({ messages: 2 });
    expect(await withText()).toEqual(['young']);
    expect(await sendMessageAgain(desk, admin, 'mail')).toBe(false);
    expect(await sendMessageAgain(desk, admin, 'staff')).toBe(false);
    // What cannot be sent again is not offered, and not counted.
    expect((await undeliveredMessages(desk, admin, 10)).map(({ id }) => id)).toEqual(['young']);
    expect((await homeSummary(desk, admin)).undelivered).toBe(1);
    expect(await countOutbox(desk.store, clubId, 10)).toMatchObject({ givenUp: 1 });
    expect(await sendMessageAgain(desk, admin, 'young')).toBe(true);
  });

  it('what was given up late, at first or sent once more, is counted from then', async () => {
    await store('late', notices['credit-raised'], { ...givenUp(200), givenUpAt: daysAgo(89) });
    const toStaff = { target: { userId: 'U1' }, givenUpAt: daysAgo(89) };
    await store('staff', notices['late-outcome'], { ...givenUp(200), ...toStaff });
    await store('again', notices['credit-raised'], { ...givenUp(200), givenUpAt: daysAgo(91) });
    expect(await sendMessageAgain(desk, admin, 'again')).toBe(true);
    const { collections } = desk.store;
    const row = await collections.outbox.findOne({ _id: 'again' });
    expect(row).toMatchObject({ state: 'ready', givenUpAt: null });
    // A version before this one did not say when: then its creation counts.
    await store('before', notices['credit-raised'], { ...givenUp(91), givenUpAt: null });
    await store('before-too', notices['late-outcome'], {
      ...{ ...givenUp(91), target: { userId: 'U1' }, givenUpAt: null },
    });
    expect(await forgetTexts(desk)).toMatchObject({ messages: 2 });
    expect(await withText()).toEqual(['again', 'late', 'staff']);
  });

  it('what staff wrote to people in an act that ended is gone with it', async () => {
    const act = (message: string) => ({
      ...{ kind: 'cancel-session' as const, sessions: [], give: 'credit' as const },
      ...{ keepBack: null, message },
    });
    const job = {
      ...{ clubId, reason: 'Snow', notifyCustomers: true, byRoles: [], money: 'free' as const },
      ...{ by: { kind: 'staff' as const, id: 'U1' }, requestId: null, requestState: null },
      ...{ approvedBy: null, round: 1, parts: 0, createdAt: daysAgo(120), startedAt: daysAgo(120) },
      ...{ forgottenAt: null, message: null, seq: 1n, state: 'finished' as const },
    };
    await desk.store.collections.jobs.insertMany([
      { _id: 'old', ...job, act: act('Stay warm'), finishedAt: daysAgo(91) },
      { _id: 'young', ...job, act: act('Stay dry'), finishedAt: daysAgo(3) },
      { _id: 'busy', ...job, act: act('Stay in'), finishedAt: null, state: 'running' },
      // Its mails leave once a second person has said yes.
      { _id: 'waits', ...job, act: act('Wait'), finishedAt: daysAgo(91), money: 'waiting' },
    ]);
    expect(await forgetTexts(desk)).toMatchObject({ jobs: 1 });
    const jobs = await desk.store.collections.jobs.find({}).sort({ _id: 1 }).toArray();
    expect(jobs.map(({ act }) => 'message' in act && act.message)).toEqual([
      ...['Stay in', '', 'Wait', 'Stay dry'],
    ]);
    expect(await forgetTexts(desk)).toMatchObject({ jobs: 0 });
  });

  it('what was to be written to a customer in a request is gone once that ended', async () => {
    const askedFor = async (days: number, state: 'open' | 'withdrawn' | 'expired') => {
      desk.clock.now = daysAgo(days);
      withThreshold(desk, 100n);
      const invoiceId = await issue(desk, 5_000n);
      const words = { reason: 'Class cancelled', noteToCustomer: `Sorry, after ${days} days` };
      const input = { invoiceId, amount: 5_000n, line: null, ...words, notifyCustomer: false };
      const { id } = await asked(desk, (actor, operationId) => {
        return raiseCredit(desk, { actor, operationId }, input);
      });
      const decision = { by: 'UBEN', at: desk.now(), comment: '' };
      if (state !== 'open') await endRequest(desk.store, { id, state, decision }, []);
    };
    await askedFor(92, 'withdrawn');
    await askedFor(91, 'expired');
    await askedFor(89, 'withdrawn');
    // Nobody has decided it: whoever does still reads it.
    await askedFor(100, 'open');
    desk.clock.now = now;
    expect(await forgetTexts(desk)).toMatchObject({ requests: 2 });
    const left = await desk.store.models.requests.distinct('input.noteToCustomer');
    expect(left).toEqual(['', 'Sorry, after 100 days', 'Sorry, after 89 days']);
    expect(await auditDifferences(desk)).toEqual([]);
  });
});

it('leaves the work to a process that is at it, and stops between messages', async () => {
  await store('old', notices['credit-raised'], sentDaysAgo(91));
  const other = { name: `forget-texts:${clubId}`, holder: 'another', ttlMs: 60_000 };
  const lease = await takeLease(desk.store, other);
  expect(await forgetTexts(desk)).toBeNull();
  await lease?.release();
  expect(await forgetTexts(desk, () => true)).toMatchObject({ messages: 0 });
  expect(await withText()).toEqual(['old']);
});

it('reads by an index that holds only what still has its text', async () => {
  for (let place = 0; place < 30; place += 1) {
    await store(`old-${place}`, notices['credit-raised'], sentDaysAgo(91));
  }
  await forgetTexts(desk);
  const { outbox } = desk.store.collections;
  const plan = await outbox
    .find({ clubId, lane: { $gte: 'link' }, textGoneAt: null, createdAt: { $lt: now } })
    .hint('mail_with_text')
    .explain('executionStats');
  expect(plan['executionStats']).toMatchObject({ totalKeysExamined: 0, totalDocsExamined: 0 });
});
