import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  draftRemoval,
  type RemovalInput,
} from '../../../../src/services/sessions/leaving/draft-removal.js';
import { findJob } from '../../../../src/store/sessions/job-reads.js';
import { addContact, addEnrolment } from '../../../support/club-records.js';
import {
  addGymnastics,
  addOrder,
  billGymnastics,
  enrolOnGymnastics,
  gym,
} from '../../../support/leaver-desk.js';
import {
  admin,
  clubId,
  type LedgerDesk,
  openLedgerDesk,
  pay,
} from '../../../support/ledger-desk.js';
import { uniqueDatabaseUri } from '../../../support/mongo.js';

let desk: LedgerDesk;
const crowd = Array.from({ length: 50 }, (_none, place) => `club:kid-${place + 1}`);

beforeAll(async () => {
  desk = await openLedgerDesk({ uri: `${uniqueDatabaseUri()}&monitorCommands=true` });
  await addGymnastics(desk);
  await addContact(desk, 'asha', { name: 'Asha Olsen' });
  await addContact(desk, 'ben', { name: 'Ben Olsen' });
  const paid = await billGymnastics(desk, 'INV-1', { contactId: 'club:asha' });
  await pay(desk, paid, 6000n);
  await enrolOnGymnastics(desk, 'club:asha', paid);
  await enrolOnGymnastics(desk, 'club:ben', null);
  await addOrder(desk, 'ORD-1', { contactId: 'club:asha', dueOn: '2027-01-04', amount: 6500n });
  const enrol = async (contactId: string) => {
    const name = contactId.slice(5);
    await addContact(desk, name, { name, payerId: contactId });
    const bill = { contactId, owner: contactId };
    await enrolOnGymnastics(desk, contactId, await billGymnastics(desk, `INV-${name}`, bill));
  };
  await Promise.all(crowd.map(enrol));
});
afterAll(() => desk.close());

function draft(changes: Partial<RemovalInput> = {}) {
  return draftRemoval(desk, admin, {
    ...{ operationId: randomUUID(), productId: gym, contactIds: ['club:asha'] },
    ...{ sessions: { kind: 'all-future' }, credit: { kind: 'by-price' }, orders: 'cancel' },
    ...{ notifyCustomers: false, reason: 'Left the club', ...changes },
  });
}

async function partsOf(jobId: string) {
  return desk.store.collections.job_parts.find({ jobId }).sort({ place: 1 }).toArray();
}

const refused = (code: string, details: object = {}) => ({ code, details });

describe('a draft of people who leave', () => {
  it('says for each what they get and why, what it does, and what happens beside', async () => {
    const job = await draft({ contactIds: ['club:ben', 'club:asha'] });
    expect(job).toMatchObject({ state: 'draft', parts: 2, act: { leavingOn: '2026-11-23' } });
    const [asha, ben] = await partsOf(job.id);
    expect(asha).toMatchObject({
      ...{ name: 'Asha Olsen', payerName: 'Kari Olsen', offered: 4000n, most: 6000n },
      ...{ amount: 4000n, reason: null, group: 'given', effect: { toAccount: 4000n } },
      reckoning: [{ invoiceNumber: 'INV-1', how: { billed: 6, left: 4 }, amount: 4000n }],
      beside: { orders: [{ orderId: 'club:ORD-1', before: 6500n, after: 0n, currency: 'GBP' }] },
    });
    expect(asha?.beside.releases).toHaveLength(4);
    expect(ben).toMatchObject({ name: 'Ben Olsen', amount: 0n, reason: 'free', currency: null });
    expect(ben?.beside.releases).toHaveLength(4);
  });

  it('takes the place of the one before of the same form', async () => {
    const operationId = randomUUID();
    await draft({ operationId, contactIds: ['club:ben', 'club:asha'] });
    await draft({ operationId, orders: 'keep' });
    const [asha, ...more] = await partsOf(operationId);
    expect(more).toEqual([]);
    expect(asha?.subject).toMatchObject({
      orderKept: [{ orderId: 'club:ORD-1', dueOn: '2027-01-04', amount: 6500n, currency: 'GBP' }],
    });
    expect((await findJob(desk.store, { id: operationId, clubId }))?.seq).toBe(2n);
  });

  it('ends with the session before the one from which on they leave, or the last that they keep', async () => {
    const from = await draft({ sessions: { kind: 'from', sessionId: 'club:W4' } });
    expect(from.act).toMatchObject({ leavingOn: '2026-12-06' });
    const [asha] = await partsOf(from.id);
    expect([asha?.amount, asha?.beside.releases.length]).toEqual([3000n, 3]);
    const chosen = { kind: 'chosen', sessionIds: ['club:W3', 'club:W6'] } as const;
    const { id, act } = await draft({ sessions: chosen });
    expect(act).toMatchObject({ leavingOn: '2026-12-14' });
    expect((await partsOf(id))[0]?.amount).toBe(2000n);
  });

  it('ends every enrolment of somebody on the product, and counts their money once', async () => {
    await addContact(desk, 'dora', { name: 'Dora Olsen' });
    const paid = await billGymnastics(desk, 'INV-Dora', { contactId: 'club:dora' });
    await enrolOnGymnastics(desk, 'club:dora', paid);
    const next = { contactId: 'club:dora', productId: gym, from: '2027-01-04' };
    await addEnrolment(desk, next);
    const job = await draft({ contactIds: ['club:dora'] });
    const parts = await partsOf(job.id);
    expect(parts.map(({ amount, beside }) => [amount, beside.releases.length])).toEqual([
      [4000n, 4],
      [0n, 0],
    ]);
    expect(new Set(parts.map(({ subject }) => JSON.stringify(subject))).size).toBe(2);
  });

  it('of fifty asks the database as often as one of one person', async () => {
    const questions = async (contactIds: string[]) => {
      const asked: string[] = [];
      const listen = ({ commandName }: { commandName: string }) => asked.push(commandName);
      desk.store.client.on('commandStarted', listen);
      const job = await draft({ contactIds });
      desk.store.client.off('commandStarted', listen);
      expect(job.parts).toBe(contactIds.length);
      // A long answer comes in several batches, which are no questions of their own.
      return asked.filter((name) => name !== 'getMore').length;
    };
    await questions(crowd.slice(0, 1));
    expect(await questions(crowd)).toBe(await questions(crowd.slice(1, 2)));
  });
});

