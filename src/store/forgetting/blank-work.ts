import { blankRequest } from '../../domain/forgetting/blank-request.js';
import { forgottenName, forgottenWords } from '../../domain/forgetting/forgotten.js';
import type { Leaver } from '../../domain/forgetting/leaver.js';
import { foldedText } from '../../domain/people/folded-text.js';
import type { Store } from '../connection.js';
import { setWords, type WordDocument } from './set-words.js';

/** What they, or whoever paid for them, asked a second person for, and what was said to it. */
export async function blankRequests(
  { db }: Store,
  { person, familyIds, wordsAbout }: Leaver,
): Promise<void> {
  const requests = db.collection<WordDocument>('requests');
  const about = { clubId: person.clubId, payerId: { $in: [...familyIds] } };
  for await (const request of requests.find({ ...about, state: { $ne: 'open' } })) {
    const { reason, input, planned, decision } = request;
    const words = wordsAbout([String(request['payerId'])]);
    const shared = { reason, input, planned, decision };
    const isOwn = request['payerId'] === person.id;
    const after = isOwn ? blankRequest(request, words) : words.sharedIn(shared);
    await setWords(requests, request, Object(after));
  }
}

/** Their places in acts on many people, and what was said about acts on them alone. */
export async function blankJobs(
  { collections }: Store,
  { person: { id, clubId }, wordsAbout }: Leaver,
  now: Date,
): Promise<void> {
  const { jobs, job_parts } = collections;
  const who = { clubId, $or: [{ contactId: id }, { payerId: id }] };
  const jobIds = new Set<string>();
  for await (const part of job_parts.find(who)) {
    jobIds.add(part.jobId);
    const name = part.contactId === id ? forgottenName : part.name;
    const payerName = part.payerId === id ? forgottenName : part.payerName;
    const searchText = foldedText(`${name} ${payerName}`);
    const problem = wordsAbout([part.contactId, part.payerId]).shared(part.problem);
    await job_parts.updateOne(
      { _id: part._id },
      { $set: { name, payerName, searchText, problem } },
    );
  }
  const words = wordsAbout([id]);
  for (const _id of jobIds) {
    const job = await jobs.findOne({ _id });
    if (job === null) continue;
    const others = await job_parts.findOne({ jobId: _id, contactId: { $ne: id } });
    const blank = others === null ? words.own : words.shared;
    const isGone = 'message' in job.act && blank(job.act.message) !== job.act.message;
    const message = isGone ? { 'act.message': '', messageGoneAt: now } : {};
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
  { collections, db }: Store,
  { person: { id: contactId, clubId }, wordsAbout }: Leaver,
): Promise<void> {
  const ids = await collections.bookings.distinct('sessionId', { clubId, contactId });
  const sessions = db.collection<WordDocument>('sessions');
  const words = wordsAbout([contactId]);
  const projection = { cancelled: 1, reinstated: 1 };
  for await (const session of sessions.find({ _id: { $in: ids } }, { projection })) {
    await setWords(sessions, session, Object(words.sharedIn(session)));
  }
}

/** What a provider said of their refunds. */
export async function blankSendings(
  { collections }: Store,
  { person: { id: payerId, clubId } }: Leaver,
): Promise<void> {
  const { refunds, refund_sendings } = collections;
  const ids = await refunds.distinct('_id', { clubId, payerId });
  const said = { _id: { $in: ids }, problem: { $nin: [null, ''] } };
  await refund_sendings.updateMany(said, { $set: { problem: forgottenWords } });
}
