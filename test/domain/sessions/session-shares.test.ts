import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionShares } from '../../../src/domain/sessions/session-shares.js';

const day = (of: number) => new Date(Date.UTC(2026, 8, of, 16));
const sessions = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    sessionId: `S${place + 1}`,
    startsAt: day(place + 1),
  }));
const amounts = (line: { net: bigint; sessionsBilled: number | null }, count: number) =>
  sessionShares(line, sessions(count))?.map(({ amount }) => amount);

describe('what a session is worth', () => {
  it.each([
    ['evenly', 6000n, 12, 12, new Array(12).fill(500n)],
    ['the earlier ones take the rest', 1000n, 3, 3, [334n, 333n, 333n]],
    [
      'a child that joined late: only the line says what was bought',
      3850n,
      7,
      3,
      [550n, 550n, 550n],
    ],
    ['sessions beyond those billed are worth nothing', 1000n, 2, 3, [500n, 500n, 0n]],
    ['less than a minor unit each', 2n, 3, 3, [1n, 1n, 0n]],
    ['a line that cost nothing', 0n, 2, 2, [0n, 0n]],
    ['no sessions', 1000n, 2, 0, []],
  ])('%s', (_name, net, sessionsBilled, count, shares) => {
    expect(amounts({ net, sessionsBilled }, count)).toEqual(shares);
  });

  it('goes by time and not by the order in which sessions are handed over', () => {
    const handed = [...sessions(3)].reverse();
    expect(sessionShares({ net: 1000n, sessionsBilled: 3 }, handed)).toEqual([
      { sessionId: 'S1', amount: 334n },
      { sessionId: 'S2', amount: 333n },
      { sessionId: 'S3', amount: 333n },
    ]);
  });

  it('goes by id where two sessions begin together, so that every run gives the same', () => {
    const together = ['S2', 'S1'].map((sessionId) => ({ sessionId, startsAt: day(1) }));
    for (const given of [together, together.toReversed()]) {
      expect(sessionShares({ net: 3n, sessionsBilled: 2 }, given)).toEqual([
        { sessionId: 'S1', amount: 2n },
        { sessionId: 'S2', amount: 1n },
      ]);
    }
  });

  it('is not known of a line that was not billed by sessions', () => {
    expect(amounts({ net: 1000n, sessionsBilled: null }, 3)).toBeUndefined();
  });

  it('sums to the price paid over the sessions billed, and differs by one unit at most', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 80 }),
        (net, sessionsBilled) => {
          const shares = amounts({ net, sessionsBilled }, sessionsBilled) ?? [];
          expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(net);
          const [most = 0n, least = 0n] = [shares[0], shares.at(-1)];
          expect(most - least).toBeLessThanOrEqual(1n);
        },
      ),
    );
  });
});
