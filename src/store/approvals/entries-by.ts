import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { addDays, calendarDateIn } from '../../domain/calendar-date.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

type Wanted = {
  clubId: string;
  payerIds: readonly string[];
  actorId: string;
  /** When they were written down, later than this. */
  since: Date;
};

/** What one person booked for some payers without a second person, since an instant. */
export async function findEntriesBy(
  { collections }: Store,
  { clubId, payerIds, actorId, since }: Wanted,
): Promise<JournalEntry[]> {
  if (payerIds.length === 0) return [];
  // What gives something is of the day on which it is done, in whatever time zone.
  const from = addDays(calendarDateIn(since, 'UTC'), -1);
  const found = await collections.journal
    .find(
      {
        ...{ clubId, payerId: { $in: [...payerIds] }, occurredOn: { $gte: from } },
        ...{ recordedAt: { $gt: since }, 'actor.id': actorId },
        approvedBy: { $exists: false },
      },
      { hint: 'statement' },
    )
    .toArray();
  return found.map(fromStored);
}
