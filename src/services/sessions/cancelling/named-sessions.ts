import type { Session } from '../../../domain/people/club-records.js';
import type { NamedSession } from '../../../domain/sessions/jobs/job-review.js';
import { findProductNames } from '../../../store/club/product-reads.js';
import { countAttendees, findSessions } from '../../../store/club/session-reads.js';
import type { Desk } from '../../desk.js';

/** Sessions as screens name them, in the order given: two queries, however many there are. */
export async function namedSessions(
  desk: Desk,
  sessions: readonly Session[],
): Promise<NamedSession[]> {
  const [names, attendees] = await Promise.all([
    findProductNames(
      desk.store,
      sessions.map(({ productId }) => productId),
    ),
    countAttendees(
      desk.store,
      sessions.map(({ id }) => id),
    ),
  ]);
  return sessions.map(({ id, productId, title, startsAt }) => ({
    ...{ sessionId: id, title, startsAt },
    productName: names.get(productId) ?? '',
    attendees: attendees.get(id) ?? 0,
  }));
}

/** The club's sessions with these ids in time order, past and cancelled ones too. */
export async function findNamedSessions(
  desk: Desk,
  ids: readonly string[],
): Promise<NamedSession[]> {
  const found = await findSessions(desk.store, ids);
  const own = found.filter(({ clubId }) => clubId === desk.club.id);
  own.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  return namedSessions(desk, own);
}
