import { expect, it } from 'vitest';
import { readTypedAmount, requireTypedAmount } from '../../../views/forms/typed-amount-field.js';
import { errorsOf } from '../form-state.js';

const british = { currency: 'GBP', locale: 'en-GB' };
const german = { currency: 'EUR', locale: 'de-DE' };

it('reads a comma as the locale of the club writes numbers', () => {
  expect(readTypedAmount('1,500', british)).toEqual({ ok: true, amountMinor: 150_000n });
  expect(readTypedAmount('1,500', german)).toMatchObject({ ok: false });
});

it('puts what is wrong beside its field', () => {
  const field = (text: string) => ({ block: 'form.amount', text });
  expect(requireTypedAmount(field('12.50'), british)).toBe(1_250n);
  expect(errorsOf(() => requireTypedAmount(field('12.505'), british))).toEqual({
    'form.amount': '£12.505 has three decimals; pounds have two.',
  });
  expect(errorsOf(() => requireTypedAmount(field(''), german))).toHaveProperty(['form.amount']);
});
