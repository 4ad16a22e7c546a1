import { splitByWeights } from '../amounts/money.js';
import { refuse } from '../errors.js';
import { isSameRate } from './tax-included.js';

/** What of an invoice line decides about discounts. Amounts in minor units. */
type Discountable = {
  line: number;
  beneficiaryId: string;
  /** Below zero on a discount line. */
  amount: bigint;
  /** Percent as text; null for a line without tax. */
  taxRate: string | null;
};

/**
 * `discount` is the line's share of the invoice's discounts and `net` what is left of its amount:
 * the price paid for it. A discount line has its own amount as discount, so its net is zero, and
 * the discounts of an invoice sum to zero.
 */
export type Discounted = { discount: bigint; net: bigint };

type Invoice = { number: string; currency: string };

/** Takes as much of `amount` as these lines have left, in proportion; returns what remains. */
function take<Line extends Discountable & Discounted>(
  lines: readonly Line[],
  amount: bigint,
): bigint {
  const left = lines.reduce((sum, line) => sum + line.net, 0n);
  const taken = amount < left ? amount : left;
  if (taken === 0n) return amount;
  const shares = splitByWeights(
    taken,
    lines.map((line) => line.net),
  );
  for (const [index, line] of lines.entries()) {
    line.discount += shares[index] ?? 0n;
    line.net -= shares[index] ?? 0n;
  }
  return amount - taken;
}

/** The lines that a discount may lower: of its own rate, or all where it has none, first its own. */
function lowered<Line extends Discountable & Discounted>(
  discount: Discountable,
  lines: readonly Line[],
): { own: Line[]; all: Line[] } {
  const { taxRate, beneficiaryId } = discount;
  const all = lines.filter((line) => taxRate === null || isSameRate(line.taxRate, taxRate));
  return { own: all.filter((line) => line.beneficiaryId === beneficiaryId), all };
}

/** Those that may lower lines of one rate only come first: the others fit wherever they leave room. */
function inTurn<Line extends Discountable>(lines: readonly Line[]): Line[] {
  const discounts = lines.filter((line) => line.amount < 0n);
  const isFree = (line: Line) => line.taxRate === null;
  return [...discounts.filter((line) => !isFree(line)), ...discounts.filter(isFree)];
}

/**
 * Spreads each discount line, those with a tax rate first, over the lines of its beneficiary that
 * have its tax rate (all of them where it has none), and what exceeds these over the other lines
 * of that rate; in proportion to what of each is not discounted yet.
 * @throws CreditError `discount-too-large` for what fits nowhere, `total-below-zero`
 */
export function spreadDiscounts<Line extends Discountable>(
  lines: readonly Line[],
  { number: invoiceNumber, currency }: Invoice,
): (Line & Discounted)[] {
  const total = lines.reduce((sum, line) => sum + line.amount, 0n);
  if (total < 0n) refuse('total-below-zero', { invoiceNumber, below: -total, currency });
  const result = lines.map((line) => {
    const isDiscount = line.amount < 0n;
    return { ...line, discount: isDiscount ? line.amount : 0n, net: isDiscount ? 0n : line.amount };
  });
  for (const discount of inTurn(lines)) {
    const { own, all } = lowered(discount, result);
    // What exceeds its own lines has left nothing on them, so of all the others take it.
    const excess = take(all, take(own, -discount.amount));
    if (excess === 0n) continue;
    const { line, taxRate } = discount;
    refuse('discount-too-large', { invoiceNumber, line, taxRate, excess, currency });
  }
  return result;
}
