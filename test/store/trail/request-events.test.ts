import { beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalRequest } from '../../../src/domain/approvals/request.js';
import { askedEvent } from '../../../src/domain/trail/request-event.js';
import { rejectRequest } from '../../../src/services/approvals/decide.js';
import { lookAfterRequests } from '../../../src/services/approvals/look-after.js';
import { withdrawRequest } from '../../../src/services/approvals/withdraw.js';
import type { StoredRequest } from '../../../src/store/models.js';
import { toStored } from '../../../src/store/stored.js';
import { writeEvents } from '../../../src/store/trail/write-event.js';
import { inTransaction } from '../../../src/store/transaction.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { auditDifferences, issue, startAfresh } from '../../support/ledger-desk.js';
import {
  anna,
  approve,
  askedRaise,
  ben,
  olive,
  withThreshold,
} from '../../support/second-person.js';

const desk = await deskForFile();
beforeEach(async () => {
  await startAfresh(desk);
  withThreshold(desk);
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
});

const requests = () => desk.store.db.collection<StoredRequest>('requests');
const events = () => desk.store.collections.audit_events;

async function ask(amount = 18_000n): Promise<ApprovalRequest> {
  return askedRaise(desk, await issue(desk, 20_000n), amount);
}

/** What each event tells, in the order of the trail. */
async function told(): Promise<string[]> {
  const found = await events().find().sort({ number: 1 }).toArray();
  return found.map(({ number, act, actor }) => `${number} ${act} ${actor.id}`);
}

async function found(): Promise<string[]> {
  return (await auditDifferences(desk)).map(({ document, what }) => `${document}: ${what}`);
}

/** What the audit says where a request was altered; afterwards it is as before. */
async function whereAltered(id: string, set: object): Promise<string[]> {
  const before = await requests().findOne({ _id: id });
  if (before === null) throw new Error('it was asked for');
  await requests().updateOne({ _id: id }, { $set: set }, { bypassDocumentValidation: true });
  const differences = await found();
  await requests().replaceOne({ _id: id }, before);
  return differences;
}

