import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyCodes, currencyFacts } from '../../../src/domain/amounts/currency-table.js';
import { formatPlainAmount } from '../../../src/domain/amounts/format-amount.js';
import { largestAmountMinor } from '../../../src/domain/amounts/money.js';
import { parseTypedAmount, writesDecimalComma } from '../../../src/domain/amounts/typed-amount.js';
import { anyCharacter } from '../../support/any-character.js';

type TypedRow = {
  id: string;
  currency: string;
  text: string;
  minor?: number;
  refused?: string;
  open?: boolean;
};

const rows: TypedRow[] = JSON.parse(
  readFileSync(new URL('../../fixtures/examples/typed-amounts.json', import.meta.url), 'utf8'),
);
const point = { decimalComma: false };
const comma = { decimalComma: true };

/** The amount in minor units, or the code of the refusal. */
function read(text: string, currency = 'GBP', options = point): bigint | string {
  const result = parseTypedAmount(text, currency, options);
  return result.ok ? result.amountMinor : result.code;
}

function sentence(text: string, currency = 'GBP', options = point): string {
  const result = parseTypedAmount(text, currency, options);
  return result.ok ? 'accepted' : result.sentence;
}

describe('typed amounts, examples', () => {
  test.each(rows.filter((row) => !row.open))('$id $currency $text', (row) => {
    const expected = row.minor === undefined ? row.refused : BigInt(row.minor);
    expect(read(row.text, row.currency)).toBe(expected);
  });

  test('TXT-180 leading zeros mean nothing, since the amount has one reading', () => {
    expect(read('00012.50')).toBe(1250n);
  });

  test('TXT-184 a first group of zero is refused, since 0.123 is the likelier meaning', () => {
    expect(read('0,123')).toBe('bad-grouping');
  });
});

describe('what is accepted', () => {
  test.each([
    ['12.5', 'GBP', 1250n],
    [' £ 12.50 ', 'GBP', 1250n],
    ['gbp 12.50', 'GBP', 1250n],
    ['US$1,500', 'USD', 150_000n],
    ['A$5', 'AUD', 500n],
    ['kr. 100', 'DKK', 10_000n],
    ['￥500', 'JPY', 500n],
    ['\u00a05\u00a0', 'GBP', 500n],
    ['10,000,000,000.00', 'GBP', largestAmountMinor],
    ['1,000,000,000,000', 'JPY', largestAmountMinor],
  ])('%j in %s', (text, currency, expected) => {
    expect(read(text, currency)).toBe(expected);
  });
});

