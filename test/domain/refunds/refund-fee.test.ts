import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostFee, requireFee } from '../../../src/domain/refunds/refund-fee.js';
import { refusalOf } from '../../support/rules.js';

const refund = { amount: 3000n, provider: 'bank', currency: 'GBP' };

it('is at most the amount that was sent, with that amount in the refusal', () => {
  for (const fee of [0n, 1n, 3000n]) requireFee(refund, fee);
  for (const fee of [3001n, -1n, 100_000_000n]) {
    expect(refusalOf(() => requireFee(refund, fee))).toEqual({
      ...{ code: 'over-fee', maximum: 3000n, currency: 'GBP' },
    });
  }
});

it('is what its provider is known to charge where that is more', () => {
  expect(mostFee({ ...refund, amount: 20n, provider: 'gocardless' })).toBe(50n);
  expect(mostFee({ ...refund, amount: 20n, provider: 'gocardless', currency: 'EUR' })).toBe(20n);
  expect(mostFee({ ...refund, amount: 20n, provider: 'nobody knows' })).toBe(20n);
});

it('whatever is typed, what is taken is within the most, and the most itself is taken', () => {
  const amount = fc.bigInt(1n, 10_000n);
  fc.assert(
    fc.property(amount, fc.bigInt(-10n, 20_000n), (sent, fee) => {
      const one = { ...refund, amount: sent };
      const isWithin = fee >= 0n && fee <= sent;
      if (isWithin) expect(() => requireFee(one, fee)).not.toThrow();
      else expect(() => requireFee(one, fee)).toThrow();
      requireFee(one, mostFee(one));
    }),
  );
});
