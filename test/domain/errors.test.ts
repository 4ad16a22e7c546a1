import { expect, it } from 'vitest';
import { attempt, refusalOf, refuse } from '../../src/domain/errors.js';

const says = () => refuse('nothing-outstanding', { invoiceNumber: 'INV-7' });
const breaks = () => {
  throw new RangeError('a fault of ours');
};

it('a refusal becomes its sentence', () => {
  expect(refusalOf(says, 'en-GB')).toBe('Nothing is outstanding on INV-7.');
  expect(attempt(says, 'en-GB')).toEqual({
    result: null,
    refusal: 'Nothing is outstanding on INV-7.',
  });
});

it('what is not refused has no sentence, and its result is handed on', () => {
  expect(refusalOf(() => undefined, 'en-GB')).toBeNull();
  expect(attempt(() => 12n, 'en-GB')).toEqual({ result: 12n, refusal: null });
});

it('a fault of ours is no refusal', () => {
  expect(() => refusalOf(breaks, 'en-GB')).toThrow(RangeError);
  expect(() => attempt(breaks, 'en-GB')).toThrow(RangeError);
});

it('a refusal that nobody turned into words is told apart in a log', () => {
  expect(says).toThrow(
    expect.objectContaining({ name: 'CreditError', message: 'nothing-outstanding' }),
  );
});
