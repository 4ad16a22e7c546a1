import { type CalendarDate, calendarDateIn } from '../domain/calendar-date.js';
import type { Desk } from './desk.js';

/** Now, and the club's day at the same instant. */
export function momentOf(desk: Desk): { now: Date; today: CalendarDate } {
  const now = desk.now();
  return { now, today: calendarDateIn(now, desk.club.timeZone) };
}

/** Today in the club's time zone. */
export function todayOf(desk: Desk): CalendarDate {
  return momentOf(desk).today;
}
