import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameRate, isTaxRate, taxIncluded } from '../../../src/domain/invoices/tax-included.js';

const rates = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 9999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(4, '0')}`);
const amounts = fc.bigInt(-(10n ** 15n), 10n ** 15n);

describe('taxIncluded', () => {
  test.each([
    [12_000n, '20', 2000n],
    [10_000n, '20', 1667n],
    [100n, '17.5', 15n],
    [3n, '20', 1n],
    [-3n, '20', -1n],
    [2n, '20', 0n],
    [1000n, '0', 0n],
    [1000n, '100', 500n],
    [1n, '100', 1n],
    [-1n, '100', -1n],
    [12_000n, '20.0000', 2000n],
    [10n ** 18n, '25', 2n * 10n ** 17n],
  ])('of %s at %s percent is %s', (amount, rate, tax) => {
    expect(taxIncluded(amount, rate)).toBe(tax);
  });

  test('is the nearest whole minor unit to gross × rate / (100 + rate)', () => {
    fc.assert(
      fc.property(amounts, rates, (amount, rate) => {
        const scaledRate = BigInt(rate.replace('.', ''));
        const scaledDivisor = 1_000_000n + scaledRate;
        const offBy = taxIncluded(amount, rate) * scaledDivisor - amount * scaledRate;
        expect(2n * (offBy < 0n ? -offBy : offBy)).toBeLessThanOrEqual(scaledDivisor);
      }),
    );
  });

  test('of a reversal is the exact negative, and never more than the amount', () => {
    fc.assert(
      fc.property(amounts, rates, (amount, rate) => {
        const tax = taxIncluded(amount, rate);
        expect(taxIncluded(-amount, rate)).toBe(-tax);
        expect(amount < 0n ? tax >= amount && tax <= 0n : tax <= amount && tax >= 0n).toBe(true);
      }),
    );
  });

  test('of a net amount with its tax added is that tax', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 100 }), (hundreds, rate) => {
        const net = hundreds * 100n;
        const tax = hundreds * BigInt(rate);
        expect(taxIncluded(net + tax, String(rate))).toBe(tax);
      }),
    );
  });
});

describe('a tax rate', () => {
  test.each(['0', '20', '17.5', '100', '5.0000', '007'])('may be %s', (rate) => {
    expect(isTaxRate(rate)).toBe(true);
  });

  test.each(['', '-5', '20%', '20,5', '.5', '5.', '1e1', '100.1', '101', '5.00001', ' 5'])(
    'cannot be %j',
    (rate) => {
      expect(isTaxRate(rate)).toBe(false);
      expect(() => taxIncluded(100n, rate)).toThrow(
        new RangeError('a tax rate is a percentage from 0 to 100, like 20 or 17.5'),
      );
    },
  );
});

describe('two tax rates', () => {
  test.each([
    [null, null, true],
    [null, '20', false],
    ['20', null, false],
    ['20', '20.0', true],
    ['17.5', '17.50', true],
    ['20', '2.0', false],
    ['0', null, false],
    ['x', 'x', false],
    ['x', '20', false],
    ['20', 'x', false],
  ])('%j and %j are one: %j', (one, other, isOne) => {
    expect(isSameRate(one, other)).toBe(isOne);
  });
});
