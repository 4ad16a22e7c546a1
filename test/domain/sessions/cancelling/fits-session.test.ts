import { describe, expect, it } from 'vitest';
import { sessionFits } from '../../../../src/domain/sessions/cancelling/fits-session.js';

const week = (count: number, startsAt: string) => ({
  productName: 'Recreational gymnastics',
  title: `Gymnastics week ${count}`,
  startsAt: new Date(startsAt),
});
const fits = (typed: string, session: ReturnType<typeof week>) =>
  sessionFits(typed.split(' '), 'Europe/London')(session);

describe('whether a session fits typed words', () => {
  it('takes a number as one, so a week is not found by a figure of its time', () => {
    const fifth = week(5, '2026-11-26T17:00:00Z');
    expect(fits('gymnastics week 5', fifth)).toBe(true);
    expect(fits('gymnastics week 7', fifth)).toBe(false);
    expect(fits('gymnastics week 6', fifth)).toBe(false);
    expect(fits('gymnastics week 1', fifth)).toBe(false);
  });

  it('finds by the day and the hour as they are read', () => {
    const seventh = week(7, '2026-12-03T17:00:00Z');
    expect(fits('thursday 3 december 17:00', seventh)).toBe(true);
    expect(fits('thu 17', seventh)).toBe(true);
    expect(fits('gymnastics 0', seventh)).toBe(false);
  });

  it('finds a number in a name that is still being typed, and words by any part', () => {
    const twelfth = week(12, '2027-01-14T18:30:00Z');
    expect(fits('week 1', twelfth)).toBe(true);
    expect(fits('nastics 12', twelfth)).toBe(true);
    expect(fits('week 2', twelfth)).toBe(false);
  });
});
