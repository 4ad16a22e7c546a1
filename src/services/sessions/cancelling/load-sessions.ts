import { calendarDateIn } from '../../../domain/calendar-date.js';
import { refuse } from '../../../domain/errors.js';
import type { Session } from '../../../domain/people/club-records.js';
import { ownId } from '../../../domain/record-id.js';
import { mostCancelled } from '../../../domain/sessions/cancelling/most-sessions.js';
import { findSessions } from '../../../store/club/session-reads.js';
import type { Desk } from '../../desk.js';

/** @throws CreditError `session-begun`, `session-cancelled` */
export function requireToCome(desk: Desk, session: Session): void {
  const { title, startsAt, cancelled } = session;
  const on = calendarDateIn(startsAt, desk.club.timeZone);
  if (cancelled) refuse('session-cancelled', { title, on });
  if (startsAt.getTime() <= desk.now().getTime()) refuse('session-begun', { title, on });
}

/**
 * The sessions, each once and in time order, all of them still to come and none cancelled.
 * @throws CreditError `too-many-sessions`, `not-found`, `session-begun`, `session-cancelled`
 */
export async function loadSessionsToCancel(
  desk: Desk,
  sessionIds: readonly string[],
): Promise<Session[]> {
  const ids = [...new Set(sessionIds)];
  if (ids.length > mostCancelled) {
    refuse('too-many-sessions', { chosen: ids.length, limit: mostCancelled });
  }
  const found = await findSessions(desk.store, ids);
  const own = found.filter(({ clubId }) => clubId === desk.club.id);
  const known = new Set(own.map(({ id }) => id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) {
    refuse('not-found', { what: 'session', id: ownId(desk.club.id, missing) });
  }
  for (const session of own) requireToCome(desk, session);
  return own.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}
