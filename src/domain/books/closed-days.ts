import { addDays, type CalendarDate } from '../calendar-date.js';
import type { JournalEntry } from './journal-entry.js';

/**
 * The last days that stay open: today and the two before. So an act of before midnight is never
 * caught by a closing of after it, and neither is one by a clock that is a day behind.
 */
const openDays = 3;

const hourMs = 3_600_000;

/** A day is over in every time zone this long after it began at Greenwich. */
const wholeDayMs = 36 * hourMs;

/** The newest day up to which the books can be closed. */
export function newestToClose(today: CalendarDate): CalendarDate {
  return addDays(today, -openDays);
}

export function firstOpenDay(closedUpTo: CalendarDate): CalendarDate {
  return addDays(closedUpTo, 1);
}

export function isClosed(day: CalendarDate, closedUpTo: CalendarDate | null): boolean {
  return closedUpTo !== null && day <= closedUpTo;
}

/** `happenedOn` is a day that is closed, where something is booked on a later one. */
export type BookingDay = { today: CalendarDate; happenedOn?: CalendarDate };

/**
 * On which day something is booked that a provider did already, which cannot be refused: on its own,
 * or where that is closed, on the first open one.
 */
export function bookingDay(happenedOn: CalendarDate, closedUpTo: CalendarDate | null): BookingDay {
  if (closedUpTo === null || happenedOn > closedUpTo) return { today: happenedOn };
  return { today: firstOpenDay(closedUpTo), happenedOn };
}

/**
 * The earliest day of some entries that could be closed while they are written; null where all are
 * of the open days, as everything is that is dated on the day on which it is done.
 */
export function earliestClosable(
  entries: readonly Pick<JournalEntry, 'occurredOn' | 'recordedAt'>[],
): CalendarDate | null {
  let earliest: CalendarDate | null = null;
  for (const { occurredOn, recordedAt } of entries) {
    const age = recordedAt.getTime() - Date.parse(`${occurredOn}T00:00:00Z`);
    if (age <= wholeDayMs) continue;
    if (earliest === null || occurredOn < earliest) earliest = occurredOn;
  }
  return earliest;
}
