import { type CalendarDate, calendarDateIn } from './calendar-date.js';

const hourMs = 3_600_000;

/** The instants of some whole days of a club: `from` and all after it, but not `before`. */
export type Instants = { from: Date; before: Date };

/**
 * The first instant of a day in `timeZone` (IANA name), which is not always midnight: where clocks
 * are put forward at midnight the day begins at one. Throws RangeError for an unknown zone.
 */
export function startOfDay(day: CalendarDate, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // No zone is further from UTC than 14 hours, so the day has not begun here, and has there.
  let [notYet, begun] = [midnight - 15 * hourMs, midnight + 15 * hourMs];
  while (begun - notYet > 1000) {
    const middle = notYet + Math.floor((begun - notYet) / 2000) * 1000;
    if (calendarDateIn(new Date(middle), timeZone) >= day) begun = middle;
    else notYet = middle;
  }
  return new Date(begun);
}

/** All of the days from one to another, both of them in it. */
export function instantsOf(
  { from, until }: { from: CalendarDate; until: CalendarDate },
  timeZone: string,
): Instants {
  return { from: startOfDay(from, timeZone), before: startOfDay(dayAfter(until), timeZone) };
}

/** Also of the last day that a calendar date can be. */
function dayAfter(day: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * hourMs).toISOString().slice(0, 10);
}
