import { addDays } from '../../src/domain/calendar-date.js';
import { lastDay } from './club-model.js';

export const termStart = '2026-09-14';
export const termEnd = '2026-12-11';
export const january = '2027-01-11';

/** The Mondays of the autumn term's twelve weeks; 19 to 23 October is half-term. */
export const termMondays: readonly string[] = Array.from({ length: 13 }, (_, week) =>
  addDays(termStart, 7 * week),
).filter((monday) => monday !== '2026-10-19');

/** `Gymnastics week 6` is the sixth week after half-term. */
export function weekOfHalf(monday: string): number {
  const week = termMondays.indexOf(monday) + 1;
  return week > 5 ? week - 5 : week;
}

export function isPast(date: string): boolean {
  return date <= lastDay;
}
