import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Instants } from '../../domain/day-start.js';
import type { AuditEvent } from '../../domain/settings/audit-event.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

type Wanted = Instants & { clubId: string; most: number };

/**
 * The newest entries that were written down between two instants, as many as `most`. The database
 * reads the club's journal for them and keeps no more than these: no index leads to the time at
 * which something was written (`docs/decisions/reports-read-the-journal.md`).
 */
export async function findRecordedEntries(
  { collections }: Store,
  { clubId, from, before, most }: Wanted,
): Promise<JournalEntry[]> {
  const found = await collections.journal
    .find({ clubId, recordedAt: { $gte: from, $lt: before } }, { allowDiskUse: true })
    .sort({ recordedAt: -1, _id: 1 })
    .limit(most)
    .toArray();
  return found.map(fromStored);
}

/** What else was done, such as a change of settings; the newest first. */
export async function findRecordedEvents(
  { collections }: Store,
  { clubId, from, before, most }: Wanted,
): Promise<AuditEvent[]> {
  const found = await collections.audit_events
    .find({ clubId, at: { $gte: from, $lt: before } })
    .sort({ at: -1, _id: -1 })
    .hint('recent')
    .limit(most)
    .toArray();
  return found.map(fromStored);
}
