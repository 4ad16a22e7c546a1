import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterKeepBack } from '../../../../src/domain/sessions/cancelling/keep-back.js';

describe('what an attendee gets after what is kept back', () => {
  it.each([
    ['nothing kept back', 1000n, null, 1000n],
    ['a fifth', 1000n, { kind: 'percent', percent: 20 }, 800n],
    ['half a unit goes to the attendee', 1001n, { kind: 'percent', percent: 50 }, 501n],
    ['all of it', 1000n, { kind: 'percent', percent: 100 }, 0n],
    ['no percent', 1000n, { kind: 'percent', percent: 0 }, 1000n],
    ['an amount', 2000n, { kind: 'amount', amount: 200n }, 1800n],
    ['an amount as large as the share', 1000n, { kind: 'amount', amount: 1000n }, 0n],
    ['more than the share: nobody owes anything', 1000n, { kind: 'amount', amount: 1200n }, 0n],
  ] as const)('%s', (_name, share, keepBack, given) => {
    expect(afterKeepBack(share, keepBack)).toBe(given);
  });

  it('is between nothing and the share, and less for a higher percentage', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 99 }),
        (share, percent) => {
          const given = afterKeepBack(share, { kind: 'percent', percent });
          const next = afterKeepBack(share, { kind: 'percent', percent: percent + 1 });
          expect(given).toBeLessThanOrEqual(share);
          expect(next).toBeLessThanOrEqual(given);
          expect(next).toBeGreaterThanOrEqual(0n);
        },
      ),
    );
  });
});
