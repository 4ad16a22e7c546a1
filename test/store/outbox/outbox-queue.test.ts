import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../../src/domain/trail/audit-event.js';
import { markMessage, type Outcome } from '../../../src/store/outbox/outbox-marks.js';
import {
  claimMessage,
  findGivenUp,
  oldestUnsent,
  storeMessage,
} from '../../../src/store/outbox/outbox-queue.js';
import type { OutboxRow } from '../../../src/store/outbox/outbox-row.js';
import { sendAgain } from '../../../src/store/outbox/send-again.js';
import { clubId, type LedgerDesk, openLedgerDesk, startAfresh } from '../../support/ledger-desk.js';

let desk: LedgerDesk;
const start = new Date('2026-11-23T10:00:00Z');

function later(seconds: number): Date {
  return new Date(start.getTime() + seconds * 1000);
}

beforeAll(async () => {
  desk = await openLedgerDesk();
});

beforeEach(async () => {
  await startAfresh(desk);
});

afterAll(async () => {
  await desk.close();
});

async function store(id: string, now = start): Promise<void> {
  await storeMessage(desk.store, {
    id,
    clubId,
    target: { userId: 'U1' },
    notice: { kind: 'late-outcome', title: 'Done', text: id },
    now,
  });
}

async function claim(now: Date): Promise<OutboxRow> {
  const row = await claimMessage(desk.store, now);
  if (row === null) throw new Error('nothing was due');
  return row;
}

const mark = (row: OutboxRow, outcome: Outcome) => markMessage(desk.store, { row, outcome });

async function stateOf(id: string) {
  return desk.store.collections.outbox.findOne({ _id: id });
}

describe('a stored message', () => {
  it('is stored once, however often it is stored', async () => {
    await store('one');
    await store('one', later(60));
    expect(await desk.store.collections.outbox.countDocuments()).toBe(1);
    expect(await stateOf('one')).toMatchObject({ createdAt: start });
  });

  it('goes to one of two senders who ask at once', async () => {
    await store('one');
    const claims = await Promise.all([
      claimMessage(desk.store, start),
      claimMessage(desk.store, start),
    ]);
    expect(claims.filter((row) => row !== null)).toHaveLength(1);
  });

  it('that has waited longest goes first, and none before its time', async () => {
    await store('second', later(2));
    await store('first', later(1));
    expect(await claimMessage(desk.store, start)).toBeNull();
    expect((await claim(later(5))).id).toBe('first');
    expect((await claim(later(5))).id).toBe('second');
    expect(await claimMessage(desk.store, later(5))).toBeNull();
  });

  it('is not sent again once it was sent', async () => {
    await store('one');
    await mark(await claim(start), { kind: 'sent', deliveredAs: '1.2', now: later(1) });
    expect(await stateOf('one')).toMatchObject({ state: 'sent', deliveredAs: '1.2' });
    expect(await claimMessage(desk.store, later(3600))).toBeNull();
    expect(await oldestUnsent(desk.store)).toBeNull();
  });

  it('of a sender who died is claimed by another after a while, not before', async () => {
    await store('one');
    const dead = await claim(start);
    expect(await claimMessage(desk.store, later(29))).toBeNull();
    const alive = await claim(later(31));
    expect(alive).toMatchObject({ id: 'one', attempts: 2 });
    await mark(dead, { kind: 'failed', error: 'late', nextAttemptAt: null, now: later(1) });
    expect(await stateOf('one')).toMatchObject({ state: 'sending', lastError: null });
    await mark(alive, { kind: 'sent', deliveredAs: '1.2', now: later(32) });
    expect(await stateOf('one')).toMatchObject({ state: 'sent' });
  });

  it('that failed waits for its next try', async () => {
    await store('one');
    const failure = { kind: 'failed', error: 'ratelimited', nextAttemptAt: later(60) } as const;
    await mark(await claim(start), { ...failure, now: later(1) });
    expect((await stateOf('one'))?.givenUpAt).toBeUndefined();
    expect(await claimMessage(desk.store, later(59))).toBeNull();
    expect(await oldestUnsent(desk.store)).toEqual(start);
    expect(await claim(later(60))).toMatchObject({ attempts: 2, lastError: 'ratelimited' });
  });

  it('that was given up is listed, and sent again when somebody says so', async () => {
    await store('one');
    await mark(await claim(start), {
      kind: 'failed',
      error: 'gone',
      nextAttemptAt: null,
      now: later(1),
    });
    expect(await claimMessage(desk.store, later(3600))).toBeNull();
    const given = { id: 'one', attempts: 1, givenUpAt: later(1) };
    expect(await findGivenUp(desk.store, clubId, 10)).toMatchObject([given]);
    const event = {
      ...{
        id: 'again',
        clubId,
        act: 'send-again' as const,
        payerId: null,
        subject: 'one',
        reason: '',
      },
      ...{ actor: { kind: 'staff' as const, id: 'U1' }, approvedBy: null, at: later(10) },
    } satisfies DeskEvent;
    const again = { id: 'one', clubId, now: later(10), event };
    expect(await sendAgain(desk.store, { ...again, clubId: 'other' })).toBe(false);
    expect(await sendAgain(desk.store, again)).toBe(true);
    expect(await sendAgain(desk.store, again)).toBe(false);
    expect(await stateOf('one')).toMatchObject({ state: 'ready', givenUpAt: null });
    expect(await claim(later(10))).toMatchObject({ id: 'one', attempts: 1 });
    expect(await desk.store.collections.audit_events.countDocuments()).toBe(1);
  });
});
