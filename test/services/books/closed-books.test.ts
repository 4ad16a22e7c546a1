import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeskMove } from '../../../src/domain/payments/desk-moves.js';
import { expireCredit } from '../../../src/services/expiry/expire-credit.js';
import { movePayment } from '../../../src/services/payments/move-payment.js';
import { recordTransfer } from '../../../src/services/payments/record-transfer.js';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import { refundDone } from '../../../src/services/refunds/refund-done.js';
import { readReport } from '../../../src/services/reports/read-report.js';
import { changeSettings } from '../../../src/services/settings/change-settings.js';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { withSession } from '../../../src/store/connection.js';
import { beginPayer, markPayer } from '../../../src/store/import/unfinished-payers.js';
import { holdClosed } from '../../../src/store/ledger/hold-open.js';
import { findEntry, findPayment } from '../../../src/store/ledger/ledger-reads.js';
import { findLastChange } from '../../../src/store/settings/last-change.js';
import { inTransaction } from '../../../src/store/transaction.js';
import {
  admin,
  auditDifferences,
  deskOn,
  envelope,
  invoiceNow,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  payerId,
  raise,
  startAfresh,
  tally,
} from '../../support/ledger-desk.js';

let desk: LedgerDesk;
/** Another process on the same database. */
let other: LedgerDesk;
const october = '2026-10-31';

beforeAll(async () => {
  desk = await openLedgerDesk();
  other = deskOn(desk.store, desk.uri);
});

beforeEach(async () => {
  await startAfresh(desk);
  const { clubs, audit_events } = desk.store.collections;
  await clubs.deleteMany({});
  await audit_events.deleteMany({});
  const { club: fresh, settings, settingsSeq } = deskOn(desk.store, desk.uri);
  for (const one of [desk, other]) Object.assign(one, { club: fresh, settings, settingsSeq });
  const { id: _id, ...club } = fresh;
  await clubs.insertOne({ _id, ...club });
});

afterEach(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
});
afterAll(() => desk.close());

function close(at: LedgerDesk, closedUpTo: string | null) {
  const operationId = randomUUID();
  return changeSettings(at, { actor: admin, operationId, seenSeq: null, wanted: { closedUpTo } });
}

function came(at: LedgerDesk, invoiceId: string, receivedOn: string, operationId?: string) {
  return recordTransfer(at, envelope(operationId), {
    ...{ payerId, parts: [{ invoiceId, amount: 1000n }], provider: 'bank' as const },
    ...{ receivedOn, status: 'received' as const, reference: '' },
  });
}

async function askedRefund(): Promise<string> {
  const invoiceId = await issue(desk, 5000n);
  const paymentId = await pay(desk, invoiceId, 5000n, { receivedOn: '2026-10-20' });
  const { refunds } = await askRefund(desk, envelope(), {
    ...{ invoiceId, amount: 5000n, line: null, how: 'cash', paymentId, provider: 'bank' },
    ...{ reason: 'Left', noteToCustomer: '', notifyCustomer: false },
  });
  return refunds[0]?.refundId ?? '';
}

