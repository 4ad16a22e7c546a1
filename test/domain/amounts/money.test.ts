import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currencyCodes,
  currencyFacts,
  isCurrency,
} from '../../../src/domain/amounts/currency-table.js';
import {
  largestAmountMinor,
  minorFromDecimal,
  SplitError,
  splitByWeights,
  splitEqually,
} from '../../../src/domain/amounts/money.js';

type SplitRow = {
  id: string;
  amount: number | string;
  weights?: (number | string)[];
  count?: number;
  parts?: (number | string)[];
  refused?: string;
};

const rows: SplitRow[] = JSON.parse(
  readFileSync(new URL('../../fixtures/examples/splits.json', import.meta.url), 'utf8'),
);
const ones = (count: number) => Array.from({ length: count }, () => 1n);
const sumOf = (shares: bigint[]) => shares.reduce((sum, share) => sum + share, 0n);
const absolute = (amount: bigint) => (amount < 0n ? -amount : amount);

// Magnitude bands: a plain bigInt arbitrary hardly ever tries the small and the middling.
const amounts = fc
  .tuple(fc.integer({ min: 0, max: 25 }), fc.bigInt({ min: 0n, max: 10n ** 26n }), fc.boolean())
  .map(([band, any, negative]) => {
    const amount = any % 10n ** BigInt(band + 1);
    return negative ? -amount : amount;
  });
const weightLists = fc
  .array(fc.oneof(fc.bigInt(0n, 3n), fc.bigInt(0n, 10n ** 18n)), { minLength: 1, maxLength: 40 })
  .filter((weights) => weights.some((weight) => weight > 0n));

function split(row: SplitRow): bigint[] {
  const amount = BigInt(row.amount);
  return row.weights
    ? splitByWeights(amount, row.weights.map(BigInt))
    : splitEqually(amount, row.count ?? 0);
}

describe('splitting, examples', () => {
  test.each(rows.filter((row) => row.parts))('$id', (row) => {
    expect(split(row)).toEqual(row.parts?.map(BigInt));
  });

  test.each(rows.filter((row) => row.refused))('$id refuses', (row) => {
    expect(() => split(row)).toThrow(expect.objectContaining({ code: row.refused }));
  });
});

describe('splitByWeights', () => {
  test('keeps every minor unit, gives a zero weight nothing and nobody a whole unit more', () => {
    fc.assert(
      fc.property(amounts, weightLists, (amount, weights) => {
        const shares = splitByWeights(amount, weights);
        const total = sumOf(weights);
        expect(shares).toHaveLength(weights.length);
        expect(sumOf(shares)).toBe(amount);
        shares.forEach((share, index) => {
          const weight = weights[index] ?? 0n;
          if (weight === 0n) expect(share).toBe(0n);
          expect(absolute(share * total - amount * weight)).toBeLessThan(total);
        });
      }),
    );
  });

  test('gives what is left over to the largest remainders, earlier shares first', () => {
    fc.assert(
      fc.property(amounts, weightLists, (amount, weights) => {
        const total = sumOf(weights);
        const magnitude = absolute(amount);
        const got = splitByWeights(magnitude, weights).map((share, index) => {
          const exact = magnitude * (weights[index] ?? 0n);
          return { extra: share - exact / total, remainder: exact % total, index };
        });
        for (const lucky of got.filter((one) => one.extra === 1n)) {
          for (const other of got.filter((one) => one.extra === 0n)) {
            const first = lucky.remainder === other.remainder && lucky.index < other.index;
            expect(first || lucky.remainder > other.remainder).toBe(true);
          }
        }
      }),
    );
  });

  test('mirrors a negative amount', () => {
    fc.assert(
      fc.property(amounts, weightLists, (amount, weights) => {
        const mirrored = splitByWeights(-amount, weights).map((share) => -share);
        expect(mirrored).toEqual(splitByWeights(amount, weights));
      }),
    );
  });

  test('splits nothing into nothings', () => {
    expect(splitByWeights(0n, [3n, 0n, 1n])).toEqual([0n, 0n, 0n]);
  });

  test.each([
    ['no share at all', [], 'no-weight'],
    ['a negative weight', [2n, -1n], 'negative-weight'],
  ])('refuses %s', (_name, weights, code) => {
    const fault = expect.objectContaining({ code, name: 'SplitError' });
    expect(() => splitByWeights(100n, weights)).toThrow(fault);
    expect(() => splitByWeights(100n, weights)).toThrow(SplitError);
    expect(() => splitByWeights(100n, weights)).toThrow(/weight/);
  });
});

