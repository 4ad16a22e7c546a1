import { describe, expect, it } from 'vitest';
import { parseKeepBack } from '../../../../src/domain/sessions/cancelling/typed-keep-back.js';

const read = (text: string, currency = 'GBP', decimalComma = false) =>
  parseKeepBack(text, currency, { decimalComma });

describe('what is kept back of each share', () => {
  it.each(['', '  ', '\n'])('is nothing where nothing was typed: %j', (text) => {
    expect(read(text)).toEqual({ ok: true, keepBack: null });
  });

  it.each([
    ['2.00', 200n],
    ['2', 200n],
    ['£2.50', 250n],
    ['1,200', 120_000n],
    [' GBP 0.01 ', 1n],
  ])('is an amount: %s', (text, amount) => {
    expect(read(text)).toEqual({ ok: true, keepBack: { kind: 'amount', amount } });
  });

  it.each([
    ['20 %', 20],
    ['20%', 20],
    ['1 %', 1],
    ['100 %', 100],
    ['020%', 20],
    ['33 percent', 33],
    ['33 per cent', 33],
  ])('is a percentage: %s', (text, percent) => {
    expect(read(text)).toEqual({ ok: true, keepBack: { kind: 'percent', percent } });
  });

  it.each([
    ['0', 'Leave the field empty to keep nothing back.'],
    ['0.00', 'Leave the field empty to keep nothing back.'],
    ['0 %', 'Leave the field empty to keep nothing back.'],
    ['101 %', '101 % is more than all of it. At most 100 % can be kept back.'],
    ['9999%', '9999 % is more than all of it. At most 100 % can be kept back.'],
    ['12.5 %', '12.5 % is no whole percentage. Type one like 20 %, or an amount like 2.00.'],
    ['12,5%', '12,5% is no whole percentage. Type one like 20 %, or an amount like 2.00.'],
    ['% 20', 'Type an amount like 2.00, or a percentage like 20 %.'],
    ['-5 %', 'Type an amount like 2.00, or a percentage like 20 %.'],
    ['some', 'Type an amount like 2.00, or a percentage like 20 %.'],
    ['20 %%', 'Type an amount like 2.00, or a percentage like 20 %.'],
    ['2.345', '£2.345 has three decimals; pounds have two. Or type a percentage like 20 %.'],
    [
      '-2',
      'Type the amount without a plus, a minus or brackets, like 12.50. Or type a percentage like 20 %.',
    ],
    [
      '2,00',
      '2,00 could mean 2.00 or 200. Type the one you mean, without the comma. Or type a percentage like 20 %.',
    ],
  ])('is refused with what to type: %s', (text, sentence) => {
    expect(read(text)).toEqual({ ok: false, sentence });
  });

  it('is read by the decimals of the currency', () => {
    expect(read('200', 'JPY')).toEqual({ ok: true, keepBack: { kind: 'amount', amount: 200n } });
    expect(read('2.00', 'JPY')).toMatchObject({ ok: false });
  });

  it('takes no percentage for an amount that is too large, nor the other way round', () => {
    expect(read('99999999999999999999')).toMatchObject({ ok: false });
    expect(read('1000')).toEqual({ ok: true, keepBack: { kind: 'amount', amount: 100_000n } });
  });
});
