import { describe, expect, it } from 'vitest';
import type { Session } from '../../../../src/domain/people/club-records.js';
import type { SessionsLeft } from '../../../../src/domain/sessions/jobs/session-job.js';
import { leavingDay, placesLeft } from '../../../../src/domain/sessions/leaving/sessions-left.js';
import { aPlace } from '../../../support/leavers.js';

function sessionsAt(...instants: string[]): Map<string, Session> {
  const all = instants.map((at, place): [string, Session] => {
    const [id, startsAt] = [`S${place + 1}`, new Date(at)];
    return [id, { id, clubId: 'club', productId: 'P', title: id, startsAt, endsAt: startsAt }];
  });
  return new Map(all);
}

const places = [aPlace(3), aPlace(1), aPlace(2)];

describe('places that are still to come', () => {
  const sessions = sessionsAt('2026-10-24T17:00Z', '2026-10-25T00:30Z', '2026-10-25T01:30Z');
  const given = (now: string, left: SessionsLeft = { kind: 'all-future' }) => {
    const split = placesLeft(left, places, { sessions, now: new Date(now) });
    return [split.given, split.kept].map((some) => some.map(({ sessionId }) => sessionId));
  };

  it('are those of sessions that start after now, in time order, over a change of the clocks', () => {
    expect(given('2026-10-24T16:59:59Z')).toEqual([['S1', 'S2', 'S3'], []]);
    expect(given('2026-10-24T17:00:00Z')).toEqual([['S2', 'S3'], []]);
    expect(given('2026-10-25T01:00:00Z')).toEqual([['S3'], []]);
  });

  it('stay where they were not chosen, or come before the session from which on somebody leaves', () => {
    const now = '2026-10-24T12:00:00Z';
    expect(given(now, { kind: 'chosen', sessionIds: ['S2'] })).toEqual([['S2'], ['S1', 'S3']]);
    expect(given(now, { kind: 'from', sessionId: 'S2' })).toEqual([['S2', 'S3'], ['S1']]);
  });
});

describe('the last day that counts as used', () => {
  // Half past midnight of the 21st in London is still the 20th in UTC.
  const sessions = sessionsAt('2026-07-20T23:30Z', '2026-07-28T16:00Z');
  const day = (left: SessionsLeft, kept = [aPlace(1)]) =>
    leavingDay(left, kept, { sessions, today: '2026-07-18', timeZone: 'Europe/London' });

  it('is today where all that is to come is given up', () => {
    expect(day({ kind: 'all-future' })).toBe('2026-07-18');
  });

  it('is the day before the session from which on somebody leaves, and never a day of the past', () => {
    expect(day({ kind: 'from', sessionId: 'S1' })).toBe('2026-07-20');
    expect(day({ kind: 'from', sessionId: 'S2' })).toBe('2026-07-27');
    const of = { sessions, today: '2026-07-21', timeZone: 'Europe/London' };
    expect(leavingDay({ kind: 'from', sessionId: 'S1' }, [], of)).toBe('2026-07-21');
  });

  it('is the day of the last session that is kept where some were chosen', () => {
    const left = { kind: 'chosen', sessionIds: [] } as const;
    expect(day(left)).toBe('2026-07-21');
    expect(day(left, [aPlace(2), aPlace(1)])).toBe('2026-07-28');
    expect(day(left, [])).toBe('2026-07-18');
  });
});
