import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyCodes } from '../../../src/domain/amounts/currency-table.js';
import { formatPlainAmount } from '../../../src/domain/amounts/format-amount.js';
import { largestAmountMinor } from '../../../src/domain/amounts/money.js';
import { parsePlainAmount } from '../../../src/domain/amounts/plain-amount.js';
import { anyCharacter } from '../../support/any-character.js';

function read(text: string, currency = 'GBP'): bigint | string {
  const result = parsePlainAmount(text, currency);
  return result.ok ? result.amountMinor : result.code;
}

describe('an amount from a file', () => {
  test.each([
    ['12.50', 'GBP', 1250n],
    ['12.5', 'GBP', 1250n],
    ['12', 'GBP', 1200n],
    [' 012.50\r', 'GBP', 1250n],
    ['1000', 'JPY', 1000n],
    ['1.234', 'KWD', 1234n],
    ['10000000000', 'GBP', largestAmountMinor],
    ['', 'GBP', 'empty'],
    ['  ', 'GBP', 'empty'],
    ['£12.50', 'GBP', 'not-a-number'],
    ['1,250.00', 'GBP', 'not-a-number'],
    ['12,50', 'GBP', 'not-a-number'],
    ['-12.50', 'GBP', 'not-a-number'],
    ['+12.50', 'GBP', 'not-a-number'],
    ['12.', 'GBP', 'not-a-number'],
    ['.50', 'GBP', 'not-a-number'],
    ['1e3', 'GBP', 'not-a-number'],
    ['0x10', 'GBP', 'not-a-number'],
    ['１２', 'GBP', 'not-a-number'],
    ['12.345', 'GBP', 'too-many-decimals'],
    ['12.0', 'JPY', 'too-many-decimals'],
    ['10000000000.01', 'GBP', 'too-large'],
    ['9'.repeat(500), 'GBP', 'too-large'],
    ['0', 'GBP', 'not-positive'],
    ['0.00', 'GBP', 'not-positive'],
  ])('%j in %s', (text, currency, expected) => {
    expect(read(text, currency)).toBe(expected);
  });

  test('may be zero where the caller says so', () => {
    const result = parsePlainAmount('0.00', 'GBP', { zeroAllowed: true });
    expect(result).toEqual({ ok: true, amountMinor: 0n });
  });

  test.each([
    ['12,50', '“12,50” is not an amount. Write only digits and a point, like 12.50.'],
    ['12.345', '£12.345 has three decimals; pounds have two.'],
    ['', 'The amount is missing. Write it like 12.50.'],
    ['0.00', 'The amount must be above zero, like 12.50.'],
    ['99999999999', '“99999999999” is too large: one amount can be GBP 10,000,000,000.00 at most.'],
  ])('%j is refused with a sentence', (text, sentence) => {
    expect(parsePlainAmount(text, 'GBP')).toMatchObject({ ok: false, sentence });
  });

  test('reads back what formatPlainAmount writes', () => {
    const currencies = fc.constantFrom(...currencyCodes);
    fc.assert(
      fc.property(fc.bigInt(1n, largestAmountMinor), currencies, (amount, currency) => {
        expect(read(formatPlainAmount(amount, currency), currency)).toBe(amount);
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        expect(parsePlainAmount(text, 'GBP')).toHaveProperty('ok');
      }),
    );
  });
});
