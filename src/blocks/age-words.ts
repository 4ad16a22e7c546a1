import type { CalendarDate } from '../domain/calendar-date.js';
import { noonOf } from '../domain/calendar-date.js';
import { counted } from './text.js';

const dayMs = 86_400_000;

/** How long something waits: `today`, `since yesterday`, `for 12 days`. */
export function ageWords(since: CalendarDate, today: CalendarDate): string {
  const days = Math.round((noonOf(today).getTime() - noonOf(since).getTime()) / dayMs);
  if (days <= 0) return 'since today';
  return days === 1 ? 'since yesterday' : `for ${counted(days, 'day')}`;
}
