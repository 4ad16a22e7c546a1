import { expect, it } from 'vitest';
import { FieldErrors } from '../../../src/blocks/field-errors.js';
import { readReason } from '../../../views/forms/confirm.js';
import { same, typed } from '../form-state.js';

it('asks for a reason, on one line', () => {
  const form = (value: string | null) => same('void-invoice.reason', typed(value));
  expect(readReason(form(' issued\ntwice '), 'void-invoice')).toBe('issued twice');
  expect(() => readReason(form('  '), 'void-invoice')).toThrow(FieldErrors);
  expect(() => readReason({}, 'void-invoice')).toThrow(FieldErrors);
});
