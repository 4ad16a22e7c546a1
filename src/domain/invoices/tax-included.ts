/** A percentage as text: up to three digits and up to four decimals, `20`, `17.5`, `0`. */
const ratePattern = /^([0-9]{1,3})(?:\.([0-9]{1,4}))?$/;

/** Whether `text` is a tax rate in percent from 0 to 100, such as `20` or `17.5`. */
export function isTaxRate(text: string): boolean {
  return rateOf(text) !== undefined;
}

/**
 * The tax contained in a gross amount (minor units, any size), by a rate in percent as text:
 * gross × rate / (100 + rate), rounded to the nearest minor unit, halves away from zero, so that
 * a reversal is the exact negative. Net is gross minus this.
 * Throws RangeError when `ratePercent` is no tax rate (see `isTaxRate`).
 */
export function taxIncluded(amountMinor: bigint, ratePercent: string): bigint {
  const rate = rateOf(ratePercent);
  if (!rate) throw new RangeError('a tax rate is a percentage from 0 to 100, like 20 or 17.5');
  if (amountMinor < 0n) return -taxIncluded(-amountMinor, ratePercent);
  const numerator = amountMinor * rate.scaled;
  const denominator = 100n * rate.scale + rate.scaled;
  return (2n * numerator + denominator) / (2n * denominator);
}

/** Whether two rates are one, however they are written: 20 is 20.0; no rate is none. */
export function isSameRate(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  const [rate, otherRate] = [rateOf(one), rateOf(other)];
  if (!rate || !otherRate) return false;
  return rate.scaled * otherRate.scale === otherRate.scaled * rate.scale;
}

/** The rate as a fraction: `scaled / scale` percent. */
function rateOf(text: string): { scaled: bigint; scale: bigint } | undefined {
  const match = ratePattern.exec(text);
  if (!match) return undefined;
  const [, whole = '', fraction = ''] = match;
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction);
  return scaled > 100n * scale ? undefined : { scaled, scale };
}