describe('what is refused', () => {
  test.each([
    ['', 'empty'],
    ['\n\t ', 'empty'],
    ['£', 'not-a-number'],
    ['.', 'not-a-number'],
    [',', 'not-a-number'],
    ['-', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['1-2', 'not-a-number'],
    ['5 6x', 'not-a-number'],
    ['$5 for 2 people', 'not-a-number'],
    ['50p', 'not-a-number'],
    ['5%', 'not-a-number'],
    ['5\u200b', 'not-a-number'],
    ['5\u202e', 'not-a-number'],
    ['٥', 'not-a-number'],
    ['£ £5', 'not-a-number'],
    ['-5', 'sign'],
    ['−5', 'sign'],
    ['–5', 'sign'],
    ['--5', 'sign'],
    ['- £5', 'sign'],
    ['£-5', 'sign'],
    ['5-', 'sign'],
    ['-0', 'sign'],
    ['$5', 'wrong-currency'],
    ['USD 5', 'wrong-currency'],
    ['5 EUR', 'wrong-currency'],
    ['A$5', 'wrong-currency'],
    ['₿5', 'wrong-currency'],
    ['1 000', 'bad-grouping'],
    ["1'000", 'bad-grouping'],
    ['1,234,56', 'bad-grouping'],
    ['1234,567', 'bad-grouping'],
    [',123', 'bad-grouping'],
    ['5,', 'bad-grouping'],
    ['1.234,56', 'bad-grouping'],
    ['1.000,000', 'bad-grouping'],
    ['1,234.5,6', 'bad-grouping'],
    ['1,234.,5', 'bad-grouping'],
    ['12.', 'bad-point'],
    ['.5', 'bad-point'],
    ['1,234.', 'bad-point'],
    ['1.2.3', 'bad-point'],
    ['0.001', 'too-many-decimals'],
    ['1.000', 'too-many-decimals'],
    ['5£', 'suffix'],
    ['5 GBP', 'suffix'],
    ['£5 GBP', 'suffix'],
    ['10,000,000,000.01', 'too-large'],
    ['9'.repeat(3000), 'too-large'],
    ['0', 'not-positive'],
    ['0.00', 'not-positive'],
    ['000', 'not-positive'],
  ])('%j: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  test.each(['1,500', '1.500,00', '12,50', '1,234,567.89'])(
    'any comma where the locale writes decimals with one: %s',
    (text) => {
      expect(read(text, 'EUR', comma)).toBe('ambiguous-comma');
    },
  );

  test('a point stays a point where the locale writes decimals with a comma', () => {
    expect(read('12.50', 'EUR', comma)).toBe(1250n);
    expect(read('1.500', 'EUR', comma)).toBe('too-many-decimals');
  });
});

describe('the sentences', () => {
  test.each([
    ['', 'GBP', 'Type an amount like 12.50.'],
    ['x', 'JPY', 'Type an amount like 1250.'],
    ['£12.345', 'GBP', '£12.345 has three decimals; pounds have two.'],
    ['12.5', 'JPY', '¥12.5 has one decimal; yen have none.'],
    ['1.2345', 'KWD', 'KWD 1.2345 has four decimals; Kuwaiti dinars have three.'],
    ['12.', 'GBP', 'Type one point with digits on both sides of it, like 12.50.'],
    ['5 GBP', 'GBP', 'Type the currency in front of the amount or leave it out, like 12.50.'],
    ['1,50', 'GBP', '1,50 could mean 1.50 or 150. Type the one you mean, without the comma.'],
    ['12,5', 'GBP', '12,5 could mean 12.5 or 125. Type the one you mean, without the comma.'],
    ['$5', 'GBP', 'This amount is in pounds (GBP). Type it like 12.50.'],
    ['12.', 'JPY', 'Type the amount without a point, like 1250.'],
    [
      '20000000000',
      'GBP',
      '20000000000 is too large: one amount can be GBP 10,000,000,000.00 at most.',
    ],
    ['0', 'GBP', 'Type an amount above zero, like 12.50.'],
  ])('%j in %s', (text, currency, expected) => {
    expect(sentence(text, currency)).toBe(expected);
  });

  test('name both readings of a comma', () => {
    expect(sentence('1,500', 'EUR', comma)).toBe(
      '1,500 could mean 1.500 or 1500. Type the one you mean, without the comma.',
    );
  });

  test.each(['1,234,56', ',50', '50,', '1.5,5', '1,2.5', '1 000', '1,000,'])(
    'ask for digits and a point where a comma has no two readings: %s',
    (text) => {
      expect(sentence(text)).toBe(
        'Type only digits, with a point before the decimals if there are any, like 12.50.',
      );
    },
  );

  test('stay short whatever was typed', () => {
    for (const text of ['9', '1.', '1,', '1.1', '£1,2'].map((start) => start.padEnd(3000, '9'))) {
      expect(sentence(text).length).toBeLessThan(150);
    }
  });
});

describe('properties', () => {
  const amounts = fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.bigInt(1n, largestAmountMinor))
    .map(([band, any]) => (band === 12 ? any : (any % 10n ** BigInt(band + 1)) + 1n));
  const currencies = fc.constantFrom(...currencyCodes);

  test('reads back every amount in each form that it can be typed', () => {
    fc.assert(
      fc.property(amounts, currencies, (amount, currency) => {
        const plain = formatPlainAmount(amount, currency);
        const [whole = '', fraction] = plain.split('.');
        const commas = BigInt(whole).toLocaleString('en-GB');
        const withCommas = fraction === undefined ? commas : `${commas}.${fraction}`;
        for (const form of [plain, withCommas, `0${plain}`, `${currency} ${withCommas}`]) {
          expect(read(form, currency)).toBe(amount);
        }
        expect(read(currencyFacts(currency).symbol + plain, currency)).toBe(amount);
        expect(read(plain, currency, comma)).toBe(amount);
      }),
    );
  });

  test('never throws, and what it accepts is exactly the digits that were typed', () => {
    const alphabet = [..."0123456789.,,..  -+()£$€eExX'_\u202f\u00a0٥５²"];
    const garbage = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 }),
    );
    fc.assert(
      fc.property(garbage, currencies, fc.boolean(), (text, currency, decimalComma) => {
        const result = parseTypedAmount(text, currency, { decimalComma });
        if (!result.ok) {
          expect(result.sentence).toMatch(/\.$/);
          return;
        }
        const digits = text.replace(/[^0-9.]/g, '').replace(/^0+(?=[0-9])/, '');
        const [whole, fraction = ''] = digits.split('.');
        const { decimals } = currencyFacts(currency);
        expect(result.amountMinor).toBe(BigInt(whole + fraction.padEnd(decimals, '0')));
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ['en-GB', false],
  ['ja-JP', false],
  ['de-DE', true],
  ['fr-FR', true],
])('%s writes decimals with a comma: %s', (locale, expected) => {
  expect(writesDecimalComma(locale)).toBe(expected);
});
