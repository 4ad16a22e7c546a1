import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Instants } from '../../domain/day-start.js';
import type { AuditEvent } from '../../domain/trail/audit-event.js';
import type { TrailFilter } from '../../domain/trail/trail-filter.js';
import type { Store } from '../connection.js';
import { readInPieces } from '../read-in-pieces.js';
import { eventOf } from './stored-event.js';

/** The newest `most` of what was done between two instants. */
export type WantedActs = Instants & { clubId: string; most: number; only: TrailFilter };

/** By whom and by which door, where that is asked for. */
function byWhom({ userIds, door }: TrailFilter) {
  const by = { $in: [...userIds] };
  return {
    ...(door === null ? {} : { 'actor.kind': door }),
    ...(userIds.length === 0 ? {} : { $or: [{ 'actor.id': by }, { 'approvedBy.id': by }] }),
  };
}

/** Of an entry what a trail tells. */
const told = {
  ...{ kind: 1, clubId: 1, payerId: 1, currency: 1, postings: 1, refs: 1 },
  ...{ actor: 1, approvedBy: 1, reason: 1, recordedAt: 1 },
  details: { payment: { amount: 1 }, refund: { amount: 1 } },
} as const;

export type RecordedEntry = Pick<JournalEntry, keyof typeof told>;

/**
 * Entries of the journal by when they were written down. The database reads the club's journal for
 * them and keeps no more than these: no index leads to the time at which something was written
 * (`docs/decisions/reports-read-the-journal.md`).
 */
export async function findRecordedEntries(
  { collections }: Store,
  { clubId, from, before, most, only }: WantedActs,
): Promise<RecordedEntry[]> {
  const kind = only.act === null ? {} : { $expr: { $eq: ['$kind', only.act] } };
  const when = { clubId, recordedAt: { $gte: from, $lt: before } };
  return readInPieces(
    collections.journal
      .find({ ...when, ...kind, ...byWhom(only) }, { allowDiskUse: true })
      .project<RecordedEntry>(told)
      .sort({ recordedAt: -1, _id: 1 })
      .limit(most),
  );
}

/** What was done beside the books, such as a change of settings. */
export async function findRecordedEvents(
  { collections }: Store,
  { clubId, from, before, most, only }: WantedActs,
): Promise<AuditEvent[]> {
  const act = only.act === null ? {} : { $expr: { $eq: ['$act', only.act] } };
  const found = await collections.audit_events
    .find({ clubId, at: { $gte: from, $lt: before }, ...act, ...byWhom(only) })
    .sort({ at: -1, _id: -1 })
    .hint('recent')
    .limit(most)
    .toArray();
  return found.map(eventOf);
}
