import type { CalendarDate } from './calendar-date.js';

/** Month and day on which the terms of a year begin, latest first. */
const starts = ['09-01', '04-01', '01-01'] as const;

/** The day on which the term of `today` began (`docs/decisions/terms-are-a-rule.md`). */
export function termStart(today: CalendarDate): CalendarDate {
  const year = today.slice(0, 4);
  const start = starts.find((day) => `${year}-${day}` <= today) ?? '01-01';
  return `${year}-${start}`;
}