describe('with the books closed', () => {
  it('every door through which a past day comes is shut, and those of today stay open', async () => {
    const invoiceId = await issue(desk, 9000n);
    const paid = (status: 'pending' | 'received') =>
      pay(desk, invoiceId, 1000n, { status, receivedOn: '2026-10-20' });
    const [toCome, toFail] = [await paid('pending'), await paid('pending')];
    const [toBounce, toReturn] = [await paid('received'), await paid('received')];
    const refundId = await askedRefund();
    await close(desk, october);
    const move = (paymentId: string, how: DeskMove, on: string) =>
      movePayment(desk, envelope(), { paymentId, move: how, on, amount: null, reason: '' });
    const doors = [
      (on: string) => came(desk, invoiceId, on),
      (on: string) => move(toCome, 'received', on),
      (on: string) => move(toFail, 'failed', on),
      (on: string) => move(toBounce, 'bounced', on),
      (on: string) => move(toReturn, 'returned', on),
      (on: string) => refundDone(desk, envelope(), { refundId, on, feeMinor: 0n, reference: '' }),
    ];
    for (const door of doors) {
      await expect(door('2026-10-30')).rejects.toMatchObject({
        ...{ code: 'books-closed', details: { day: '2026-10-30', closedUpTo: october } },
      });
    }
    for (const door of doors) await door('2026-11-01');
    await raise(desk, await issue(desk, 100n), 100n);
  });

  it('a second press of what was booked before is answered as it was then', async () => {
    const invoiceId = await issue(desk, 9000n);
    const operationId = randomUUID();
    await came(desk, invoiceId, '2026-10-30', operationId);
    await close(desk, october);
    const again = await came(desk, invoiceId, '2026-10-30', operationId);
    expect(again).toMatchObject({ replayed: true, amount: 1000n });
  });

  it('money that a machine tells of is taken, on the first open day, with its own beside it', async () => {
    const invoiceId = await issue(desk, 9000n);
    await close(desk, october);
    const paymentId = await pay(desk, invoiceId, 4000n, { receivedOn: '2026-10-30' });
    const payment = await findPayment(desk.store, paymentId);
    expect(payment?.receivedOn).toBe('2026-10-30');
    const entry = await findEntry(desk.store, payment?.receivedEntryId ?? '');
    expect(entry).toMatchObject({
      ...{ kind: 'payment.received', occurredOn: '2026-11-01' },
      details: { happenedOn: '2026-10-30' },
    });
  });

  it('reports of the closed days stay as they are, whatever is tried and done afterwards', async () => {
    const first = await issue(desk, 9000n);
    await came(desk, first, '2026-10-15');
    await openCredit(desk, 700n);
    await close(desk, october);
    const ofOctober = async () => {
      const tables = (['debts-and-credit', 'tax', 'receipts', 'credits'] as const).map((name) =>
        readReport(desk, admin, { name, from: '2026-10-01', until: october }),
      );
      return (await Promise.all(tables)).map(({ table }) => table);
    };
    const before = await ofOctober();
    expect(before[2]?.rows).toHaveLength(1);
    const fresh = await issue(desk, 100n);
    const { refused } = await tally([
      came(desk, first, '2026-10-15'),
      came(other, first, '2026-10-31'),
      pay(other, first, 2000n, { receivedOn: '2026-10-02' }),
      raise(desk, fresh, 100n),
    ]);
    expect(refused).toEqual({ 'books-closed': 2 });
    expect(await ofOctober()).toEqual(before);
  });

  it('jobs are not held up: they date what they do on the day on which they do it', async () => {
    await openCredit(desk, 700n, { expiresOn: '2026-10-31' });
    await openCredit(desk, 500n);
    const invoiceId = await issue(desk, 900n, { autoCollect: true });
    await close(desk, '2026-11-20');
    expect(await expireCredit(desk)).toEqual({ lots: 1, failed: 0 });
    await runSweep(desk, { trigger: 'schedule' });
    const { journal } = desk.store.collections;
    const booked = await journal.find({ 'actor.kind': 'job' }).sort({ kind: 1 }).toArray();
    expect(booked.map(({ kind, occurredOn }) => [kind, occurredOn])).toEqual([
      ['credit.applied', '2026-11-23'],
      ['credit.expired', '2026-11-23'],
    ]);
    expect((await invoiceNow(desk, invoiceId)).outstanding).toBe(400n);
  });

  it('they open again for the days that are named, and what was closed before stays counted', async () => {
    const invoiceId = await issue(desk, 9000n);
    await close(desk, '2026-09-30');
    await close(desk, october);
    await close(desk, '2026-09-30');
    await came(desk, invoiceId, '2026-10-30');
    await expect(came(desk, invoiceId, '2026-09-30')).rejects.toMatchObject({
      code: 'books-closed',
    });
    await close(desk, null);
    await came(desk, invoiceId, '2026-09-29');
    const last = await findLastChange(desk.store, { clubId: 'club', setting: 'closedUpTo' });
    expect(last?.changes).toEqual([{ setting: 'closedUpTo', from: '2026-09-30', to: null }]);
    expect(last?.closedEntries).toBeUndefined();
  });

  it('each closing counts all that lies in its days, on top of the one before it or anew', async () => {
    const { journal } = desk.store.collections;
    const invoiceId = await issue(desk, 9000n);
    for (const on of ['2026-08-31', '2026-09-30', '2026-10-01', '2026-10-31', '2026-11-10']) {
      await came(desk, invoiceId, on);
    }
    const counts: (bigint | undefined)[] = [];
    for (const day of ['2026-09-30', october, '2026-08-31', '2026-11-15']) {
      await close(desk, day);
      const last = await findLastChange(desk.store, { clubId: 'club', setting: 'closedUpTo' });
      counts.push(last?.closedEntries);
      const closedIn = { occurredOn: { $lte: day } };
      expect(last?.closedEntries, day).toBe(BigInt(await journal.countDocuments(closedIn)));
      if (day === '2026-08-31') await came(desk, invoiceId, '2026-09-15');
    }
    expect(counts).toEqual([2n, 4n, 1n, 6n]);
  });
});

