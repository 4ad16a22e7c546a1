import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GivenShare,
  givenForDays,
  givenForSessions,
} from '../../../src/domain/sessions/given-for-sessions.js';

const forSessions = (standing: bigint, ...amounts: bigint[]): GivenShare => ({
  standing,
  givenFor: {
    kind: 'sessions',
    parts: amounts.map((amount, place) => ({ sessionId: `S${place + 1}`, amount })),
  },
});
const forDays = (standing: bigint): GivenShare => ({ standing, givenFor: { kind: 'days' } });
const given = (...shares: GivenShare[]) => Object.fromEntries(givenForSessions(shares));

describe('what was given for sessions of a line', () => {
  it('is the sum of all that stands for each', () => {
    expect(given(forSessions(800n, 500n, 300n), forSessions(100n, 100n))).toEqual({
      ...{ S1: 600n, S2: 300n },
    });
  });

  it('falls by what was voided, in proportion', () => {
    expect(given(forSessions(400n, 500n, 300n))).toEqual({ S1: 250n, S2: 150n });
    expect(given(forSessions(0n, 500n, 300n))).toEqual({ S1: 0n, S2: 0n });
  });

  it('knows nothing of days, nor of a share for nothing', () => {
    expect(given(forDays(500n), forSessions(0n, 0n), forSessions(0n))).toEqual({});
    expect(givenForDays([forDays(500n), forSessions(800n, 800n), forDays(20n)])).toBe(520n);
  });

  it('sums to what stands, whatever of it was voided', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 6n }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 100 }),
        (amounts, percent) => {
          const whole = amounts.reduce((sum, amount) => sum + amount, 0n);
          const standing = (whole * BigInt(percent)) / 100n;
          const parts = [...givenForSessions([forSessions(standing, ...amounts)]).values()];
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(standing);
          for (const [place, part] of parts.entries()) {
            expect(part).toBeLessThanOrEqual(amounts[place] ?? 0n);
          }
        },
      ),
    );
  });
});
