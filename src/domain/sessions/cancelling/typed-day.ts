import { addDays, type CalendarDate, parseCalendarDate } from '../../calendar-date.js';
import { foldedText } from '../../people/folded-text.js';

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];
const weekdays = [
  ...['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
];

/** A name, or three letters of it or more, as in `Sept`. */
function placeIn(names: readonly string[], word: string): number {
  return word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word));
}

function wordsOf(text: string): string[] {
  return foldedText(text)
    .replace(/[,.]/g, ' ')
    .split(' ')
    .filter((word) => word !== '');
}

/** The weekday of a day, from 0 for Sunday. */
function weekdayOf(day: CalendarDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** As in `3 Dec`: the next that there is, today too; a leap day may be years away. */
function nextOf(month: number, dayOfMonth: string, today: CalendarDate): CalendarDate | null {
  const rest = `${String(month + 1).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  for (let year = Number(today.slice(0, 4)), tries = 0; tries <= 8; year += 1, tries += 1) {
    const day = parseCalendarDate(`${year}-${rest}`);
    if (day !== undefined && day >= today) return day;
  }
  return null;
}

/** As in `3 Dec`, `Dec 3rd`, `3 December 2026`. */
function namedDay(words: readonly string[], today: CalendarDate): CalendarDate | null {
  const [first = '', second = '', year, ...more] = words;
  if (more.length > 0) return null;
  const number = /^([0-9]{1,2})(?:st|nd|rd|th)?$/;
  const [dayWord, monthWord] = number.test(first) ? [first, second] : [second, first];
  const dayOfMonth = number.exec(dayWord)?.[1];
  const month = placeIn(months, monthWord);
  if (dayOfMonth === undefined || month < 0) return null;
  if (year === undefined) return nextOf(month, dayOfMonth, today);
  const monthText = String(month + 1).padStart(2, '0');
  return parseCalendarDate(`${year}-${monthText}-${dayOfMonth.padStart(2, '0')}`) ?? null;
}

/**
 * The day that somebody typed: `today`, `tomorrow`, `Thursday` (the next, today too), `3 Dec` (the
 * next), `Thu 3 Dec`, `3 December 2026` or `2026-12-03`; null for any other text, also for a day
 * that is another weekday than it says, and for `3/12`, which is read in two ways.
 */
export function typedDay(text: string, today: CalendarDate): CalendarDate | null {
  const words = wordsOf(text);
  const [first = '', ...others] = words;
  const alone = others.length === 0;
  if (alone && first === 'today') return today;
  if (alone && first === 'tomorrow') return addDays(today, 1);
  if (alone && /^[0-9]{4}-/.test(first)) return parseCalendarDate(first) ?? null;
  const weekday = placeIn(weekdays, first);
  if (weekday < 0) return namedDay(words, today);
  if (alone) return addDays(today, (weekday - weekdayOf(today) + 7) % 7);
  const day = typedDay(others.join(' '), today);
  return day !== null && weekdayOf(day) === weekday ? day : null;
}

/**
 * A search as the day that it names and its other words, so that `gymnastics 3 dec` finds those of
 * one day. Weekdays stay words: `gymnastics thursday` finds all that are on a Thursday.
 */
export function dayInSearch(
  text: string,
  today: CalendarDate,
): { day: CalendarDate | null; words: string[] } {
  const words = wordsOf(text);
  for (const length of [3, 2, 1]) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const some = words.slice(start, start + length);
      if (placeIn(weekdays, some[0] ?? '') >= 0) continue;
      const day = typedDay(some.join(' '), today);
      if (day === null) continue;
      return { day, words: [...words.slice(0, start), ...words.slice(start + length)] };
    }
  }
  return { day: null, words };
}
