import { describe, expect, it } from 'vitest';
import { clubClock } from '../../../src/cli/import-folder/club-time.js';

function at(timeZone: string, local: string): string | null {
  const time = clubClock(timeZone)(Date.parse(`${local}Z`));
  return time.ok ? time.at.toISOString().slice(0, 16) : null;
}

describe('club time', () => {
  it.each([
    ['Europe/London', '2026-01-15T17:00', '2026-01-15T17:00'],
    ['Europe/London', '2026-07-15T17:00', '2026-07-15T16:00'],
    ['Europe/London', '2026-03-29T00:59', '2026-03-29T00:59'],
    ['Europe/London', '2026-03-29T02:00', '2026-03-29T01:00'],
    ['America/New_York', '2026-03-08T03:00', '2026-03-08T07:00'],
    ['Asia/Kolkata', '2026-07-15T17:00', '2026-07-15T11:30'],
    ['Pacific/Kiritimati', '2026-07-15T01:00', '2026-07-14T11:00'],
    ['Pacific/Pago_Pago', '2026-07-15T23:00', '2026-07-16T10:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:30', '2026-10-03T15:30'],
  ])('%s %s is %s in UTC', (timeZone, local, utc) => {
    expect(at(timeZone, local)).toBe(utc);
  });

  it.each([
    ['Europe/London', '2026-03-29T01:00'],
    ['Europe/London', '2026-03-29T01:59'],
    ['America/New_York', '2026-03-08T02:30'],
    ['Australia/Lord_Howe', '2026-10-04T02:15'],
    ['Pacific/Apia', '2011-12-30T12:00'],
  ])('%s never has %s', (timeZone, local) => {
    expect(at(timeZone, local)).toBeNull();
  });

  it.each([
    ['Europe/London', '2026-10-25T01:30', '2026-10-25T00:30'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30'],
  ])('%s has %s twice, and the first is meant', (timeZone, local, utc) => {
    expect(at(timeZone, local)).toBe(utc);
  });

  it('refuses a time zone that does not exist', () => {
    expect(() => clubClock('Europe/Atlantis')).toThrow(RangeError);
  });
});
