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

// ISO 8601 as programs write it: with or without separators, seconds, fractions and minutes of the
// offset, and 24:00 for the end of a day. `T` may be a blank, as databases print it.
const dateShape = /(?<year>\d{4})(?<dash>-?)(?<month>\d{2})\k<dash>(?<day>\d{2})/;
const clockShape =
  /(?<hour>[01]\d|2[0-4])(?::?(?<minute>[0-5]\d)(?::?(?<second>[0-5]\d)(?:[.,](?<fraction>\d{1,9}))?)?)?/;
const offsetShape =
  /(?<utc>Z)|(?<sign>[+\-\u2212])(?<offsetHour>0\d|1[0-4])(?::?(?<offsetMinute>[0-5]\d))?/;
const timeShape = new RegExp(
  `^${dateShape.source}[T ]${clockShape.source}(?:${offsetShape.source})?$`,
  'i',
);

type TimeParts = Record<string, string | undefined>;

/** How far the written time is from UTC, in milliseconds; null when it is the club's time. */
function writtenOffset({ utc, sign, offsetHour, offsetMinute = '0' }: TimeParts): number | null {
  if (utc !== undefined) return 0;
  if (sign === undefined) return null;
  const milliseconds = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000;
  return sign === '+' ? milliseconds : -milliseconds;
}

/** The wall clock's time as if it were UTC; null for a day or an hour that does not exist. */
function writtenClock(parts: TimeParts): number | null {
  const { year, month, day, hour, minute = '0', second = '0', fraction = '0' } = parts;
  const date = parseCalendarDate(`${year}-${month}-${day}`);
  if (date === undefined) return null;
  const milliseconds = Math.trunc(Number(`0.${fraction}`) * 1000);
  const withinHour = (Number(minute) * 60 + Number(second)) * 1000 + milliseconds;
  if (hour === '24' && withinHour > 0) return null;
  return Date.parse(`${date}T00:00Z`) + Number(hour) * 3_600_000 + withinHour;
}

/** ISO 8601 date and time; without an offset it is the club's own time. */
export function readTime(clock: ReturnType<typeof clubClock>): CellReader<Date> {
  return (text) => {
    const parts = timeShape.exec(text)?.groups;
    const wallClock = parts === undefined ? null : writtenClock(parts);
    if (parts === undefined || wallClock === null) {
      return { reason: 'Write a date and time that exist, like 2026-12-03T17:00.' };
    }
    const offset = writtenOffset(parts);
    if (offset !== null) return { value: new Date(wallClock - offset) };
    const time = clock(wallClock);
    if (time.ok) return { value: time.at };
    return {
      reason:
        'This time does not exist: the clocks are put forward over it that day. Write the time after the change.',
    };
  };
}
