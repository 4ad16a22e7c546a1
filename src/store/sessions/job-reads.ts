import type { Filter } from 'mongodb';
import type { JobPart, PartState } from '../../domain/sessions/jobs/job-part.js';
import type { PartGroup } from '../../domain/sessions/jobs/part-group.js';
import type { SessionJob } from '../../domain/sessions/jobs/session-job.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

export async function findJob(
  { collections }: Store,
  { id, clubId }: { id: string; clubId: string },
): Promise<SessionJob | null> {
  const found = await collections.jobs.findOne({ _id: id, clubId });
  return found === null ? null : fromStored(found);
}

/** Jobs of which parts are still to be done, the oldest first. */
export async function findRunningJobs(
  { collections }: Store,
  clubId: string,
): Promise<SessionJob[]> {
  const query = { clubId, state: 'running' as const };
  const found = await collections.jobs.find(query).hint('recent').sort({ createdAt: 1 }).toArray();
  return found.map(fromStored);
}

/** What was started, newest first. */
export async function findRecentJobs(
  { collections }: Store,
  { clubId, limit }: { clubId: string; limit: number },
): Promise<SessionJob[]> {
  const states: SessionJob['state'][] = ['running', 'finished'];
  const found = await collections.jobs
    .find({ clubId, state: { $in: states } })
    .hint('recent')
    .sort({ createdAt: -1 })
    .limit(limit)
    .toArray();
  return found.map(fromStored);
}

/**
 * Parts in their order that are still to be done, from a place on; of held ones all but the money.
 * Without the words about them, which are read where they are shown.
 */
export async function findPartsToDo(
  { collections }: Store,
  query: { jobId: string; from: number; limit: number; isHeld: boolean },
): Promise<JobPart[]> {
  const { jobId, from, limit, isHeld } = query;
  const released = isHeld ? { isReleased: false } : {};
  const found = await collections.job_parts
    .find({ jobId, state: 'ready', place: { $gte: from }, ...released }, { projection: unread })
    .sort({ place: 1 })
    .hint('state')
    .limit(limit)
    .toArray();
  return found.map((stored) => {
    const { reckoning, ...part } = fromStored(stored);
    const given = reckoning.map(({ alreadyGiven }) => ({ ...notReckoned, alreadyGiven }));
    return { ...part, ...unreadAs, reckoning: given };
  });
}

/**
 * What people read of a part and no rule does: a third of it. Only what changes of a part is ever
 * written, so nothing of these is. Of how it was worked out the rules ask what was given before.
 */
const unread = {
  ...{ name: 0, payerName: 0, searchText: 0, 'reckoning.invoiceNumber': 0, 'reckoning.line': 0 },
  ...{ 'reckoning.net': 0, 'reckoning.how': 0, 'reckoning.amount': 0 },
};
const unreadAs = { name: '', payerName: '', searchText: '' };
const notReckoned = {
  ...{ invoiceNumber: '', line: 0, net: 0n, amount: 0n },
  how: { by: 'fixed-amount' } as const,
};

/** What {@link findPartsToDo} left unread and mails name: whom it is about, and their invoices. */
export async function findPartWords(
  { collections }: Store,
  ids: readonly string[],
): Promise<Map<string, { name: string; invoiceNumbers: string[] }>> {
  const projection = { name: 1, 'reckoning.invoiceNumber': 1 };
  const found = await collections.job_parts
    .find({ _id: { $in: [...ids] } }, { projection })
    .toArray();
  return new Map(
    found.map(({ _id, name, reckoning }) => {
      return [_id, { name, invoiceNumbers: reckoning.map(({ invoiceNumber }) => invoiceNumber) }];
    }),
  );
}

export async function findParts(
  { collections }: Store,
  ids: readonly string[],
): Promise<JobPart[]> {
  if (ids.length === 0) return [];
  const found = await collections.job_parts.find({ _id: { $in: [...ids] } }).toArray();
  const byId = new Map(found.map((stored) => [stored._id, fromStored(stored)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What is looked for among a job's parts; `text` folded, empty for all. */
export type PartQuery = {
  jobId: string;
  text: string;
  group: PartGroup | null;
  states: readonly PartState[] | null;
};

function filterOf({ jobId, text, group, states }: PartQuery): Filter<Stored<JobPart>> {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return {
    jobId,
    ...(text === '' ? {} : { searchText: { $regex: escaped } }),
    ...(group === null ? {} : { group }),
    ...(states === null ? {} : { state: { $in: [...states] } }),
  };
}

/** One page of them, and how many there are. */
export async function findPartsPage(
  { collections }: Store,
  query: PartQuery,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ parts: JobPart[]; found: number }> {
  const filter = filterOf(query);
  const [parts, found] = await Promise.all([
    collections.job_parts
      .find(filter)
      .sort({ place: 1 })
      .hint('job')
      .skip(page * pageSize)
      .limit(pageSize)
      .toArray(),
    collections.job_parts.countDocuments(filter, { hint: 'job' }),
  ]);
  return { parts: parts.map(fromStored), found };
}
