import { expect, it } from 'vitest';
import { momentOf, todayOf } from '../../src/services/desk-day.js';
import { deskForFile } from '../support/desk-for-file.js';

const desk = await deskForFile();

it.each([
  ['2026-11-23T23:30:00Z', 'Europe/London', '2026-11-23'],
  ['2026-07-23T23:30:00Z', 'Europe/London', '2026-07-24'],
  ['2026-11-23T10:59:59Z', 'Pacific/Auckland', '2026-11-23'],
  ['2026-11-23T11:00:00Z', 'Pacific/Auckland', '2026-11-24'],
])('at %s it is in %s the day %s', (instant, timeZone, day) => {
  const now = new Date(instant);
  const there = { ...desk, now: () => now, club: { ...desk.club, timeZone } };
  expect(todayOf(there)).toBe(day);
  expect(momentOf(there)).toEqual({ now, today: day, creditUntil: null });
});

it('takes the instant and the day from one look at the clock', () => {
  const looks = [new Date('2026-11-23T23:59:59Z'), new Date('2026-11-24T00:00:01Z')];
  const now = () => looks.shift() ?? new Date(0);
  expect(momentOf({ ...desk, now })).toEqual({
    now: new Date('2026-11-23T23:59:59Z'),
    today: '2026-11-23',
    creditUntil: null,
  });
});
