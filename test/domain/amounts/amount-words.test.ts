import { describe, expect, test } from 'vitest';
import {
  echo,
  exampleAmount,
  limitText,
  tooManyDecimals,
} from '../../../src/domain/amounts/amount-words.js';
import { currencyCodes } from '../../../src/domain/amounts/currency-table.js';
import { parsePlainAmount } from '../../../src/domain/amounts/plain-amount.js';

test.each([
  ['GBP', '12.50', 'GBP 10,000,000,000.00'],
  ['JPY', '1250', 'JPY 1,000,000,000,000'],
  ['KWD', '12.500', 'KWD 1,000,000,000.000'],
])('%s: like %s, and %s at most', (currency, example, limit) => {
  expect(exampleAmount(currency)).toBe(example);
  expect(limitText(currency)).toBe(limit);
});

test.each(currencyCodes)('an example of %s can be typed as it stands', (currency) => {
  expect(parsePlainAmount(exampleAmount(currency), currency)).toMatchObject({ ok: true });
});

test.each([
  ['1.5', 'JPY', '¥1.5 has one decimal; yen have none.'],
  ['1.55', 'JPY', '¥1.55 has two decimals; yen have none.'],
  ['1.555', 'GBP', '£1.555 has three decimals; pounds have two.'],
  ['1.5555', 'CZK', 'Kč 1.5555 has four decimals; Czech koruna have two.'],
  ['1.55555', 'ZAR', 'R 1.55555 has five decimals; rand have two.'],
  ['1.555555', 'USD', '$1.555555 has six decimals; dollars have two.'],
  ['1.5555555', 'DKK', 'kr 1.5555555 has seven decimals; Danish kroner have two.'],
  ['1.55555555', 'KWD', 'KWD 1.55555555 has eight decimals; Kuwaiti dinars have three.'],
  ['1.555555555', 'PLN', 'zł 1.555555555 has 9 decimals; zloty have two.'],
])('%s %s has too many decimals', (number, currency, sentence) => {
  expect(tooManyDecimals(number, currency)).toBe(sentence);
});

describe('what was typed, in a sentence', () => {
  test.each([
    ['12.50', '12.50'],
    [' 12.50\n', '12.50'],
    ['1\r\n\t2', '1 2'],
    ['1\u0000\u202e2', '1 2'],
    ['', ''],
    ['1'.repeat(24), '1'.repeat(24)],
    ['1'.repeat(25), `${'1'.repeat(23)}…`],
    ['😀'.repeat(24), '😀'.repeat(24)],
    ['😀'.repeat(25), `${'😀'.repeat(23)}…`],
  ])('%j is shown as %j', (text, shown) => {
    expect(echo(text)).toBe(shown);
  });
});
