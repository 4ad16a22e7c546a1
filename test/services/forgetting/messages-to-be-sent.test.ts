import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Notice, NoticeTarget } from '../../../src/domain/notice.js';
import { homeSummary } from '../../../src/services/home-summary.js';
import { endRequest } from '../../../src/store/approvals/request-changes.js';
import { newOutboxRow, type OutboxState } from '../../../src/store/outbox/outbox-row.js';
import { toStored } from '../../../src/store/stored.js';
import {
  forget,
  refusalOf,
  runSettled,
  sevenYearsOn,
  startFamily,
  stillOpen,
} from '../../support/forgetting-desk.js';
import {
  admin,
  clubId,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  pay,
  payerId,
} from '../../support/ledger-desk.js';
import { collectionsWith } from '../../support/marked-club.js';
import { askedRaise, withThreshold } from '../../support/second-person.js';
import { notices } from '../../views/sample-notices.js';

let desk: LedgerDesk;
const toKari: NoticeTarget = { payerId, purpose: 'notice' };
const toFinance: NoticeTarget = { room: 'finance' };
const ofNora: Notice = { ...notices['session-cancelled'], payerId, names: ['Nora Olsen'] };
const putBack: Notice = { ...notices['contact-put-back'], name: 'Nora Olsen' };

beforeAll(async () => {
  desk = await openLedgerDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await startFamily(desk);
});

async function store(id: string, target: NoticeTarget, notice: Notice): Promise<void> {
  const row = newOutboxRow(id, { clubId, target, notice, now: desk.now() });
  await desk.store.collections.outbox.insertOne(toStored(row));
}

async function setState(id: string, state: OutboxState): Promise<void> {
  await desk.store.collections.outbox.updateOne({ _id: id }, { $set: { state } });
}

async function kindsNow(): Promise<string[]> {
  const rows = await desk.store.collections.outbox
    .find({ _id: { $not: /^forget/ } })
    .sort({ _id: 1 })
    .toArray();
  return rows.map(({ state, notice }) => `${state} ${notice.kind}`);
}

it('a message that names them is sent or given up first, and they are done with only then', async () => {
  await store('1-mail', toKari, ofNora);
  await store('2-staff', toFinance, putBack);
  await store('3-old', toFinance, putBack);
  await setState('3-old', 'given-up');
  await forget(desk, 'club:nora');
  expect(await runSettled(desk)).toBe(0);
  expect(await kindsNow()).toEqual([
    ...['ready session-cancelled', 'ready contact-put-back', 'given-up text-gone'],
  ]);
  // A process that died while it sent leaves its claim behind: it is sent once more.
  await setState('1-mail', 'sending');
  await setState('2-staff', 'sent');
  expect(await runSettled(desk)).toBe(0);
  expect(await kindsNow()).toContain('sending session-cancelled');
  await setState('1-mail', 'given-up');
  expect(await runSettled(desk)).toBe(1);
  expect(await kindsNow()).toEqual([
    ...['given-up text-gone', 'sent text-gone', 'given-up text-gone'],
  ]);
  expect(await collectionsWith(desk, 'nora olsen')).toEqual([]);
  // Nothing is left of it that could be sent again.
  expect((await homeSummary(desk, admin)).undelivered).toBe(0);
});

it('nobody is forgotten while a message to them is still to be sent', async () => {
  await forget(desk, 'club:nora');
  await runSettled(desk);
  await store('mail', toKari, notices['credit-raised']);
  expect(await refusalOf(desk, payerId)).toMatchObject(stillOpen('message'));
  await setState('mail', 'sending');
  expect(await refusalOf(desk, payerId)).toMatchObject(stillOpen('message'));
  await setState('mail', 'given-up');
  // One to staff about them is not waited for, and keeps what it tells until it is sent.
  const { db } = desk.store;
  await store('staff', toFinance, { ...notices['credit-raised'], payerId });
  expect(await refusalOf(desk, payerId)).toBeNull();
  expect(await runSettled(desk)).toBe(0);
  expect(await kindsNow()).toContain('ready credit-raised');
  await setState('staff', 'sent');
  expect(await runSettled(desk)).toBe(1);
  expect(await db.collection('forgettings').countDocuments({ doneAt: null })).toBe(0);
});

it('what is still to be decided or done about others keeps their name until then', async () => {
  const invoiceId = await issue(desk, 5_000n);
  await pay(desk, invoiceId, 5_000n);
  const { contacts, jobs } = desk.store.collections;
  // Of another family: the request and the act are about Kari.
  const stranger = { payerId: 'club:berit', name: 'Berit Dahl', searchWords: ['berit', 'dahl'] };
  await contacts.updateOne({ _id: 'club:nora' }, { $set: stranger });
  await desk.store.collections.invoices.updateMany({}, { $set: { beneficiaryIds: [payerId] } });
  withThreshold(desk, 100n);
  const { id } = await askedRaise(desk, invoiceId, 5_000n);
  const asked = { reason: 'Berit Dahl asked for it', 'input.reason': 'Berit Dahl asked for it' };
  await desk.store.models.requests.updateOne({ _id: id }, { $set: asked });
  await desk.store.collections.outbox.deleteMany({});
  const job = { clubId, money: 'free', seq: 1n, act: { message: '' }, createdAt: desk.now() };
  const running = { _id: 'job', ...job, state: 'running', reason: 'As Berit Dahl said' };
  await desk.store.db.collection<{ _id: string }>('jobs').insertOne(running);
  desk.approvals = { thresholdMinor: null, singleHanded: true };
  desk.clock.now = sevenYearsOn;
  await forget(desk, 'club:nora');
  const inAll = () => collectionsWith(desk, 'berit dahl');
  expect(await runSettled(desk)).toBe(0);
  expect(await inAll()).toEqual(['forgettings', 'jobs', 'requests']);
  const decision = { by: 'UBEN', at: desk.now(), comment: '' };
  await endRequest(desk.store, { id, state: 'withdrawn', decision }, []);
  expect(await runSettled(desk)).toBe(0);
  await jobs.updateOne({ _id: 'job' }, { $set: { state: 'finished' } });
  expect(await runSettled(desk)).toBe(1);
  expect(await inAll()).toEqual([]);
});
