import type { ClientSession } from 'mongodb';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { OpenThing } from '../../domain/forgetting/refusals.js';
import type { Contact } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';

type Within = {
  now: Date;
  today: CalendarDate;
  requestId: string | null;
  /** All who ever paid for them, themselves too. */
  payerIds: readonly string[];
  session: ClientSession;
};
type Open = { what: OpenThing; number: string } | null;

/** A request about them that somebody else made, or this one made otherwise. */
async function hasOpenRequest(
  { models }: Store,
  { clubId }: Contact,
  { requestId, payerIds, session }: Within,
): Promise<boolean> {
  const about = { clubId, payerId: { $in: [...payerIds] }, state: 'open' as const };
  const open = await models.requests.find(about, { _id: 1 }, { session }).lean();
  return open.some(({ _id }) => _id !== requestId);
}

/** A draft that holds them, or an act on many people in which something is still to be done. */
async function isInJob(
  { collections }: Store,
  { id, clubId }: Contact,
  { session }: Within,
): Promise<boolean> {
  const { jobs, job_parts } = collections;
  const state = { $in: ['draft' as const, 'running' as const] };
  const waits = { clubId, state: 'finished' as const, money: 'waiting' as const };
  const found = await jobs
    .find({ $or: [{ clubId, state }, waits] }, { session, projection: { _id: 1, state: 1 } })
    .toArray();
  const jobIds = found.map(({ _id }) => _id);
  const who = { jobId: { $in: jobIds }, $or: [{ contactId: id }, { payerId: id }] };
  return (await job_parts.findOne(who, { session, projection: { _id: 1 } })) !== null;
}

async function hasPlaceToCome(
  { collections }: Store,
  { id: contactId, clubId }: Contact,
  { now, session }: Within,
): Promise<boolean> {
  const { bookings, sessions } = collections;
  const booked = await bookings
    .find({ clubId, contactId, released: null }, { session, projection: { sessionId: 1 } })
    .toArray();
  // Also one that was cancelled: until its day it can be reinstated, with all who were on it.
  const to = { _id: { $in: booked.map(({ sessionId }) => sessionId) }, startsAt: { $gt: now } };
  return (await sessions.findOne(to, { session })) !== null;
}

/** A message to them that was not sent yet: it tells of their money, and is not dropped. */
async function isToBeTold(
  { collections }: Store,
  { id, clubId }: Contact,
  session: ClientSession,
): Promise<boolean> {
  const to = { clubId, 'target.payerId': id };
  const { outbox } = collections;
  // By the indexes of what is to be sent, which hold nothing else.
  const ready = { ...to, state: 'ready' as const };
  const sending = { ...to, state: 'sending' as const };
  return (
    (await outbox.findOne(ready, { session, hint: 'to_send' })) !== null ||
    (await outbox.findOne(sending, { session, hint: 'claimed' })) !== null
  );
}

/** What else is open: decisions, acts on many people, places, products, orders and messages. */
export async function findOpenWork(store: Store, contact: Contact, within: Within): Promise<Open> {
  const { enrolments, orders } = store.collections;
  const { id: contactId, clubId } = contact;
  const { today, session } = within;
  const open = (what: OpenThing): Open => ({ what, number: '' });
  if (await hasOpenRequest(store, contact, within)) return open('request');
  if (await isInJob(store, contact, within)) return open('job');
  if (await hasPlaceToCome(store, contact, within)) return open('booking');
  const isOn = { $or: [{ until: null }, { until: { $gte: today } }] };
  const enrolment = await enrolments.findOne({ clubId, contactId, ...isOn }, { session });
  if (enrolment !== null) return open('enrolment');
  const toCome = { dueOn: { $gte: today }, cancelledOn: null, billedBy: { $exists: false } };
  const order = await orders.findOne(
    { clubId, contactId, $or: [toCome, { hasOpenChange: true }] },
    { session },
  );
  if (order !== null) return open('order');
  return (await isToBeTold(store, contact, session)) ? open('message') : null;
}
