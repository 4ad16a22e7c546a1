import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOrder } from '../../../src/domain/invoices/number-order.js';

describe('the order of invoice numbers', () => {
  it('is the one in which people count', () => {
    const numbers = ['INV-10', 'INV-9', 'INV-100', '2026/2-11', '2026/2-9', '2025/12-1'];
    const sorted = [...numbers].sort((one, other) =>
      numberOrder(one) < numberOrder(other) ? -1 : 1,
    );
    expect(sorted).toEqual(['2025/12-1', '2026/2-9', '2026/2-11', 'INV-9', 'INV-10', 'INV-100']);
  });

  it('puts a number with leading zeros beside its plain writing, and after it', () => {
    expect(numberOrder('INV-9')).toBe('INV-000000000009');
    expect(numberOrder('INV-09')).toBe('INV-000000000009 INV-09');
    expect(numberOrder('INV-90')).toBe('INV-000000000090');
    expect(numberOrder('INV-100')).toBe('INV-000000000100');
    expect(numberOrder('INV-0')).toBe('INV-000000000000');
    expect(numberOrder('2026/00-1')).toBe('000000002026/000000000000-000000000001 2026/00-1');
  });

  it('keeps different numbers apart', () => {
    const aNumber = fc.stringMatching(/^[A-Z0-9/ -]{1,20}$/);
    fc.assert(
      fc.property(aNumber, aNumber, (one, other) => {
        expect(numberOrder(one) === numberOrder(other)).toBe(one === other);
      }),
    );
  });

  it('follows any two running numbers', () => {
    const running = fc.bigInt({ min: 0n, max: 999_999_999_999n });
    fc.assert(
      fc.property(running, running, (one, other) => {
        const [first, second] = [numberOrder(`INV-${one}`), numberOrder(`INV-${other}`)];
        expect(first < second).toBe(one < other);
      }),
    );
  });
});
