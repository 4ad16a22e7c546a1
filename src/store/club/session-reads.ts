import type { Document, Filter } from 'mongodb';
import type { Instants } from '../../domain/day-start.js';
import type { Session } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

/** Sessions that take place: after `from`, before `before` where there is one, in time order. */
type Upcoming = {
  clubId: string;
  after: Date;
  within: Instants | null;
  productId?: string;
};

function upcoming({ clubId, after, within, productId }: Upcoming): Filter<Stored<Session>> {
  const from = within === null || within.from <= after ? { $gt: after } : { $gte: within.from };
  return {
    clubId,
    ...(productId === undefined ? {} : { productId }),
    startsAt: { ...from, ...(within === null ? {} : { $lt: within.before }) },
    cancelled: null,
  };
}

/** Sessions to come, in time order; read one by one, so that thousands need no memory. */
export function upcomingSessions(store: Store, of: Upcoming) {
  return store.collections.sessions
    .find(upcoming(of), { projection: { imported: 0 } })
    .hint(of.productId === undefined ? 'start' : 'product')
    .sort({ startsAt: 1, _id: 1 });
}

export async function countUpcoming(store: Store, of: Upcoming): Promise<number> {
  const hint = of.productId === undefined ? 'start' : 'product';
  return store.collections.sessions.countDocuments(upcoming(of), { hint });
}

export async function findSessions(store: Store, ids: readonly string[]): Promise<Session[]> {
  if (ids.length === 0) return [];
  const found = await store.collections.sessions.find({ _id: { $in: [...ids] } }).toArray();
  return found.map(fromStored);
}

/** How many are booked on each session and were not removed; a session without them is left out. */
export async function countAttendees(
  store: Store,
  sessionIds: readonly string[],
): Promise<Map<string, number>> {
  if (sessionIds.length === 0) return new Map();
  const counts = store.collections.bookings.aggregate<{ _id: string; attendees: number }>([
    { $match: { sessionId: { $in: [...sessionIds] }, released: null } },
    { $group: { _id: '$sessionId', attendees: { $sum: 1 } } },
  ]);
  return new Map((await counts.toArray()).map(({ _id, attendees }) => [_id, attendees]));
}

/** As the partial index `cancelled` has them. */
function cancelledIn(clubId: string): Document {
  return { clubId, 'cancelled.cancelledAt': { $exists: true } };
}

/** Cancelled sessions, those cancelled last first, one page at a time, and how many there are. */
export async function findCancelledSessions(
  store: Store,
  clubId: string,
  page: { skip: number; limit: number },
): Promise<{ sessions: Session[]; total: number }> {
  const { sessions } = store.collections;
  const [found, total] = await Promise.all([
    sessions
      .find(cancelledIn(clubId))
      .hint('cancelled')
      .sort({ 'cancelled.cancelledAt': -1, startsAt: 1 })
      .skip(page.skip)
      .limit(page.limit)
      .toArray(),
    sessions.countDocuments(cancelledIn(clubId), { hint: 'cancelled' }),
  ]);
  return { sessions: found.map(fromStored), total };
}
