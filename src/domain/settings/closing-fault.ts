import { newestToClose } from '../books/closed-days.js';
import { type CalendarDate, formatDate, parseCalendarDate } from '../calendar-date.js';

/** Of the day up to which the books are closed, whatever day it is now. */
export function closingDayFault(day: CalendarDate | null): string | null {
  if (day === null || parseCalendarDate(day) !== undefined) return null;
  return 'A day is written like 2026-10-31: year, month, day.';
}

/**
 * What is wrong with closing the books up to a day, in a sentence with the newest day that can be;
 * null where nothing is. The last three days stay open, so that nobody is caught at midnight.
 */
export function closingFault(
  day: CalendarDate | null,
  { today, locale }: { today: CalendarDate; locale: string },
): string | null {
  const newest = newestToClose(today);
  if (day === null || day <= newest) return null;
  return `The books cannot be closed up to ${formatDate(day, locale)}: the last three days stay open. Choose ${formatDate(newest, locale)} or a day before.`;
}
