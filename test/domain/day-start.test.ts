import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, calendarDateIn } from '../../src/domain/calendar-date.js';
import { instantsOf, startOfDay } from '../../src/domain/day-start.js';

test.each([
  ['2026-12-03', 'Europe/London', '2026-12-03T00:00:00.000Z'],
  ['2026-07-03', 'Europe/London', '2026-07-02T23:00:00.000Z'],
  // The days on which the clocks change, and those after them.
  ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z'],
  ['2026-03-30', 'Europe/London', '2026-03-29T23:00:00.000Z'],
  ['2026-10-25', 'Europe/London', '2026-10-24T23:00:00.000Z'],
  ['2026-10-26', 'Europe/London', '2026-10-26T00:00:00.000Z'],
  // Cairo puts its clocks forward at midnight, and back to before it.
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ['2026-10-30', 'Africa/Cairo', '2026-10-29T22:00:00.000Z'],
  ['2026-12-03', 'Pacific/Kiritimati', '2026-12-02T10:00:00.000Z'],
  ['2026-12-03', 'Etc/GMT+12', '2026-12-03T12:00:00.000Z'],
  ['2026-12-03', 'Asia/Kathmandu', '2026-12-02T18:15:00.000Z'],
])('%s begins in %s at %s', (day, timeZone, instant) => {
  expect(startOfDay(day, timeZone).toISOString()).toBe(instant);
});

test('a day begins where the day before it has just ended, in any zone', () => {
  const zones = ['Europe/London', 'Africa/Cairo', 'America/New_York', 'Pacific/Apia', 'UTC'];
  const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days));
  fc.assert(
    fc.property(day, fc.constantFrom(...zones), (date, zone) => {
      const start = startOfDay(date, zone);
      expect(calendarDateIn(start, zone)).toBe(date);
      expect(calendarDateIn(new Date(start.getTime() - 1), zone) < date).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('some days are all of their instants: 23 and 25 hours where the clocks change', () => {
  const hours = (day: string) => {
    const { from, before } = instantsOf({ from: day, until: day }, 'Europe/London');
    return (before.getTime() - from.getTime()) / 3_600_000;
  };
  expect(['2026-03-28', '2026-03-29', '2026-10-25'].map(hours)).toEqual([24, 23, 25]);
  const last = instantsOf({ from: '2200-12-31', until: '2200-12-31' }, 'UTC');
  expect(last.before.toISOString()).toBe('2201-01-01T00:00:00.000Z');
});
