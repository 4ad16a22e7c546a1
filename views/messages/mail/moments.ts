import type { CalendarDate } from '../../../src/domain/calendar-date.js';
import type { Club } from '../../../src/domain/people/club-records.js';

const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

/** `Thursday, 3 December 2026 at 17:00`, in the club's time zone. */
export function momentWords(moment: Date, { locale, timeZone }: Club): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  return moment.toLocaleString(locale, { ...day, ...time, timeZone });
}

/** `Thursday, 3 December 2026`. */
export function dayWords(date: CalendarDate, { locale }: Club): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, { ...day, timeZone: 'UTC' });
}
