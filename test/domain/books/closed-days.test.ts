import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  bookingDay,
  earliestClosable,
  firstOpenDay,
  isClosed,
  newestToClose,
} from '../../../src/domain/books/closed-days.js';
import { addDays, calendarDateIn } from '../../../src/domain/calendar-date.js';

const hourMs = 3_600_000;
const zones = [
  ...['Europe/London', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Kathmandu'],
  ...['America/New_York', 'Africa/Cairo', 'Pacific/Apia', 'UTC'],
];
const instant = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((ms) => new Date(ms));

describe('closed days', () => {
  it('are those up to and with the day that is named', () => {
    expect(
      ['2026-10-30', '2026-10-31', '2026-11-01'].map((day) => isClosed(day, '2026-10-31')),
    ).toEqual([true, true, false]);
    expect(isClosed('1970-01-01', null)).toBe(false);
    expect(firstOpenDay('2026-12-31')).toBe('2027-01-01');
  });

  it('leave today and the two days before it open', () => {
    expect(newestToClose('2026-11-03')).toBe('2026-10-31');
  });
});

describe('what has happened already', () => {
  it('is booked on its own day, or on the first open one with its own beside it', () => {
    expect(bookingDay('2026-11-01', '2026-10-31')).toEqual({ today: '2026-11-01' });
    expect(bookingDay('2026-10-31', null)).toEqual({ today: '2026-10-31' });
    expect(bookingDay('2026-10-31', '2026-10-31')).toEqual({
      ...{ today: '2026-11-01', happenedOn: '2026-10-31' },
    });
    expect(bookingDay('2026-02-27', '2026-02-28')).toMatchObject({ today: '2026-03-01' });
  });
});

test('an act dated today never waits for the books, in any time zone and at any hour', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), (recordedAt, zone) => {
      const occurredOn = calendarDateIn(recordedAt, zone);
      expect(earliestClosable([{ occurredOn, recordedAt }])).toBeNull();
    }),
  );
});

test('what does not wait for the books was written down most of a day before its day can close', () => {
  fc.assert(
    fc.property(
      ...([instant, fc.constantFrom(...zones), fc.integer({ min: 0, max: 60 })] as const),
      (recordedAt, zone, back) => {
        const occurredOn = addDays(calendarDateIn(recordedAt, 'UTC'), -back);
        fc.pre(earliestClosable([{ occurredOn, recordedAt }]) === null);
        // The first instant at which that day can be closed is not before this one.
        const later = new Date(recordedAt.getTime() + 20 * hourMs);
        expect(newestToClose(calendarDateIn(later, zone)) < occurredOn).toBe(true);
      },
    ),
  );
});

test('of several entries the earliest that could be closed decides', () => {
  const recordedAt = new Date('2026-11-24T09:00:00Z');
  const of = (...days: string[]) => days.map((occurredOn) => ({ occurredOn, recordedAt }));
  expect(earliestClosable(of('2026-11-24', '2026-11-02', '2026-10-31', '2026-11-20'))).toBe(
    '2026-10-31',
  );
  expect(earliestClosable(of('2026-11-23', '2026-11-24'))).toBeNull();
  expect(earliestClosable(of('2026-11-22'))).toBe('2026-11-22');
  expect(earliestClosable([])).toBeNull();
});
