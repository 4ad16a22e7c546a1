import { mongo } from 'mongoose';
import type { JobPart } from '../../src/domain/sessions/jobs/job-part.js';
import type { CancelSessionAct, SessionJob } from '../../src/domain/sessions/jobs/session-job.js';
import { askedEvent, endedEvent } from '../../src/domain/trail/request-event.js';
import { commitPlans } from '../../src/store/ledger/commit-plans.js';
import { newOutboxRow } from '../../src/store/outbox/outbox-row.js';
import { fromStored, type Stored, toStored } from '../../src/store/stored.js';
import { writeEvents } from '../../src/store/trail/write-event.js';
import { inTransaction } from '../../src/store/transaction.js';
import { notices } from '../views/sample-notices.js';
import { booksOfEverything } from './books-of-everything.js';
import { addBooking, addContact, addProduct, addSession } from './club-records.js';
import { clubId, type LedgerDesk, payerId } from './ledger-desk.js';

/** Stands in every name and free word about the payer of whom everything was booked. */
export const mark = 'karimark';
/** Stands in names and free words of others. */
export const otherMark = 'beritmark';
/** Whom all free words name. */
export const marked = { name: `${mark} Prinz`, email: `${mark}@example.com` };
const words = (what: string) => `${marked.name} wrote this as the ${what}`;
const long = new Date('2020-03-01T10:00:00Z');

/** The collections in which a word stands, however deep and in whatever letters. */
export async function collectionsWith(desk: LedgerDesk, word: string): Promise<string[]> {
  const { db } = desk.store;
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(
    ({ name }) => name,
  );
  const found: string[] = [];
  for (const name of names.sort()) {
    for await (const document of db.collection(name).find()) {
      const text = mongo.BSON.EJSON.stringify(document, { relaxed: false }).toLowerCase();
      if (text.includes(word)) found.push(name);
    }
  }
  return [...new Set(found)];
}

async function markBooks({ store }: LedgerDesk): Promise<void> {
  const { journal, invoices, credit_notes, payments, refunds } = store.collections;
  await journal.updateMany({}, { $set: { reason: words('reason') } });
  const reference = words('reason');
  await journal.updateMany({ kind: /^payment\./ }, { $set: { reference } });
  await journal.updateMany({ reference: { $gt: '' } }, { $set: { reference } });
  await invoices.updateMany({}, { $set: { 'lines.$[].description': words('line') } });
  const note = { reason: words('reason'), noteToCustomer: words('note to the customer') };
  await credit_notes.updateMany({}, { $set: note });
  await payments.updateMany({}, { $set: { reference } });
  await refunds.updateMany({}, { $set: { reason: words('reason') } });
  for (const field of ['reference', 'problem']) {
    await refunds.updateMany({ [field]: { $gt: '' } }, { $set: { [field]: words('reason') } });
  }
}

const act: CancelSessionAct = {
  ...{ kind: 'cancel-session', sessions: [], give: 'credit', keepBack: null },
  message: words('message'),
};

function aJob(id: string, changes: Partial<Stored<SessionJob>> = {}): Stored<SessionJob> {
  return {
    ...{ _id: id, clubId, act, reason: words('reason'), notifyCustomers: true, byRoles: [] },
    ...{ by: { kind: 'staff', id: 'U1' }, state: 'finished', money: 'free', requestId: null },
    ...{ requestState: null, approvedBy: null, round: 1, parts: 1, createdAt: long, seq: 1n },
    ...{ startedAt: long, finishedAt: long, forgottenAt: null, message: null, ...changes },
  };
}

function aPart(jobId: string, contactId: string, name: string, payerName = name): Stored<JobPart> {
  const nothing = { toInvoice: 0n, toAccount: 0n, sentBack: 0n };
  return {
    ...{ _id: `${jobId}:${contactId}`, jobId, clubId, place: 0, payerId, contactId },
    ...{ payerName, name, searchText: `${name} ${payerName}`.toLowerCase(), currency: null },
    subject: { kind: 'booking', bookingId: 'b', sessionId: 'club:GALA', number: 1 },
    ...{ reckoning: [], offered: 0n, most: 0n, amount: 0n, keptBack: 0n, isEdited: false },
    ...{ given: [], reason: null, group: 'kept-back', give: 'nothing', isReleased: true },
    effect: { ...nothing, refundFee: null, byPeople: false, refundDays: null },
    beside: { passUses: [], orders: [], releases: [] },
    ...{ state: 'nothing', attempt: 1, result: null, seq: 1n },
    problem: `${mark} Prinz was away`,
  };
}

type Payer = { name: string; email: string };