it('money whose receipt was put off to an open day goes back no earlier, though days opened again', async () => {
  const invoiceId = await issue(desk, 9000n);
  await close(desk, october);
  const bounced = await pay(desk, invoiceId, 1000n, { receivedOn: '2026-10-20' });
  const paidBack = await pay(desk, invoiceId, 2000n, { receivedOn: '2026-10-20' });
  const { refunds } = await askRefund(desk, envelope(), {
    ...{ invoiceId, amount: 500n, line: null, how: 'cash', paymentId: paidBack, provider: 'bank' },
    ...{ reason: 'Left', noteToCustomer: '', notifyCustomer: false },
  });
  const refundId = refunds[0]?.refundId ?? '';
  await close(desk, '2026-09-30');
  const doors = [
    (on: string) =>
      movePayment(desk, envelope(), {
        ...{ paymentId: bounced, move: 'bounced', on, amount: null, reason: '' },
      }),
    (on: string) => refundDone(desk, envelope(), { refundId, on, feeMinor: 0n, reference: '' }),
  ];
  for (const door of doors) {
    for (const on of ['2026-10-20', '2026-10-31']) {
      await expect(door(on), on).rejects.toMatchObject({
        code: 'back-before-received',
        details: { receivedOn: '2026-10-20', bookedOn: '2026-11-01' },
      });
    }
    await door('2026-11-01');
  }
});

describe('a closing between reading and writing', () => {
  it('by another process refuses what was looked at before, and it is read anew', async () => {
    const invoiceId = await issue(desk, 9000n);
    await close(other, october);
    expect(desk.settings.closedUpTo).toBeNull();
    await expect(came(desk, invoiceId, '2026-10-31')).rejects.toMatchObject({
      code: 'books-closed',
    });
    expect(desk.settings.closedUpTo).toBe(october);
    await came(desk, invoiceId, '2026-11-01');
  });

  it('that is not over yet is waited for, and then holds', async () => {
    const invoiceId = await issue(desk, 9000n);
    const { clubs } = desk.store.collections;
    const booked = await withSession(desk.store, async (session) => {
      session.startTransaction();
      const closing = { $set: { 'settings.closedUpTo': october }, $inc: { seq: 1n } };
      await clubs.updateOne({ _id: 'club' }, closing, { session });
      await holdClosed(desk.store, 'club', session);
      const pressed = came(desk, invoiceId, '2026-10-31').catch((error: unknown) => error);
      const ofToday = came(other, await issue(other, 100n), '2026-11-23');
      // What is of an open day does not wait for it.
      await ofToday;
      await session.commitTransaction();
      return pressed;
    });
    expect(booked).toMatchObject({ code: 'books-closed' });
    await clubs.updateOne({ _id: 'club' }, { $unset: { settings: 1 } });
  });

  it('counts what was under way when it began', async () => {
    const invoiceId = await issue(desk, 9000n);
    const work = Array.from({ length: 6 }, (_none, index) =>
      came(index % 2 === 0 ? desk : other, invoiceId, `2026-10-${10 + index}`),
    );
    const closing = close(other, october);
    const { accepted, refused } = await tally(work);
    await closing;
    expect(accepted + (refused['books-closed'] ?? 0)).toBe(6);
    const closedIn = { occurredOn: { $lte: october } };
    expect(await desk.store.collections.journal.countDocuments(closedIn)).toBe(accepted);
    const last = await findLastChange(desk.store, { clubId: 'club', setting: 'closedUpTo' });
    expect(last?.closedEntries).toBe(BigInt(accepted));
  });
});

