import { expect, it } from 'vitest';
import { FieldErrors } from '../../../src/blocks/field-errors.js';
import { readMoveAmount } from '../../../views/move-overpayment/read.js';
import { same, typed } from '../form-state.js';

it('reads the amount that was typed', () => {
  const form = (value: string) => same('move-overpayment.amount', typed(value));
  const money = { currency: 'GBP', locale: 'en-GB' };
  expect(readMoveAmount(form('20'), money)).toBe(2_000n);
  expect(() => readMoveAmount(form('1,2'), money)).toThrow(FieldErrors);
});
