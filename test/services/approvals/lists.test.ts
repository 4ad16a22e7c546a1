import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalRequest } from '../../../src/domain/approvals/request.js';
import { rejectRequest } from '../../../src/services/approvals/decide.js';
import { lookAfterRequests } from '../../../src/services/approvals/look-after.js';
import { currentRequest } from '../../../src/services/approvals/message-place.js';
import { openRequestsOf } from '../../../src/services/approvals/open-requests.js';
import { countRequests, listRequests } from '../../../src/services/approvals/waiting.js';
import { insertRequest } from '../../../src/store/approvals/request-changes.js';
import { findTurn } from '../../../src/store/ledger/turns.js';
import {
  type LedgerDesk,
  openLedgerDesk,
  payerId,
  startAfresh,
} from '../../support/ledger-desk.js';
import { uniqueDatabaseUri } from '../../support/mongo.js';
import { anna, olive, withThreshold } from '../../support/second-person.js';
import { aRequest } from '../../views/sample-requests.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk({ uri: `${uniqueDatabaseUri()}&monitorCommands=true` });
});
afterAll(() => desk.close());
beforeEach(async () => {
  await startAfresh(desk);
  withThreshold(desk);
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
});

async function store(count: number, changes: Partial<ApprovalRequest> = {}): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const askedAt = new Date(Date.UTC(2026, 10, 20, 10, number));
    const request = aRequest({ id: randomUUID(), payerId, askedAt, ...changes });
    const turn = await findTurn(desk.store, 'second-person:test');
    await insertRequest(desk.store, { request, turn }, []);
  }
}

/** An approver as Slack knows them. */
const known = { ...anna, email: 'anna@club.example' };

/** The commands that the work sends to the database. */
async function commandsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const listen = ({ commandName }: { commandName: string }) => sent.push(commandName);
  desk.store.client.on('commandStarted', listen);
  await work();
  desk.store.client.off('commandStarted', listen);
  return sent;
}

describe('A request of many payments', () => {
  it('is listed with the first of them and their number, and kept whole', async () => {
    const one = { provider: 'bank', isSentByDesk: false, payment: null, cost: 0n };
    const refunds = Array.from({ length: 500 }, (_, at) => ({ ...one, amount: BigInt(at + 1) }));
    const { planned } = aRequest();
    await store(1, { planned: { ...planned, refunds } });
    await store(1, { planned: { ...planned, refunds: refunds.slice(0, 3) } });
    await store(1);
    const cut = [{ ...planned, refunds: refunds.slice(0, 3), moreRefunds: 497 }];
    const all = [...cut, { ...planned, refunds: refunds.slice(0, 3) }, planned];
    for (const [list, by] of [
      ['waiting', known],
      ['asked', olive],
    ] as const) {
      const { requests } = await listRequests(desk, by, { list, page: 0, pageSize: 10 });
      expect(requests.map(({ request }) => request.planned)).toEqual(expect.arrayContaining(all));
      const [listed] = requests.filter(({ request }) => request.planned.moreRefunds !== undefined);
      const stored = await currentRequest(desk, listed?.request.id ?? '');
      expect(stored?.planned.refunds).toHaveLength(500);
    }
    const opened = await openRequestsOf(desk, payerId);
    expect(opened.map((request) => request.planned)).toEqual(expect.arrayContaining(all));
  });
});

describe('A hundred open requests', () => {
  it('open in one read for each page, with the names of their payers', async () => {
    await store(100);
    await desk.store.models.requests.updateOne({}, { $set: { payerId: 'club:gone' } });
    const seen: string[] = [];
    for (let page = 0; page < 10; page += 1) {
      const wanted = { list: 'waiting' as const, page, pageSize: 10 };
      let listed: Awaited<ReturnType<typeof listRequests>> | undefined;
      const sent = await commandsOf(async () => {
        listed = await listRequests(desk, known, wanted);
      });
      expect(sent).toEqual(['aggregate']);
      expect(listed?.total).toBe(100);
      const names = listed?.requests.map(({ payerName }) => payerName);
      const others = Array.from({ length: 9 }, () => 'Kari Olsen');
      expect(names).toEqual([page === 0 ? 'Unknown payer' : 'Kari Olsen', ...others]);
      seen.push(...(listed?.requests.map(({ request }) => request.id) ?? []));
    }
    expect(new Set(seen).size).toBe(100);
    expect(await countRequests(desk, known)).toEqual({ waiting: 100, asked: 0 });
    expect(await countRequests(desk, olive)).toEqual({ waiting: 0, asked: 100 });
  });

  it('are in the order in which they were asked for; one’s own the newest first', async () => {
    await store(12);
    const place = { page: 0, pageSize: 12 };
    const waiting = await listRequests(desk, anna, { list: 'waiting', ...place });
    const asked = await listRequests(desk, olive, { list: 'asked', ...place });
    const times = waiting.requests.map(({ request }) => request.askedAt.getTime());
    expect(times).toEqual([...times].sort());
    const own = asked.requests.map(({ request }) => request.askedAt.getTime());
    expect(own).toEqual([...times].reverse());
  });
});

/** As many attendees as a club can have in a year, each with what it gets and why. */
function manyParts(count: number): ApprovalRequest['input'] {
  return {
    reason: 'Snow',
    parts: Array.from({ length: count }, (_, number) => ({
      ...{ bookingId: `club:booking-${number}`, contactId: `club:contact-${number}` },
      ...{ invoiceId: `club:INV-${number}`, line: 1, amount: 1_000n },
      why: 'The session was cancelled because of snow, and nobody could come.',
    })),
  };
}

describe('A request of thousands of parts', () => {
  it('is stored whole; lists, messages and the job read it without them', async () => {
    await store(10, { input: manyParts(10_000) });
    const page = { list: 'waiting' as const, page: 0, pageSize: 10 };
    const { requests } = await listRequests(desk, anna, page);
    expect(requests).toHaveLength(10);
    const [first] = requests.map(({ request }) => request);
    if (first === undefined) throw new Error('nothing was listed');
    expect('input' in first).toBe(false);
    expect(await currentRequest(desk, first.id)).toEqual(first);
    const stored = await desk.store.models.requests.findById(first.id).lean();
    expect(stored?.input['parts']).toHaveLength(10_000);
    expect(stored?.input['parts']).toContainEqual(
      expect.objectContaining({ bookingId: 'club:booking-9999', amount: 1_000n }),
    );
    await rejectRequest(desk, anna, { requestId: first.id, comment: 'Not all of them' });
    desk.clock.now = new Date('2026-12-23T10:00:00Z');
    expect(await lookAfterRequests(desk, () => false)).toEqual({ expired: 9, reminded: 0 });
    const told = await desk.store.collections.outbox.find().toArray();
    expect(told.length).toBeGreaterThan(0);
    for (const { notice } of told) {
      expect('request' in notice && 'input' in notice.request).toBe(false);
    }
  });
});
