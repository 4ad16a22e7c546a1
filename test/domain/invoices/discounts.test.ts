import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadDiscounts } from '../../../src/domain/invoices/discounts.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';

type Line = { line: number; beneficiaryId: string; amount: bigint; taxRate: string | null };

const invoice = { number: 'INV-1', currency: 'GBP' };

/** Lines from `beneficiary amount rate`; a blank rate is none. */
function linesOf(...texts: string[]): Line[] {
  return texts.map((text, index) => {
    const [beneficiaryId = '', amount = '0', taxRate] = text.split(' ');
    return { line: index + 1, beneficiaryId, amount: BigInt(amount), taxRate: taxRate ?? null };
  });
}

const netsOf = (...texts: string[]) =>
  spreadDiscounts(linesOf(...texts), invoice).map((l) => l.net);

describe('a discount line', () => {
  it.each<[string, string[], bigint[]]>([
    [
      'lowers the one line of its beneficiary, not those of others',
      ['P1 20000 20', 'K1 20000 20', 'K1 -10000 20'],
      [20000n, 10000n, 0n],
    ],
    [
      'is spread in proportion over the lines of its beneficiary',
      ['K1 300', 'K1 100', 'K2 400', 'K1 -100'],
      [225n, 75n, 400n, 0n],
    ],
    ['gives what is left over to the earlier line', ['K1 100', 'K1 100', 'K1 -1'], [99n, 100n, 0n]],
    [
      'lowers lines of its own tax rate, however that is written',
      ['K1 100 20', 'K1 100 5', 'K1 -60 20.0'],
      [40n, 100n, 0n],
    ],
    [
      'lowers lines of every rate where it has none',
      ['K1 100 20', 'K1 100', 'K1 -60'],
      [70n, 70n, 0n],
    ],
    [
      'lowers other lines of its rate with what exceeds its beneficiary’s',
      ['K1 100 20', 'K2 100 20', 'K3 100 5', 'K1 -150 20'],
      [0n, 50n, 100n, 0n],
    ],
    [
      'lowers lines of others where its beneficiary has none',
      ['K1 100', 'K2 300', 'P1 -40'],
      [90n, 270n, 0n],
    ],
    ['may stand before what it lowers', ['K1 -50', 'K1 100'], [0n, 50n]],
    ['may take all of an invoice', ['K1 100', 'K2 50', 'K1 -150'], [0n, 0n, 0n]],
    [
      'takes after another what that left, in proportion',
      ['K1 200', 'K1 100', 'K1 -150', 'K1 -60'],
      [60n, 30n, 0n, 0n],
    ],
    [
      'leaves room, where it has no rate, for one that has, wherever they stand',
      ['K1 100 20', 'K1 100 5', 'K1 -150', 'K1 -50 20'],
      [0n, 0n, 0n, 0n],
    ],
    [
      'leaves the lines of others to a discount of theirs that has their rate',
      ['K1 50 5', 'K2 100 20', 'K1 -80', 'K2 -70 20'],
      [0n, 0n, 0n, 0n],
    ],
    ['is no discount when it is zero', ['K1 100', 'K1 0'], [100n, 0n]],
  ])('%s', (_name, lines, nets) => {
    expect(netsOf(...lines)).toEqual(nets);
  });

  it('that is more than all lines is refused with by how much', () => {
    expect(() => netsOf('K1 100', 'K1 -130')).toThrow(
      expect.objectContaining({
        code: 'total-below-zero',
        details: expect.objectContaining({ below: 30n }),
      }),
    );
  });

  it('that fits into no line of its rate is refused with what is left of it', () => {
    expect(() => netsOf('K1 100 20', 'K1 100 5', 'K1 -130 20')).toThrow(
      expect.objectContaining({
        code: 'discount-too-large',
        details: { invoiceNumber: 'INV-1', line: 3, taxRate: '20', excess: 30n, currency: 'GBP' },
      }),
    );
  });
});

const rate = fc.constantFrom(null, '20', '5', '20.00');
const amount = fc.oneof(fc.bigInt(0n, 20n), fc.bigInt(0n, 10n ** 9n));
const charge = fc.record({
  beneficiaryId: fc.constantFrom('K1', 'K2', 'K3'),
  amount,
  taxRate: rate,
});
const discount = charge.map((line) => ({ ...line, amount: -line.amount }));
const invoiceLines = fc
  .array(fc.oneof({ arbitrary: charge, weight: 2 }, discount), { minLength: 1, maxLength: 12 })
  .map((lines): Line[] => lines.map((line, index) => ({ ...line, line: index + 1 })));

const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);

describe('whatever the lines', () => {
  it('is accepted where the whole fits, and what of it has a rate fits into the lines of it', () => {
    fc.assert(
      fc.property(invoiceLines, (lines) => {
        const sumOf = (some: Line[]) => sum(some.map((line) => line.amount));
        const ofRate = (percent: number) => {
          const isOf = ({ taxRate }: Line) => taxRate !== null && Number(taxRate) === percent;
          return sumOf(lines.filter(isOf));
        };
        const fits = sumOf(lines) >= 0n && ofRate(20) >= 0n && ofRate(5) >= 0n;
        expect(attempt(lines) !== null).toBe(fits);
      }),
      { numRuns: 1_000 },
    );
  });

  it('nets sum to the total, none is below zero or above its amount, discounts sum to nothing', () => {
    let accepted = 0;
    fc.assert(
      fc.property(invoiceLines, (lines) => {
        const total = sum(lines.map((line) => line.amount));
        const spread = attempt(lines);
        if (spread === null) return;
        accepted += 1;
        expect(total >= 0n).toBe(true);
        expect(sum(spread.map(({ net }) => net))).toBe(total);
        expect(sum(spread.map((line) => line.discount))).toBe(0n);
        for (const { amount: gross, discount: off, net } of spread) {
          expect(net).toBe(gross - off);
          expect(net >= 0n && net <= (gross > 0n ? gross : 0n)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it('a single discount touches other beneficiaries only when nothing is left of its own', () => {
    fc.assert(
      fc.property(fc.array(charge, { minLength: 1, maxLength: 8 }), discount, (charges, off) => {
        const lines = [...charges, off].map((line, index) => ({ ...line, line: index + 1 }));
        const spread = attempt(lines);
        if (spread === null || off.amount === 0n) return;
        const fits = (line: Line) => off.taxRate === null || rateOf(line) === rateOf(off);
        const own = spread.filter(
          (l) => l.amount > 0n && l.beneficiaryId === off.beneficiaryId && fits(l),
        );
        const others = spread.filter((l) => l.amount > 0n && l.beneficiaryId !== off.beneficiaryId);
        const touched = others.some((line) => line.discount > 0n);
        expect(touched && own.some((line) => line.net > 0n)).toBe(false);
        expect(spread.some((line) => line.amount > 0n && line.discount > 0n && !fits(line))).toBe(
          false,
        );
      }),
      { numRuns: 500 },
    );
  });
});

function rateOf({ taxRate }: Pick<Line, 'taxRate'>): number | null {
  return taxRate === null ? null : Number(taxRate);
}

function attempt(lines: readonly Line[]) {
  try {
    return spreadDiscounts(lines, invoice);
  } catch {
    return null;
  }
}

it('of several refusals says the one that stands first on their page', () => {
  expectRefusalsInOrder(
    ({ price, rate }) => netsOf(`nora ${price} 20`, `nora -200 ${rate}`),
    { price: 300n, rate: '20' },
    { 'total-below-zero': { price: 100n }, 'discount-too-large': { rate: '5' } },
  );
});
