import { type CalendarDate, parseCalendarDate } from '../../domain/calendar-date.js';
import type { CellReader } from './cell.js';
import type { clubClock } from './club-time.js';

/** A day that exists, `YYYY-MM-DD`. */
export const readDate: CellReader<CalendarDate> = (text) => {
  const date = parseCalendarDate(text);
  if (date !== undefined) return { value: date };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { reason: 'Write a date like 2026-09-03.' };
  return { reason: 'This date does not exist between 1970 and 2200; write one like 2026-09-03.' };
};

const timeShape =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.0{1,3})?)?(?:(Z)|([+-])(0\d|1[0-4]):?([0-5]\d))?$/;

/** How far the written time is from UTC, in milliseconds; null when it is the club's time. */
function writtenOffset(match: RegExpExecArray): number | null {
  const [, , , , , utc, sign, hours, minutes] = match;
  if (utc !== undefined) return 0;
  if (sign === undefined) return null;
  const milliseconds = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -milliseconds : milliseconds;
}

/** ISO 8601 date and time; without an offset it is the club's own time. */
export function readTime(clock: ReturnType<typeof clubClock>): CellReader<Date> {
  return (text) => {
    const match = timeShape.exec(text);
    if (match === null || parseCalendarDate(match[1] ?? '') === undefined) {
      return { reason: 'Write a date and time that exist, like 2026-12-03T17:00.' };
    }
    const [, date, hours, minutes, seconds = '00'] = match;
    const wallClock = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`);
    const offset = writtenOffset(match);
    if (offset !== null) return { value: new Date(wallClock - offset) };
    const time = clock(wallClock);
    if (time.ok) return { value: time.at };
    return {
      reason:
        'This time does not exist: the clocks are put forward over it that day. Write the time after the change.',
    };
  };
}
