export type Spread = { median: number; min: number; max: number };

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError('the median of no values');
  const lower = sorted[middle - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * The ratio of each round by itself: what slows the whole machine for a while slows both sides.
 * A round that lacks one side is left out.
 */
export function ratios(
  of: ReadonlyMap<number, number>,
  over: ReadonlyMap<number, number>,
): number[] {
  return [...of].flatMap(([round, value]) => {
    const base = over.get(round);
    return base === undefined || base === 0 ? [] : [value / base];
  });
}

/** The smallest value that such a share of all values does not exceed. */
export function nearestRank(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError('the rank of no values');
  return value;
}
