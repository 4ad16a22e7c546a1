import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceLine } from '../../../src/domain/invoices/invoice.js';
import { shareTax } from '../../../src/domain/invoices/tax.js';
import { taxIncluded } from '../../../src/domain/invoices/tax-included.js';
import { anInvoice } from '../../support/rules.js';

function lineOf(amount: bigint, taxRate: string | null): InvoiceLine {
  const [line] = anInvoice([{ amount, taxRate }]).lines;
  if (line === undefined) throw new Error('no line');
  return line;
}

function creditInParts(whole: InvoiceLine, parts: readonly bigint[]) {
  let line = whole;
  return parts.map((amount) => {
    const tax = shareTax(line, amount);
    line = { ...line, credited: line.credited + amount, taxCredited: line.taxCredited + tax };
    return tax;
  });
}

describe('the tax of a share of a line', () => {
  it.each([
    ['a line without tax', 12_000n, null, [4000n, 8000n], [0n, 0n]],
    ['a rate of zero', 12_000n, '0', [4000n, 8000n], [0n, 0n]],
    ['parts that divide evenly', 12_000n, '20', [6000n, 6000n], [1000n, 1000n]],
    [
      'thirds, the last takes the rounding',
      10_000n,
      '20',
      [3333n, 3333n, 3334n],
      [556n, 556n, 555n],
    ],
    ['a last part that gets more', 100n, '17.5', [33n, 33n, 34n], [5n, 5n, 5n]],
    [
      'parts too small to hold tax, until they must',
      12n,
      '20',
      new Array(6).fill(2n),
      [0n, 0n, 0n, 0n, 0n, 2n],
    ],
  ] as const)('%s', (_name, amount, rate, parts, taxes) => {
    expect(creditInParts(lineOf(amount, rate), parts)).toEqual(taxes);
  });

  it('counts what was refunded of the line as given', () => {
    const line = { ...lineOf(12n, '20'), refunded: 8n, credited: 2n };
    expect(shareTax(line, 2n)).toBe(2n);
    expect(shareTax({ ...line, refunded: 0n }, 2n)).toBe(0n);
  });

  it('never makes the net of a share negative, however small the shares are', () => {
    const taxes = creditInParts(lineOf(100n, '20'), new Array<bigint>(100).fill(1n));
    expect(taxes.every((tax) => tax === 0n || tax === 1n)).toBe(true);
    expect(taxes.reduce((sum, tax) => sum + tax, 0n)).toBe(17n);
  });

  it('sums to the tax charged, each share between nothing and its amount', () => {
    const someParts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 1 });
    fc.assert(
      fc.property(
        fc.oneof(someParts, fc.array(fc.bigInt({ min: 1n, max: 3n }), { minLength: 1 })),
        fc.constantFrom('5', '17.5', '20', '25', '100'),
        (parts, rate) => {
          const amount = parts.reduce((sum, part) => sum + part, 0n);
          const taxes = creditInParts(lineOf(amount, rate), parts);
          expect(taxes.reduce((sum, tax) => sum + tax, 0n)).toBe(taxIncluded(amount, rate));
          expect(taxes.every((tax, index) => tax >= 0n && tax <= (parts[index] ?? 0n))).toBe(true);
        },
      ),
    );
  });
});
