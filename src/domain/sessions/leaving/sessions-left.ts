import { addDays, type CalendarDate, calendarDateIn } from '../../calendar-date.js';
import type { Booking, Session } from '../../people/club-records.js';
import type { SessionsLeft } from '../jobs/session-job.js';
import { inTimeOrder } from '../session-shares.js';

type Read = {
  /** The sessions of the bookings, and the one from which on somebody leaves, by id. */
  sessions: ReadonlyMap<string, Session>;
  now: Date;
};

/** A place that is still to come: its session has not begun and takes place, and it was not released. */
function isAhead({ sessionId, released }: Booking, { sessions, now }: Read): boolean {
  const session = sessions.get(sessionId);
  if (session === undefined || (session.cancelled ?? null) !== null) return false;
  return (released ?? null) === null && session.startsAt > now;
}

function isMeant(left: SessionsLeft, session: Session, { sessions }: Read): boolean {
  switch (left.kind) {
    case 'all-future':
      return true;
    case 'chosen':
      return left.sessionIds.includes(session.id);
    case 'from': {
      const first = sessions.get(left.sessionId);
      return first !== undefined && session.startsAt >= first.startsAt;
    }
    default:
      return left satisfies never;
  }
}

/** The places that somebody who leaves gives up, and those still to come that stay; in time order. */
export function placesLeft(
  left: SessionsLeft,
  bookings: readonly Booking[],
  read: Read,
): { given: Booking[]; kept: Booking[] } {
  const startsAt = (id: string) => read.sessions.get(id)?.startsAt ?? read.now;
  const ahead = inTimeOrder(
    bookings
      .filter((booking) => isAhead(booking, read))
      .map((booking) => ({ ...booking, startsAt: startsAt(booking.sessionId) })),
  ).map(({ startsAt: _startsAt, ...booking }) => booking);
  const isGiven = ({ sessionId }: Booking) => {
    const session = read.sessions.get(sessionId);
    return session !== undefined && isMeant(left, session, read);
  };
  return { given: ahead.filter(isGiven), kept: ahead.filter((booking) => !isGiven(booking)) };
}

/**
 * The last day that counts as used, today or later: today where all that is to come is given up, the
 * day before the session from which on somebody leaves, and the day of the last session that is kept.
 * @param kept places of everybody who leaves that they keep
 */
export function leavingDay(
  left: SessionsLeft,
  kept: readonly Booking[],
  { sessions, today, timeZone }: Pick<Read, 'sessions'> & { today: CalendarDate; timeZone: string },
): CalendarDate {
  const dayOf = (sessionId: string) => {
    const session = sessions.get(sessionId);
    return session === undefined ? today : calendarDateIn(session.startsAt, timeZone);
  };
  const days = () => {
    switch (left.kind) {
      case 'all-future':
        return [];
      case 'chosen':
        return kept.map(({ sessionId }) => dayOf(sessionId));
      case 'from':
        return [addDays(dayOf(left.sessionId), -1)];
      default:
        return left satisfies never;
    }
  };
  return days().reduce((last, day) => (day > last ? day : last), today);
}
