import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgottenName, forgottenWords } from '../../../src/domain/forgetting/forgotten.js';
import type { Actor } from '../../../src/domain/people/actor.js';
import { bookOrAsk } from '../../../src/services/approvals/book-or-ask.js';
import { forgetPeople } from '../../../src/services/forgetting/forget-people.js';
import { forgetPerson } from '../../../src/services/forgetting/forget-person.js';
import { readReport } from '../../../src/services/reports/read-report.js';
import {
  addBooking,
  addContact,
  addEnrolment,
  addOrder,
  addProduct,
  addSession,
  forgetClubRecords,
} from '../../support/club-records.js';
import {
  admin,
  auditDifferences,
  clubId,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  payerId,
  raise,
  startAfresh,
} from '../../support/ledger-desk.js';
import { collectionsWith } from '../../support/marked-club.js';
import { anna, approve, person, stoppedBy } from '../../support/second-person.js';

let desk: LedgerDesk;
const now = new Date('2026-11-23T10:00:00Z');
const sevenYearsOn = new Date('2033-12-01T10:00:00Z');
const alan = person('UALAN', 'admin');

beforeAll(async () => {
  desk = await openLedgerDesk();
});
afterAll(() => desk.close());

/** Kari Olsen, whose child Nora was forgotten before. */
beforeEach(async () => {
  desk.clock.now = now;
  desk.approvals = { thresholdMinor: null, singleHanded: true };
  await startAfresh(desk);
  await forgetClubRecords(desk);
  const { contacts, forgettings, jobs, job_parts } = desk.store.collections;
  for (const { collectionName } of [contacts, forgettings, jobs, job_parts]) {
    await desk.store.db.collection(collectionName).deleteMany({});
  }
  await addContact(desk, 'olsen', { name: 'Kari Olsen' });
  await addContact(desk, 'nora', { name: 'Nora Olsen' });
  await contacts.updateOne({ _id: 'club:nora' }, { $set: { forgottenAt: now } });
});

const forget = (contactId = payerId, actor: Actor = alan, operationId: string = randomUUID()) =>
  forgetPerson(desk, { actor, operationId }, { contactId });

/** Its line is for the child, who is forgotten only after it. */
async function issueToKari(): Promise<string> {
  const { contacts } = desk.store.collections;
  await contacts.updateOne({ _id: 'club:nora' }, { $set: { forgottenAt: null } });
  const invoiceId = await issue(desk, 5_000n);
  await contacts.updateOne({ _id: 'club:nora' }, { $set: { forgottenAt: now } });
  return invoiceId;
}

async function refusal(contactId = payerId): Promise<unknown> {
  return forget(contactId).then(
    () => null,
    (error: unknown) => error,
  );
}

const stillOpen = (what: string) => ({ code: 'still-open', details: { what } });

describe('somebody is not forgotten', () => {
  it('by an operator, where there is nobody, and twice', async () => {
    await expect(forget(payerId, person('UO', 'operator'))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await refusal('club:gone')).toMatchObject({ code: 'not-found' });
    expect(await refusal()).toBeNull();
    expect(await refusal()).toMatchObject({ code: 'forgotten-already' });
    await expect(issueToKari()).rejects.toMatchObject({ code: 'forgotten-already' });
  });

  it('before those for whom they pay, who are named', async () => {
    await addContact(desk, 'ola', { name: 'Ola Olsen' });
    expect(await refusal()).toMatchObject({
      code: 'pays-for-others',
      details: { names: ['Ola Olsen'], more: 0 },
    });
    expect(await refusal('club:ola')).toBeNull();
    expect(await refusal()).toBeNull();
  });

  it('while money of theirs is open: a debt, an overpayment, a payment on its way, credit', async () => {
    const invoiceId = await issueToKari();
    desk.clock.now = sevenYearsOn;
    expect(await refusal()).toMatchObject(stillOpen('debt'));
    await pay(desk, invoiceId, 5_000n);
    await desk.store.collections.invoices.updateOne(
      { _id: invoiceId },
      { $set: { overpaid: 1n } },
      { bypassDocumentValidation: true },
    );
    expect(await refusal()).toMatchObject(stillOpen('overpaid'));
    await desk.store.collections.invoices.updateOne(
      { _id: invoiceId },
      { $set: { overpaid: 0n, pendingPayment: true } },
      { bypassDocumentValidation: true },
    );
    expect(await refusal()).toMatchObject(stillOpen('payment'));
    await startAfresh(desk);
    await openCredit(desk, 100n);
    expect(await refusal()).toMatchObject(stillOpen('credit'));
  });

  it('while places, products, orders and acts on many people hold them', async () => {
    const productId = await addProduct(desk, 'GYM');
    const { orders, enrolments, bookings, jobs, job_parts } = desk.store.collections;
    await addOrder(desk, 'O1', { contactId: payerId, productId, dueOn: '2026-12-01' });
    expect(await refusal()).toMatchObject(stillOpen('order'));
    await orders.updateOne({}, { $set: { dueOn: '2026-11-01' } });
    await addEnrolment(desk, { contactId: payerId, productId, until: '2026-11-23' });
    expect(await refusal()).toMatchObject(stillOpen('enrolment'));
    await enrolments.updateOne({}, { $set: { until: '2026-11-22' } });
    await addSession(desk, 'W1', { productId, at: '2026-11-24T17:00:00Z' });
    await addBooking(desk, { sessionId: 'club:W1', contactId: payerId, paidBy: 'free' });
    expect(await refusal()).toMatchObject(stillOpen('booking'));
    await bookings.updateOne({}, { $set: { released: { jobId: 'j', on: '2026-11-01' } } });
    const draft = { _id: 'j', clubId, state: 'running', money: 'free', seq: 1n };
    const job = { ...draft, act: {}, createdAt: now };
    await desk.store.db.collection<{ _id: string }>('jobs').insertOne(job);
    const part = { _id: 'j:1', jobId: 'j', contactId: payerId, payerId: 'club:other' };
    await desk.store.db
      .collection<{ _id: string }>('job_parts')
      .insertOne(part, { bypassDocumentValidation: true });
    expect(await refusal()).toMatchObject(stillOpen('job'));
    await jobs.updateOne({}, { $set: { state: 'finished' } });
    await job_parts.deleteMany({});
    expect(await refusal()).toBeNull();
  });

  it('before six years are over since the last entry, and hears from which day it is possible', async () => {
    const invoiceId = await issueToKari();
    await raise(desk, invoiceId, 5_000n);
    expect(await refusal()).toMatchObject({
      code: 'too-early-to-forget',
      details: { possibleFrom: '2032-11-23' },
    });
    desk.clock.now = new Date('2032-11-22T23:00:00Z');
    expect(await refusal()).toMatchObject({ code: 'too-early-to-forget' });
    desk.clock.now = new Date('2032-11-23T01:00:00Z');
    expect(await refusal()).toBeNull();
  });
});