async function markWork(desk: LedgerDesk, { name }: Payer): Promise<void> {
  const { jobs, job_parts, sessions, refund_sendings, refunds, link_requests } =
    desk.store.collections;
  const productId = await addProduct(desk, 'GYM', { name: 'Gymnastics' });
  await addSession(desk, 'GALA', { productId, at: '2020-03-01T17:00:00Z' });
  await addBooking(desk, { sessionId: 'club:GALA', contactId: payerId, paidBy: 'free' });
  const reinstated = {
    ...{ operationId: 'r', number: 1, at: long, by: 'U1', usesTaken: 0, ordersRestored: 0 },
    ...{ usesMissing: [`${mark} Prinz`, `${otherMark} Dahl`], ordersInvoiced: [`${mark} Prinz`] },
  };
  const cancelled = { number: 1, jobId: 'own', cancelledAt: long, reason: `For ${mark} Prinz` };
  await sessions.updateOne({ _id: 'club:GALA' }, { $set: { reinstated, cancelled } });
  await jobs.insertMany([
    aJob('own'),
    aJob('shared', {
      reason: `${otherMark} asked for it`,
      act: { ...act, message: `Dear ${mark} Prinz and all` },
    }),
  ]);
  await job_parts.insertMany([
    aPart('own', payerId, name),
    aPart('shared', payerId, name),
    {
      ...aPart('shared', 'club:berit', `${otherMark} Dahl`),
      ...{ payerId: 'club:berit', problem: `${otherMark} was away` },
    },
  ]);
  const event = {
    ...{ clubId, act: 'put-back-contact' as const, subject: 'contact olsen', approvedBy: null },
    ...{ actor: { kind: 'staff' as const, id: 'U1' }, at: long },
  };
  const events = [
    { id: 'mine', ...event, payerId, reason: words('reason') },
    { id: 'job:own:1', ...event, payerId: null, reason: words('reason') },
    { id: 'others', ...event, payerId: 'club:berit', reason: `${otherMark} stays` },
  ];
  await inTransaction(desk.store, (session) => writeEvents(desk.store, events, session));
  const [refund] = await refunds.find({}).toArray();
  const sent = { clubId, provider: 'stripe', attempt: 1, sentAt: long, tries: 1, nextTryAt: long };
  await refund_sendings.insertOne({ _id: refund?._id ?? '', ...sent, problem: words('problem') });
  const asked = { clubId, askedAt: new Date() };
  await link_requests.insertMany([
    { _id: 'mine', ...asked, address: `${mark}@example.com` },
    { _id: 'others', ...asked, address: `${otherMark}@example.com` },
  ]);
}

async function markMessages({ store }: LedgerDesk, { email }: Payer): Promise<void> {
  const toPayer = { payerId, purpose: 'notice' } as const;
  const row = (id: string, notice: Parameters<typeof newOutboxRow>[1]['notice'], target: object) =>
    toStored({
      ...newOutboxRow(id, { clubId, target: toPayer, notice, now: long }),
      ...target,
    });
  const raised = { ...notices['credit-raised'], reason: words('reason') };
  const putBack = { ...notices['contact-put-back'], name: `${mark} Prinz` };
  await store.collections.outbox.insertMany([
    row('mail', raised, { state: 'sent', acceptedAt: long, sentTo: `k…@${mark}.example` }),
    row('failed', raised, { state: 'given-up', lastError: `550 no ${mark}@example.com` }),
    row('staff', putBack, { state: 'given-up', target: { userId: 'U1' }, lane: null }),
    row('others', notices['late-outcome'], { target: { userId: 'U1' }, lane: null, state: 'sent' }),
  ]);
  const purpose = 'notice' as const;
  const link = { clubId, digest: 'a'.repeat(64), payerId, purpose, uses: 0, usedAt: [] };
  await store.models.accountLinks.create({
    ...{ _id: 'link', ...link, sentTo: email, createdAt: long },
    expiresAt: new Date('2030-01-01'),
  });
}

async function markRequest({ store }: LedgerDesk): Promise<void> {
  const asked = { act: 'raise-credit' as const, requesterId: 'U1', requesterRoles: [] };
  const input = { reason: words('reason'), noteToCustomer: words('note'), invoiceId: 'club:1' };
  const about = { payerId, currency: 'GBP', invoiceId: 'club:1', amount: 1n };
  const request = await store.models.requests.create({
    ...{
      _id: 'request',
      clubId,
      payerId,
      ...asked,
      input,
      reason: words('reason'),
      requestHash: 'hash',
    },
    planned: { ...about, line: { number: 1, description: words('line') } },
    need: { why: 'threshold', amount: 1n, alone: 0n, currency: 'GBP' },
    ...{ state: 'rejected', inTrail: 'ended', askedAt: long, expiresAt: long, seq: 2n },
    decision: { by: 'U2', at: long, comment: words('comment') },
  });
  const made = fromStored(request.toObject());
  const ended = endedEvent(made);
  const events = [askedEvent(made), ...(ended === null ? [] : [ended])];
  await inTransaction(store, (session) => writeEvents(store, events, session));
}

/**
 * A club in which everything was booked once for one payer, with the mark in each free word, and in
 * their names where nothing else is said, and something of somebody else beside it.
 */
export async function markClub(desk: LedgerDesk, payer: Payer = marked): Promise<void> {
  const { plans } = booksOfEverything();
  await commitPlans(desk.store, plans);
  await markBooks(desk);
  const { contacts } = desk.store.collections;
  const { name, email } = payer;
  const searchWords = name.toLowerCase().split(' ');
  const formerNames = [{ name: `${searchWords[0]} Before`, until: long }];
  await contacts.updateOne(
    { _id: payerId },
    { $set: { name, email, searchWords, imported: { name, email }, formerNames } },
  );
  await addContact(desk, 'berit', { name: `${otherMark} Dahl`, payerId: 'club:berit' });
  await markWork(desk, payer);
  await markMessages(desk, payer);
  await markRequest(desk);
}

/** Where the mark of everything stands, and each collection besides that holds words of nobody. */
export const markedCollections = [
  ...['account_links', 'audit_events', 'contacts', 'credit_notes', 'invoices', 'job_parts'],
  ...['jobs', 'journal', 'link_requests', 'outbox', 'payments', 'refund_sendings', 'refunds'],
  ...['requests', 'sessions'],
];

/** Ids, codes, days and amounts only; `docs/operating.md` says so one by one. */
export const wordlessCollections = [
  ...['account_sessions', 'account_tries', 'accounts', 'bookings', 'clubs', 'counters'],
  ...['enrolments', 'expiry_nights', 'forgettings', 'given_alone', 'import_marks', 'leases'],
  ...['migrations'],
  ...['open_outcomes', 'orders', 'passes', 'products', 'provider_connections'],
  ...['provider_disputes', 'provider_refunds', 'sweep_runs', 'trail_heads'],
];
