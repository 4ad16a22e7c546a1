import { expect, test } from 'vitest';
import { dayInSearch, typedDay } from '../../../../src/domain/sessions/cancelling/typed-day.js';

// A Monday.
const today = '2026-11-23';

test.each([
  ['today', '2026-11-23'],
  ['Tomorrow', '2026-11-24'],
  ['2026-12-03', '2026-12-03'],
  ['3 Dec', '2026-12-03'],
  ['03 dec', '2026-12-03'],
  ['3 December', '2026-12-03'],
  ['Dec 3', '2026-12-03'],
  ['3rd Dec.', '2026-12-03'],
  ['3 Dec 2026', '2026-12-03'],
  ['December 3, 2027', '2027-12-03'],
  ['Thu 3 Dec', '2026-12-03'],
  ['Thursday, 3 December 2026', '2026-12-03'],
  ['thursday', '2026-11-26'],
  ['Mon', '2026-11-23'],
  ['sun', '2026-11-29'],
  // This day of the year, the day before it, and one that not every year has.
  ['23 Nov', '2026-11-23'],
  ['22 Nov', '2027-11-22'],
  ['29 feb', '2028-02-29'],
  ['4 Sept', '2027-09-04'],
])('%j is %s', (text, day) => {
  expect(typedDay(text, today)).toBe(day);
});

test.each([
  ...['', '3', 'dec', '31 feb', '30 Feb 2028', 'fri 3 dec', '3/12', '03.12.2026', '2026-13-01'],
  ...['yesterday', 'gymnastics', '3 dec 26', 'de 3', '3 dec 2026 17:00', '٣ dec', 'thu tomorrow x'],
])('%j is no day', (text) => {
  expect(typedDay(text, today)).toBeNull();
});

test.each([
  ['gymnastics 3 dec', '2026-12-03', ['gymnastics']],
  ['tomorrow gym week 6', '2026-11-24', ['gym', 'week', '6']],
  ['thu 3 dec 2026 swim', '2026-12-03', ['thu', 'swim']],
  ['swim thursday', null, ['swim', 'thursday']],
  ['week 6', null, ['week', '6']],
  ['', null, []],
])('a search for %j is for the day %j and the words %j', (text, day, words) => {
  expect(dayInSearch(text, today)).toEqual({ day, words });
});