describe('a second person', () => {
  beforeEach(() => {
    desk.approvals = { thresholdMinor: null, singleHanded: false };
  });

  it('is always asked, approves, and stands in the trail; one request at a time', async () => {
    const form = { actor: alan, operationId: randomUUID() };
    const act = () => forgetPerson(desk, form, { contactId: payerId });
    const answer = await bookOrAsk(desk, form, { act });
    if (!('request' in answer)) throw new Error('nobody was asked');
    const { request } = answer;
    expect(request).toMatchObject({
      act: 'forget-person',
      planned: { forget: { ownId: 'olsen' } },
    });
    // Sent once more it is the same request; another form is told that it waits.
    expect(await bookOrAsk(desk, form, { act })).toMatchObject({ request: { id: request.id } });
    expect(await refusal()).toMatchObject(stillOpen('request'));
    expect(await approve(desk, request.id, anna)).toMatchObject({ request: { state: 'approved' } });
    const contact = await desk.store.collections.contacts.findOne({ _id: payerId });
    expect(contact).toMatchObject({ name: forgottenName, email: null });
    const { table } = await readReport(desk, admin, {
      ...{ name: 'audit-trail', from: '2026-11-01', until: '2026-11-30' },
      only: { act: 'forget-person', userIds: [], door: null },
    });
    expect(JSON.stringify(table.rows)).toContain('UANNA');
    expect(table.rows).toHaveLength(1);
    await forgetPeople(desk);
    const rows = await desk.store.collections.outbox.find({}).toArray();
    // Whoever asked is told of it all the same.
    expect(rows.map(({ notice, state }) => [notice.kind, state]).sort()).toEqual([
      ['request-ended', 'ready'],
      ['request-standing', 'ready'],
      ['request-standing', 'ready'],
    ]);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('is told why when something was booked since it was asked for', async () => {
    const needed = await stoppedBy(forget());
    expect(needed.need.why).toBe('always');
    const form = { actor: alan, operationId: randomUUID() };
    const act = () => forgetPerson(desk, form, { contactId: payerId });
    const answer = await bookOrAsk(desk, form, { act });
    await issueToKari();
    const id = 'request' in answer ? answer.request.id : '';
    await expect(approve(desk, id, anna)).rejects.toMatchObject(stillOpen('debt'));
    const contact = await desk.store.collections.contacts.findOne({ _id: payerId });
    expect(contact?.name).toBe('Kari Olsen');
  });
});

it('in a club of one person is done at once, posted, and done once however often it is sent', async () => {
  await forget(payerId, alan, 'form');
  await forget(payerId, alan, 'form');
  const { outbox, audit_events } = desk.store.collections;
  const [row, ...more] = await outbox.find({}).toArray();
  expect(row?.notice).toMatchObject({ kind: 'person-forgotten', singleHanded: true });
  expect(more).toEqual([]);
  expect(await audit_events.countDocuments({ act: 'forget-person' })).toBe(1);
});

it('a child is forgotten alone, and what is about payer and siblings stays', async () => {
  const { contacts, invoices } = desk.store.collections;
  await contacts.updateOne({ _id: 'club:nora' }, { $unset: { forgottenAt: '' } });
  const invoiceId = await issue(desk, [5_000n, 2_000n]);
  await invoices.updateOne(
    { _id: invoiceId },
    {
      $set: {
        'lines.0.description': 'Judo for Nora Olsen',
        'lines.1.description': 'Chess for Ola Olsen',
        'lines.1.beneficiaryId': 'club:ola',
      },
    },
  );
  await raise(desk, invoiceId, 7_000n);
  desk.clock.now = sevenYearsOn;
  await forget('club:nora');
  expect(await collectionsWith(desk, 'nora olsen')).toEqual(['forgettings', 'invoices']);
  desk.clock.now = new Date(desk.now().getTime() + 60_000);
  expect(await forgetPeople(desk)).toBe(1);
  expect(await collectionsWith(desk, 'nora olsen')).toEqual([]);
  const invoice = await invoices.findOne({ _id: invoiceId });
  expect(invoice?.lines.map(({ description }) => description)).toEqual([
    ...[forgottenWords, 'Chess for Ola Olsen'],
  ]);
  expect((await contacts.findOne({ _id: payerId }))?.name).toBe('Kari Olsen');
});