describe('splitEqually', () => {
  test('agrees with whole-number arithmetic inside and outside the zone of currency.js', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 300 }), (amount, count) => {
        expect(splitEqually(amount, count)).toEqual(splitByWeights(amount, ones(count)));
      }),
      { numRuns: 500 },
    );
  });

  test.each([9_999_999_999_999n, 10_000_000_000_000n, 10_000_000_000_001n, 2n ** 53n + 1n])(
    'is exact at the edge of the zone: %s',
    (amount) => {
      for (const count of [1, 2, 3, 7, 999]) {
        expect(splitEqually(amount, count)).toEqual(splitByWeights(amount, ones(count)));
        expect(splitEqually(-amount, count)).toEqual(splitByWeights(-amount, ones(count)));
      }
    },
  );

  test.each([0, -2, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s parts', (count) => {
    expect(() => splitEqually(100n, count)).toThrow(expect.objectContaining({ code: 'bad-count' }));
    expect(() => splitEqually(100n, count)).toThrow('a whole number of parts');
  });
});

describe('minorFromDecimal', () => {
  test('is exact for every decimal up to the limit', () => {
    const minor = fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.bigInt(0n, largestAmountMinor))
      .map(([band, any]) => (band === 12 ? any : any % 10n ** BigInt(band + 1)));
    fc.assert(
      fc.property(minor, fc.constantFrom(...currencyCodes), (amount, currency) => {
        const { decimals } = currencyFacts(currency);
        const digits = amount.toString().padStart(decimals + 1, '0');
        const fraction = decimals ? `.${digits.slice(-decimals)}` : '';
        const decimal = digits.slice(0, digits.length - decimals) + fraction;
        expect(minorFromDecimal(decimal, currency)).toBe(amount);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['10000000000.00', 'GBP', largestAmountMinor],
    ['10000000000.01', 'GBP', 'too-large'],
    [`${'9'.repeat(400)}`, 'GBP', 'too-large'],
    [`${'0'.repeat(400)}1.5`, 'GBP', 150n],
    ['1000000000000', 'JPY', largestAmountMinor],
    ['1000000000.001', 'KWD', 'too-large'],
  ])('%s %s', (decimal, currency, expected) => {
    expect(minorFromDecimal(decimal, currency)).toBe(expected);
  });

  // Each of these is an amount to currency.js, and none of them to us.
  test.each(['', 'abc', '1e3', '--5', '5-', '1.2.3', '$5 for 2 people', '1.234,56', '−5', '(5)'])(
    'throws for %j, so that a gap in a grammar never becomes an amount',
    (text) => {
      expect(() => minorFromDecimal(text, 'KWD')).toThrow(RangeError);
    },
  );

  test('throws for more decimals than the currency has, and for an unknown currency', () => {
    expect(() => minorFromDecimal('1.005', 'GBP')).toThrow(RangeError('not a decimal of GBP'));
    expect(() => minorFromDecimal('1', 'XYZ')).toThrow(RangeError('unknown currency XYZ'));
  });
});

describe('the currency table', () => {
  test.each(['gbp', ' GBP', 'XYZ', '', 'toString', '__proto__'])('does not know %j', (text) => {
    expect(isCurrency(text)).toBe(false);
  });

  test('has the decimals of ISO 4217 where ICU differs', () => {
    expect(currencyFacts('HUF').decimals).toBe(2);
    expect(currencyFacts('JPY').decimals).toBe(0);
    expect(currencyFacts('BHD').decimals).toBe(3);
  });
});
