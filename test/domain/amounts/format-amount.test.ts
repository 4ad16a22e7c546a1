import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyCodes } from '../../../src/domain/amounts/currency-table.js';
import { formatAmount, formatPlainAmount } from '../../../src/domain/amounts/format-amount.js';

describe('formatAmount', () => {
  test.each([
    [123_450n, 'GBP', 'en-GB', '£1,234.50'],
    [0n, 'GBP', 'en-GB', '£0.00'],
    [5n, 'GBP', 'en-GB', '£0.05'],
    [-10_000n, 'GBP', 'en-GB', '-£100.00'],
    [-123_450n, 'EUR', 'nl-NL', '-€\u00a01.234,50'],
    [-123_450n, 'SEK', 'sv-SE', '-1\u00a0234,50\u00a0kr'],
    [1000n, 'JPY', 'en-GB', 'JP¥1,000'],
    [1234n, 'KWD', 'en-GB', 'KWD\u00a01.234'],
    [1250n, 'HUF', 'hu-HU', '12,50\u00a0Ft'],
    [9_007_199_254_740_993_123n, 'GBP', 'en-GB', '£90,071,992,547,409,931.23'],
  ])('%s %s in %s', (amount, currency, locale, expected) => {
    expect(formatAmount(amount, currency, locale)).toBe(expected);
  });

  test('shows every digit of an amount of any size', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 40n), 10n ** 40n),
        fc.constantFrom(...currencyCodes),
        (amount, currency) => {
          const shown = formatAmount(amount, currency, 'en-GB');
          const digits = shown.replace(/[^0-9]/g, '');
          expect(BigInt(digits)).toBe(amount < 0n ? -amount : amount);
          expect(shown.startsWith('-')).toBe(amount < 0n);
        },
      ),
    );
  });
});

describe('formatPlainAmount', () => {
  test.each([
    [123_450n, 'GBP', '1234.50'],
    [5n, 'GBP', '0.05'],
    [-5n, 'GBP', '-0.05'],
    [0n, 'KWD', '0.000'],
    [-1000n, 'JPY', '-1000'],
    [10n ** 30n, 'GBP', `1${'0'.repeat(28)}.00`],
  ])('%s %s', (amount, currency, expected) => {
    expect(formatPlainAmount(amount, currency)).toBe(expected);
  });

  test('refuses a currency that the desk does not know', () => {
    expect(() => formatPlainAmount(1n, 'XYZ')).toThrow(RangeError);
  });
});