describe('a draft is refused', () => {
  it('for somebody who left meanwhile, by name', async () => {
    await addContact(desk, 'cleo', { name: 'Cleo Olsen' });
    const names = ['Cleo Olsen'];
    const gone = refused('not-enrolled', { names, productName: 'Gymnastics' });
    const contactIds = ['club:asha', 'club:cleo'];
    await expect(draft({ contactIds })).rejects.toMatchObject(gone);
    const removed = { number: 1, jobId: 'job', on: '2026-11-01', until: null };
    await addEnrolment(desk, { contactId: 'club:cleo', productId: gym, removed });
    await expect(draft({ contactIds })).rejects.toMatchObject(gone);
  });

  it('with an amount above the most that anybody can be given, with that most', async () => {
    const fixed = (amount: bigint) => draft({ credit: { kind: 'fixed', amount } });
    await expect(fixed(6001n)).rejects.toMatchObject(
      refused('over-part', { name: 'Asha Olsen', maximum: 6000n, currency: 'GBP' }),
    );
    expect((await partsOf((await fixed(6000n)).id))[0]?.amount).toBe(6000n);
    const none = draft({ contactIds: ['club:ben'], credit: { kind: 'fixed', amount: 1n } });
    await expect(none).rejects.toMatchObject(refused('nothing-for-part', { name: 'Ben Olsen' }));
    const both = await draft({
      contactIds: ['club:ben', 'club:asha'],
      credit: { kind: 'fixed', amount: 500n },
    });
    expect((await partsOf(both.id)).map(({ amount }) => amount)).toEqual([500n, 0n]);
  });

  it('of a product, or from a session, that is none here, and of too many people', async () => {
    const missing = { code: 'not-found' };
    await expect(draft({ productId: 'other:GYM' })).rejects.toMatchObject(missing);
    for (const sessionId of ['club:W1', 'club:nothing']) {
      const begun = draft({ sessions: { kind: 'from', sessionId } });
      await expect(begun).rejects.toMatchObject({ code: 'other-session' });
    }
    const many = Array.from({ length: 101 }, (_none, place) => `club:p${place}`);
    const refusal = refused('too-many-leavers', { chosen: 101, limit: 100 });
    await expect(draft({ contactIds: many })).rejects.toMatchObject(refusal);
  });

  it('once its form was started, and for who has no right', async () => {
    const { id } = await draft();
    await desk.store.collections.jobs.updateOne({ _id: id }, { $set: { state: 'running' } });
    await expect(draft({ operationId: id })).rejects.toMatchObject({ code: 'job-started' });
    const guest = { ...admin, roles: [] };
    const input = { operationId: randomUUID(), productId: gym, contactIds: ['club:asha'] };
    const rest = { notifyCustomers: false, reason: 'Left', orders: 'keep' as const };
    const none = { sessions: { kind: 'all-future' }, credit: { kind: 'none' } } as const;
    const tried = draftRemoval(desk, guest, { ...input, ...rest, ...none });
    await expect(tried).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
