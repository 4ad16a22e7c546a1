import { type CalendarDate, calendarDateIn } from '../domain/calendar-date.js';
import { lastDayOf } from '../domain/credit/expire-credit.js';
import { serverClock } from '../store/server-clock.js';
import type { Desk } from './desk.js';

export type Moment = {
  now: Date;
  today: CalendarDate;
  /** The last day on which credit that is made now can be used; null where it never expires. */
  creditUntil: CalendarDate | null;
};

/** Now, the club's day at the same instant, and what follows from that day. */
export function momentOf(desk: Desk): Moment {
  const now = desk.now();
  const today = calendarDateIn(now, desk.club.timeZone);
  return { now, today, creditUntil: lastDayOf(today, desk.settings.expiryDays) };
}

/** Today in the club's time zone. */
export function todayOf(desk: Desk): CalendarDate {
  return momentOf(desk).today;
}

/** By the clock of this process or the database's, whichever is behind: what must not be early. */
export async function certainNow(
  desk: Desk,
  serverNow: () => Promise<Date> = () => serverClock(desk.store),
): Promise<Date> {
  const [own, server] = [desk.now(), await serverNow()];
  return own < server ? own : server;
}
