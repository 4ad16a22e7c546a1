import type { ClosedTime } from '../../domain/books/check-closings.js';
import type { BooksDifference } from '../../domain/books/difference.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { checkClosingTurns } from '../../domain/settings/check-closing-turns.js';
import {
  type Closing,
  type NumberedChange,
  standingClosings,
} from '../../domain/settings/closings.js';
import type { Store } from '../connection.js';
import { eventOf, type StoredEvent } from '../trail/stored-event.js';
import { type OneMoment, startOneMoment } from './one-moment.js';

/** So many of the entries that came too late are named. */
const mostNamed = 20;

function numbered(stored: StoredEvent): NumberedChange[] {
  const { number } = stored;
  const event = eventOf(stored);
  return event.act === 'change-settings' && number !== undefined ? [{ ...event, number }] : [];
}

type Day = { _id: CalendarDate; count: number | bigint };

/**
 * Up to which days a club's books are closed, whether that went on in turn, and what lies there, in one
 * moment. Of a club that never
 * closed them nothing more is read; else its journal is, once (`docs/decisions/reports-read-the-journal.md`).
 */
export async function readClosedTime(
  store: Store,
  clubId: string,
): Promise<{ closings: Closing[]; time: ClosedTime; turns: BooksDifference[] }> {
  const moment = startOneMoment(store);
  try {
    const changed = { clubId, 'changes.setting': 'closedUpTo' };
    const events = await store.collections.audit_events.find(changed, moment).toArray();
    const changes = events.flatMap(numbered);
    const club = await store.collections.clubs.findOne({ _id: clubId }, moment);
    const turns = checkClosingTurns(changes, club?.settings?.closedUpTo ?? null);
    const closings = standingClosings(changes);
    const newest = closings.at(-1);
    if (newest === undefined) return { closings, time: { perDay: new Map(), late: [] }, turns };
    return { closings, time: await readTime(store, { clubId, closings, newest }, moment), turns };
  } finally {
    await moment.session.endSession();
  }
}

async function readTime(
  { collections }: Store,
  { clubId, closings, newest }: { clubId: string; closings: readonly Closing[]; newest: Closing },
  moment: OneMoment,
): Promise<ClosedTime> {
  const days = await collections.journal
    .aggregate<Day>(
      [
        { $match: { clubId, occurredOn: { $lte: newest.day } } },
        { $group: { _id: '$occurredOn', count: { $sum: 1 } } },
      ],
      moment,
    )
    .toArray();
  const isLate = closings.map(({ day, at }) => {
    return { occurredOn: { $lte: day }, recordedAt: { $gt: at } };
  });
  const late = await collections.journal
    .find({ clubId, $or: isLate }, { ...moment, projection: { occurredOn: 1 } })
    .limit(mostNamed)
    .toArray();
  const perDay = new Map(days.map(({ _id, count }) => [_id, BigInt(count)]));
  return { perDay, late: late.map(({ _id: id, occurredOn }) => ({ id, occurredOn })) };
}