describe('A request', () => {
  it('is told when it is made and when it ends, however that comes about', async () => {
    const [first, second, third, fourth] = [await ask(), await ask(), await ask(), await ask()];
    if (!first || !second || !third || !fourth) throw new Error('four were made');
    await approve(desk, first.id);
    await rejectRequest(desk, anna, { requestId: second.id, comment: 'Too much' });
    await withdrawRequest(desk, olive, third.id);
    desk.clock.now = new Date('2026-12-30T10:00:00Z');
    expect(await lookAfterRequests(desk, () => false)).toEqual({ expired: 1, reminded: 0 });
    expect(await told()).toEqual([
      ...['1', '2', '3', '4'].map((number) => `${number} request.asked UOLIVE`),
      ...['5 request.approved UANNA', '6 request.rejected UANNA'],
      ...['7 request.withdrawn UOLIVE', '8 request.expired requests'],
    ]);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('ends once where two decide at once, and once in the trail', async () => {
    const { id } = await ask();
    const decide = [anna, ben].map((actor) => {
      return rejectRequest(desk, actor, { requestId: id, comment: '' });
    });
    const decided = await Promise.all([...decide, approve(desk, id, ben)]);
    expect(decided.filter(({ isOurs }) => isOurs)).toHaveLength(1);
    expect(await events().countDocuments()).toBe(2);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('is one event where its form is sent twice at once', async () => {
    const invoiceId = await issue(desk, 20_000n);
    const both = await Promise.allSettled([
      askedRaise(desk, invoiceId, 18_000n),
      askedRaise(desk, invoiceId, 18_000n),
    ]);
    const made = both.filter(({ status }) => status === 'fulfilled').length;
    expect(await events().countDocuments()).toBe(made);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('takes its place in the trail with five hundred others that end in one run', async () => {
    const first = await ask();
    const others = Array.from({ length: 499 }, (_none, index) => {
      return { ...first, id: `other-${index}` };
    });
    await inTransaction(desk.store, async (session) => {
      const stored = others.map((one) => ({ ...toStored(one), inTrail: 'asked' as const }));
      await requests().insertMany(stored, { session });
      await writeEvents(desk.store, others.map(askedEvent), session);
    });
    desk.clock.now = new Date('2026-12-30T10:00:00Z');
    const runs = [lookAfterRequests(desk, () => false), lookAfterRequests(desk, () => false)];
    const [one, other] = await Promise.all(runs);
    expect((one?.expired ?? 0) + (other?.expired ?? 0)).toBe(500);
    expect(await events().countDocuments({ act: 'request.expired' })).toBe(500);
    const outbox = { 'notice.kind': 'request-ended' };
    expect(await desk.store.collections.outbox.countDocuments(outbox)).toBe(500);
    expect(await auditDifferences(desk)).toEqual([]);
  });
});

describe('The audit', () => {
  it('names what of a request is not as its events tell', async () => {
    const { id } = await ask();
    const at = new Date('2026-11-23T09:00:00Z');
    expect(await whereAltered(id, { requesterId: 'UBEN' })).toEqual([
      'request: whoever asked',
      'request: actor of the event',
    ]);
    expect(await whereAltered(id, { askedAt: at })).toEqual([
      'request: time at which it was asked for',
      'request: time of the event',
    ]);
    expect(await whereAltered(id, { 'need.amount': 1n })).toEqual(['request: amount']);
    expect(await whereAltered(id, { requesterRoles: ['admin'] })).toEqual([
      'request: roles of whoever asked',
    ]);
    expect(await whereAltered(id, { act: 'write-off' })).toEqual([
      ...['request: act', 'request: what was asked for'],
    ]);
    const end = { state: 'withdrawn', inTrail: 'ended' };
    const decision = { by: 'UOLIVE', at, comment: '' };
    expect(await whereAltered(id, { ...end, decision })).toEqual(['request: state']);
    expect(await whereAltered(id, { reason: '(taken out)' })).toEqual([]);
  });

  it('names another who decided, another time, and an end that was taken back', async () => {
    const { id } = await ask();
    await rejectRequest(desk, anna, { requestId: id, comment: 'Too much' });
    const at = new Date('2026-11-23T09:00:00Z');
    expect(await whereAltered(id, { 'decision.by': 'UBEN' })).toEqual([
      'request: whoever ended it',
    ]);
    expect(await whereAltered(id, { 'decision.at': at })).toEqual([
      'request: time at which it ended',
    ]);
    expect(await whereAltered(id, { decision: null })).toEqual(['request: whoever ended it']);
    expect(await whereAltered(id, { state: 'expired' })).toEqual(['request: state']);
    expect(await whereAltered(id, { state: 'open', decision: null })).toEqual(['request: state']);
    expect(await whereAltered(id, { 'decision.comment': '(taken out)' })).toEqual([]);
    expect(await found()).toEqual([]);
  });

  it('names one of which something else is asked for now, and it cannot be approved', async () => {
    const { id } = await ask();
    for (const [field, value] of [
      ['amount', 15_000n],
      ['invoiceId', 'club:other'],
      ['notifyCustomer', true],
    ]) {
      expect(await whereAltered(id, { [`input.${field}`]: value })).toEqual([
        'request: what was asked for',
      ]);
    }
    await requests().updateOne({ _id: id }, { $set: { 'input.amount': 15_000n } });
    await expect(approve(desk, id)).rejects.toMatchObject({ code: 'request-altered' });
    expect(await rejectRequest(desk, anna, { requestId: id, comment: '' })).toMatchObject({
      request: { state: 'rejected' },
    });
  });

  it('names a request that is gone, one that was added, and an event past the trail', async () => {
    const [kept, gone] = [await ask(), await ask()];
    if (!kept || !gone) throw new Error('two were made');
    await requests().deleteOne({ _id: gone.id });
    await requests().insertOne({ ...toStored(kept), _id: 'added', inTrail: 'asked' });
    expect(await found()).toEqual([
      'request: request of an event',
      'request: event in the audit trail',
      'request: what was asked for',
    ]);
    await requests().deleteOne({ _id: 'added' });
    await requests().insertOne({ ...toStored(gone), inTrail: 'asked' });
    expect(await found()).toEqual([]);
    const event = askedEvent({ ...kept, id: 'made up' });
    const document = { ...toStored(event), act: 'export' as const, payerId: null };
    const unnumbered = { ...document, subject: 'CSV', reason: '' };
    await expect(events().insertOne(unnumbered)).rejects.toThrow('Document failed validation');
    await events().insertOne(unnumbered, { bypassDocumentValidation: true });
    await events().insertOne({
      ...unnumbered,
      _id: 'far',
      number: 99n,
      previous: null,
      digest: 'x',
    });
    expect(await found()).toEqual(['audit event: number', 'audit event: number']);
  });

  it('has a request of before this version, or its end, refused by the database', async () => {
    const { id, ...request } = await ask();
    await expect(
      desk.store.db.collection<{ _id: string }>('requests').insertOne({ ...request, _id: 'old' }),
    ).rejects.toThrow('Document failed validation');
    const decision = { by: 'UANNA', at: desk.now(), comment: '' };
    await expect(
      requests().updateOne({ _id: id }, { $set: { state: 'rejected', decision } }),
    ).rejects.toThrow('Document failed validation');
  });
});
