import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  calendarDateIn,
  compareDates,
  formatDate,
  isTimeZone,
  parseCalendarDate,
} from '../../src/domain/calendar-date.js';

const dates = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2190-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('parseCalendarDate', () => {
  test.each(['2026-11-23', '2024-02-29', '2000-02-29', '1970-01-01', '2200-12-31'])(
    'takes %s',
    (text) => {
      expect(parseCalendarDate(text)).toBe(text);
    },
  );

  test.each([
    '2026-02-30',
    '2025-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-04-00',
    '1969-12-31',
    '2201-01-01',
    '0026-01-01',
    '2026-1-5',
    '26-01-05',
    '20260105',
    '2026-01-05T00:00:00Z',
    ' 2026-01-05',
    '2026-01-05\n',
    '05/01/2026',
    '٢٠٢٦-٠١-٠٥',
    '',
  ])('refuses %j', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
  });
});

describe('calendarDateIn', () => {
  test.each([
    ['2026-11-23T23:30:00Z', 'Europe/London', '2026-11-23'],
    ['2026-07-01T23:30:00Z', 'Europe/London', '2026-07-02'],
    ['2026-12-31T23:30:00Z', 'Pacific/Kiritimati', '2027-01-01'],
    ['2026-01-01T05:00:00Z', 'America/New_York', '2026-01-01'],
    ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
  ])('%s in %s is %s', (instant, timeZone, expected) => {
    expect(calendarDateIn(new Date(instant), timeZone)).toBe(expected);
  });

  test('refuses a zone that it does not know', () => {
    expect(() => calendarDateIn(new Date(0), 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('counting days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %s days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  test.each([
    ['2200-12-31', 1],
    ['1970-01-01', -1],
    ['2026-02-30', 1],
    ['2026-01-01', 0.5],
    ['2026-01-01', Number.NaN],
    ['2026-01-01', 1e12],
  ])('refuses %s and %s days', (date, days) => {
    expect(() => addDays(date, days)).toThrow(RangeError);
    expect(() => addDays(date, days)).toThrow(date);
  });

  test('goes there and back, in the order of the calendar', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(addDays(moved, -days)).toBe(date);
        expect(compareDates(moved, date)).toBe(Math.sign(days));
      }),
    );
  });
});

describe('formatDate', () => {
  test.each([
    ['2026-09-03', 'en-GB', 2026, '3 Sep'],
    ['2025-09-03', 'en-GB', 2026, '3 Sep 2025'],
    ['2026-06-30', 'en-AU', 2026, '30 Jun'],
    ['2025-09-03', 'en-US', 2026, 'Sep 3, 2025'],
    ['2026-09-03', 'fr-FR', 2026, '3 sept.'],
  ])('%s in %s as seen in %s', (date, locale, thisYear, expected) => {
    expect(formatDate(date, locale, thisYear)).toBe(expected);
  });

  test('shows the year when it does not know which one it is', () => {
    expect(formatDate('2026-09-03', 'en-GB')).toBe('3 Sep 2026');
  });

  test('refuses what is no date', () => {
    expect(() => formatDate('2026-02-30', 'en-GB')).toThrow(
      RangeError('no calendar date: 2026-02-30'),
    );
  });
});

describe('isTimeZone', () => {
  test.each([
    ['Europe/London', true],
    ['UTC', true],
    ['Etc/GMT+1', true],
    ['America/Port-au-Prince', true],
    ['Foo/Bar', false],
    ['', false],
    ['+01:00', false],
  ])('%j: %s', (text, expected) => {
    expect(isTimeZone(text)).toBe(expected);
  });
});
