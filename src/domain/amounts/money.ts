// The only file that imports currency.js. It computes in binary floats, so it sees nothing but
// checked decimals and whole numbers from its exact zone; everything beyond it is BigInt.
import currency from 'currency.js';
import { type Currency, currencyFacts } from './currency-table.js';

/** The most one amount that a person or a file gives may be: 10^12 minor units. */
export const largestAmountMinor = 1_000_000_000_000n;

/**
 * Below 10^13 minor units two roundings of a double move a value by less than 0.003 of a minor
 * unit, so currency.js rounds back to the exact one.
 */
const exactZoneMinor = 10_000_000_000_000n;

const checkedDecimal = /^[0-9]+(\.[0-9]+)?$/;

export { taxIncluded } from '../invoices/tax-included.js';
export { formatAmount, formatPlainAmount } from './format-amount.js';

export type SplitFault = 'no-weight' | 'negative-weight' | 'bad-count';

const splitSentences: Record<SplitFault, string> = {
  'no-weight': 'An amount can only be split when one share at least has a weight.',
  'negative-weight': 'The weight of a share cannot be negative.',
  'bad-count': 'An amount is split into a whole number of parts, one at least.',
};

/** Thrown when an amount is asked to be split in a way that has no answer. */
export class SplitError extends Error {
  override readonly name = 'SplitError';
  readonly code: SplitFault;

  constructor(code: SplitFault) {
    super(splitSentences[code]);
    this.code = code;
  }
}

/**
 * Turns a decimal that a strict grammar has passed (`12`, `12.5`, `12.50`) into minor units;
 * 'too-large' above `largestAmountMinor`.
 * Throws RangeError for anything else, so that a gap in a grammar can never become an amount.
 */
export function minorFromDecimal(decimal: string, code: Currency): bigint | 'too-large' {
  const { decimals } = currencyFacts(code);
  const [whole = '', fraction = ''] = decimal.split('.');
  if (!checkedDecimal.test(decimal) || fraction.length > decimals) {
    throw new RangeError(`not a decimal of ${code}`);
  }
  const wholeUnits = BigInt(whole);
  if (wholeUnits * 10n ** BigInt(decimals) > largestAmountMinor) return 'too-large';
  // Without the leading zeros, so that the length of the text cannot cost digits.
  const parsed = currency(`${wholeUnits}.${fraction || '0'}`, {
    precision: decimals,
    errorOnInvalid: true,
  });
  const amountMinor = BigInt(parsed.intValue);
  return amountMinor > largestAmountMinor ? 'too-large' : amountMinor;
}

/**
 * Splits an amount (minor units, any size and sign) by weights: largest remainder, ties to the
 * earlier share, a negative amount mirrors the positive one, a zero weight gets nothing.
 * The shares sum exactly to the amount.
 * Throws SplitError `no-weight` when the weights sum to zero, `negative-weight`.
 */
export function splitByWeights(amountMinor: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.some((weight) => weight < 0n)) throw new SplitError('negative-weight');
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0n);
  if (totalWeight === 0n) throw new SplitError('no-weight');
  if (amountMinor < 0n) {
    return splitByWeights(-amountMinor, weights).map((share) => -share);
  }
  const shares = weights.map((weight) => (amountMinor * weight) / totalWeight);
  const leftOver = amountMinor - shares.reduce((sum, share) => sum + share, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (amountMinor * weight) % totalWeight }))
    .sort((one, other) => compare(other.remainder, one.remainder));
  // Equal remainders stay in their order. Fewer units are left over than shares have a remainder, so a zero weight never gets one.
  for (const { index } of byRemainder.slice(0, Number(leftOver))) {
    shares[index] = (shares[index] ?? 0n) + 1n;
  }
  return shares;
}

/**
 * Splits an amount (minor units) into `count` equal parts; the earlier parts take the rest.
 * Throws SplitError `bad-count` unless `count` is a whole number of at least 1.
 */
export function splitEqually(amountMinor: bigint, count: number): bigint[] {
  // currency.js never returns from distribute(2.5) or distribute(-2), and gives [] for 0.
  if (!Number.isSafeInteger(count) || count < 1) throw new SplitError('bad-count');
  if (amountMinor > exactZoneMinor || amountMinor < -exactZoneMinor) {
    return splitByWeights(amountMinor, new Array<bigint>(count).fill(1n));
  }
  const parts = currency(Number(amountMinor), { precision: 0 }).distribute(count);
  return parts.map((part) => BigInt(part.intValue));
}

function compare(one: bigint, other: bigint): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
