/**
 * A day of the calendar as `YYYY-MM-DD`, from 1970-01-01 to 2200-12-31, in the club's time zone.
 * It has no time and no zone, so days compare as text and never shift.
 */
export type CalendarDate = string;

const firstYear = 1970;
const lastYear = 2200;
const dayMs = 86_400_000;

/** The day that `text` names, or undefined: exact form, a day that exists, 1970 to 2200. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (year < firstYear || year > lastYear) return undefined;
  // Date.UTC rolls 30 February over into March, so a day that does not exist comes back changed.
  const rolled = new Date(Date.UTC(year, Number(match[2]) - 1, Number(match[3])));
  return textOf(rolled) === text ? text : undefined;
}

/** The day it is in `timeZone` (IANA name) at `instant`. Throws RangeError for an unknown zone. */
export function calendarDateIn(instant: Date, timeZone: string): CalendarDate {
  const parts = dayFormat(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Noon of the day, so that no time zone moves what happened then to another day. */
export function noonOf(date: CalendarDate): Date {
  return new Date(`${date}T12:00:00Z`);
}

/** Negative when `one` is the earlier day, positive when it is the later, 0 when the same. */
export function compareDates(one: CalendarDate, other: CalendarDate): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/**
 * The day `days` days later (earlier when negative).
 * Throws RangeError when `date` is no calendar date or the answer leaves 1970 to 2200.
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const instant = new Date(startOf(date).getTime() + days * dayMs);
  const exists = Number.isInteger(days) && !Number.isNaN(instant.getTime());
  const moved = exists ? parseCalendarDate(textOf(instant)) : undefined;
  if (moved === undefined) throw new RangeError(`no calendar date ${days} days after ${date}`);
  return moved;
}

/** Days from one day to another, negative when the other is earlier. @throws RangeError */
export function daysBetween(one: CalendarDate, other: CalendarDate): number {
  return (startOf(other).getTime() - startOf(one).getTime()) / dayMs;
}

/**
 * A day as people of the locale (BCP 47) write it: `3 Sep` within `thisYear`, else `3 Sep 2025`.
 * Without `thisYear` the year is always shown. Throws RangeError when `date` is no calendar date.
 */
export function formatDate(date: CalendarDate, locale: string, thisYear?: number): string {
  const start = startOf(date);
  const withYear = start.getUTCFullYear() !== thisYear;
  const parts = showFormat(locale, withYear).formatToParts(start);
  return parts
    .map(({ type, value }) => (type === 'month' ? shortMonth(value, locale) : value))
    .join('');
}

/** Whether `text` is a time zone that this machine knows, such as `Europe/London`. */
export function isTimeZone(text: string): boolean {
  if (/^[+-]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** English month names in three letters, since ICU's vary by version and country (`Sept`). */
function shortMonth(name: string, locale: string): string {
  return locale.startsWith('en') ? name.slice(0, 3) : name;
}

function startOf(date: CalendarDate): Date {
  if (parseCalendarDate(date) === undefined) throw new RangeError(`no calendar date: ${date}`);
  return new Date(`${date}T00:00:00Z`);
}

function textOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

// Making a formatter costs far more than using it, and lists show hundreds of days.
const dayFormats = new Map<string, Intl.DateTimeFormat>();
const showFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dayFormats.set(timeZone, format);
  return format;
}

function showFormat(locale: string, withYear: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${withYear}`;
  const known = showFormats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    calendar: 'gregory',
    day: 'numeric',
    month: 'short',
    ...(withYear ? { year: 'numeric' as const } : {}),
  });
  showFormats.set(key, format);
  return format;
}
