import type { Document } from 'mongodb';
import { blankRequest } from '../../domain/forgetting/blank-request.js';
import type { BlankedWords } from '../../domain/forgetting/blanked-words.js';
import { forgottenName, forgottenWords, type Person } from '../../domain/forgetting/forgotten.js';
import { foldedText } from '../../domain/people/folded-text.js';
import type { Store } from '../connection.js';
import { payersOf } from './person-scope.js';

/** Those parts of a document that differ. */
function differing(before: Document, after: Document): Document {
  const entries = Object.entries(after);
  const textOf = (value: unknown) =>
    JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? `${each}n` : each));
  return Object.fromEntries(
    entries.filter(([field, value]) => textOf(value) !== textOf(before[field])),
  );
}

/** What somebody asked a second person for, and what was said to it. */
export async function blankRequests(
  store: Store,
  { id, clubId }: Person,
  words: BlankedWords,
): Promise<void> {
  const { db, collections } = store;
  const requests = db.collection<Document & { _id: string }>('requests');
  const contact = await collections.contacts.findOne({ _id: id });
  const payerIds = await payersOf(store, { id, clubId, payerId: contact?.payerId ?? id });
  for await (const request of requests.find({ clubId, payerId: { $in: payerIds } })) {
    const { reason, input, planned, decision } = request;
    const shared = { reason, input, planned, decision };
    const after = request['payerId'] === id ? blankRequest(request, words) : words.sharedIn(shared);
    const set = differing(request, { ...Object(after) });
    if (Object.keys(set).length > 0) {
      await requests.updateOne({ _id: request._id, state: { $ne: 'open' } }, { $set: set });
    }
  }
}

/** Their places in acts on many people, and in what was said about those acts. */
export async function blankJobs(
  { collections }: Store,
  { id, clubId }: Person,
  words: BlankedWords,
): Promise<void> {
  const { jobs, job_parts } = collections;
  const who = { clubId, $or: [{ contactId: id }, { payerId: id }] };
  const jobIds = new Set<string>();
  for await (const part of job_parts.find(who)) {
    jobIds.add(part.jobId);
    const name = part.contactId === id ? forgottenName : part.name;
    const payerName = part.payerId === id ? forgottenName : part.payerName;
    const searchText = foldedText(`${name} ${payerName}`);
    const problem = words.shared(part.problem);
    await job_parts.updateOne(
      { _id: part._id },
      { $set: { name, payerName, searchText, problem } },
    );
  }
  for (const _id of jobIds) {
    const job = await jobs.findOne({ _id });
    if (job === null) continue;
    const others = await job_parts.findOne({ jobId: _id, contactId: { $ne: id } });
    const blank = others === null ? words.own : words.shared;
    const message = 'message' in job.act ? { 'act.message': blank(job.act.message) } : {};
    await jobs.updateOne({ _id }, { $set: { reason: blank(job.reason), ...message } });
    await blankEventsOfJob(collections, { clubId, jobId: _id }, blank);
  }
}

async function blankEventsOfJob(
  { audit_events }: Store['collections'],
  { clubId, jobId }: { clubId: string; jobId: string },
  blank: (words: string) => string,
): Promise<void> {
  const ofJob = { clubId, _id: { $gte: `job:${jobId}:`, $lt: `job:${jobId};` } };
  for await (const event of audit_events.find(ofJob)) {
    if (!('reason' in event)) continue;
    const set = { reason: blank(event.reason) };
    await audit_events.updateOne({ _id: event._id }, { $set: set });
  }
}

/** What was said when a session that they were on was cancelled, and who was left out since. */
export async function blankSessions(
  { collections }: Store,
  { id, clubId }: Person,
  words: BlankedWords,
): Promise<void> {
  const { bookings, sessions } = collections;
  const ids = await bookings.distinct('sessionId', { clubId, contactId: id });
  for await (const session of sessions.find({ _id: { $in: ids } })) {
    const { cancelled = null, reinstated } = session;
    const set = differing(session, {
      ...(cancelled === null ? {} : { cancelled: words.sharedIn(cancelled) }),
      ...(reinstated === undefined ? {} : { reinstated: words.sharedIn(reinstated) }),
    });
    if (Object.keys(set).length > 0) await sessions.updateOne({ _id: session._id }, { $set: set });
  }
}

/** Reasons in the trail; the trail itself, and its digests, stay. */
export async function blankEvents(
  { collections }: Store,
  { id, clubId }: Person,
  words: BlankedWords,
): Promise<void> {
  const { audit_events } = collections;
  for await (const event of audit_events.find({ clubId, reason: { $gt: '' } })) {
    if (!('reason' in event)) continue;
    const reason = (event.payerId === id ? words.own : words.shared)(event.reason);
    if (reason !== event.reason) {
      await audit_events.updateOne({ _id: event._id }, { $set: { reason } });
    }
  }
}

/** What a provider said of their refunds. */
export async function blankSendings(
  { collections }: Store,
  { id: payerId, clubId }: Person,
): Promise<void> {
  const { refunds, refund_sendings } = collections;
  const ids = await refunds.distinct('_id', { clubId, payerId });
  const said = { _id: { $in: ids }, problem: { $nin: [null, ''] } };
  await refund_sendings.updateMany(said, { $set: { problem: forgottenWords } });
}