it('the check of the books names days that were opened past the trail, though closed again', async () => {
  await close(desk, october);
  const { clubs, audit_events, counters, trail_heads } = desk.store.collections;
  await clubs.updateOne({ _id: 'club' }, { $set: { 'settings.closedUpTo': null } });
  for (const one of [desk, other]) one.settings = { ...one.settings, closedUpTo: null };
  const opened = { document: 'closed books', id: october, stored: 'all open' };
  expect(await auditDifferences(desk)).toMatchObject([opened]);
  const invoiceId = await issue(desk, 9000n);
  await came(desk, invoiceId, '2026-10-15');
  await close(desk, october);
  expect(await auditDifferences(desk)).toMatchObject([opened]);
  await clubs.updateOne({ _id: 'club' }, { $set: { 'settings.closedUpTo': null } });
  await audit_events.deleteMany({});
  await counters.deleteMany({});
  await trail_heads.deleteMany({});
});

it('the check of the books names what came into closed days by a way around', async () => {
  desk.clock.now = new Date('2026-11-23T09:00:00Z');
  const invoiceId = await issue(desk, 9000n);
  await came(desk, invoiceId, '2026-10-15');
  desk.clock.now = new Date('2026-11-23T09:30:00Z');
  await close(desk, october);
  const { clubs, audit_events, counters, trail_heads } = desk.store.collections;
  await clubs.updateOne({ _id: 'club' }, { $set: { 'settings.closedUpTo': null } });
  desk.settings = { ...desk.settings, closedUpTo: null };
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
  const operationId = randomUUID();
  await came(desk, invoiceId, '2026-10-30', operationId);
  await clubs.updateOne({ _id: 'club' }, { $set: { 'settings.closedUpTo': october } });
  expect(await auditDifferences(desk)).toEqual([
    {
      ...{ document: 'closed books', id: october, what: 'number of entries' },
      ...{ expected: '2', stored: '1' },
    },
    {
      ...{ document: 'journal entry', id: `form:${operationId}:1`, what: 'day' },
      ...{ expected: 'a day that was open when it was written down', stored: '2026-10-30' },
    },
  ]);
  await clubs.updateOne({ _id: 'club' }, { $set: { 'settings.closedUpTo': null } });
  await audit_events.deleteMany({});
  await counters.deleteMany({});
  await trail_heads.deleteMany({});
});

it('cannot be closed while a payer is imported in part: the rest could not be imported any more', async () => {
  const { contacts } = desk.store.collections;
  const ofClub = { clubId: desk.club.id, payerId };
  await contacts.updateOne(
    { _id: payerId },
    { $setOnInsert: { ...ofClub, ownId: 'olsen', name: 'Olsen', email: null, searchWords: [] } },
    { upsert: true },
  );
  await beginPayer(desk.store, { ...ofClub, unfinished: { left: 3, last: 'S-1' } });
  await expect(close(desk, october)).rejects.toMatchObject({ code: 'setting-wrong' });
  const ended = { ...ofClub, unfinished: null };
  await inTransaction(desk.store, (session) => markPayer(desk.store, ended, session));
  expect((await close(desk, october)).changes).toMatchObject([{ to: october }]);
});
