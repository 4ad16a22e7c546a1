import type { Cell } from './report.js';

/** What a bar stands for, in the words of the report. */
export type ChartLabel = Extract<Cell, { kind: 'text' | 'day' | 'month' }>;

/** What the bars of a chart are about. */
export type ChartBy =
  | 'age'
  | 'side'
  | 'month'
  | 'year'
  | 'week'
  | 'day'
  | 'way'
  | 'reason'
  | 'product';

/** What one colour of the bars stands for; `takes` is what the club gives or owes. */
export type ChartSeries = { title: string; side: 'brings' | 'takes' };

/** `amounts`: one for each series in minor units, below zero for what the club gives or owes. */
export type ChartBar = { label: ChartLabel; amounts: readonly bigint[] };

/** One picture of one currency. */
export type Chart = {
  by: ChartBy;
  currency: string;
  series: readonly ChartSeries[];
  /** In the order in which they are drawn. */
  bars: readonly ChartBar[];
  /** What has no bar of its own: how many, and what they come to. */
  more: { count: number; amounts: readonly bigint[] } | null;
  /** What all of it comes to, for each series. */
  totals: readonly bigint[];
};

/** Bars of names, such as products; the smallest of more are one bar together. */
export const mostNamedBars = 12;

/** Bars of days, months or years; of more the newest have one each. */
export const mostTimedBars = 31;

/** The sums of each place. */
export function sumOfBars(bars: readonly { amounts: readonly bigint[] }[]): bigint[] {
  const [first] = bars;
  return (first?.amounts ?? []).map((_, place) =>
    bars.reduce((sum, { amounts }) => sum + (amounts[place] ?? 0n), 0n),
  );
}

/** Without the series in which nothing is, as long as one is left. */
function seriesWithSomething(series: readonly ChartSeries[], bars: readonly ChartBar[]): number[] {
  const places = series.map((_, place) => place);
  const used = places.filter((place) => bars.some(({ amounts }) => amounts[place] !== 0n));
  return used.length === 0 ? places.slice(0, 1) : used;
}

/**
 * A chart of these bars, of which `own` have one each and the others are one together. Null when
 * there is nothing to be seen.
 */
export function chartOf(
  about: { by: ChartBy; currency: string; series: readonly ChartSeries[] },
  bars: readonly ChartBar[],
  own: (bars: readonly ChartBar[]) => readonly ChartBar[] = (all) => all,
): Chart | null {
  if (bars.every(({ amounts }) => amounts.every((amount) => amount === 0n))) return null;
  const kept = seriesWithSomething(about.series, bars);
  const picked = <Item>(items: readonly Item[]) => kept.flatMap((place) => items[place] ?? []);
  const all = bars.map(({ label, amounts }) => ({ label, amounts: picked(amounts) }));
  const shown = own(all);
  const others = all.filter((bar) => !shown.includes(bar));
  return {
    ...about,
    series: picked(about.series),
    bars: shown,
    more: others.length === 0 ? null : { count: others.length, amounts: sumOfBars(others) },
    totals: sumOfBars(all),
  };
}

function sizeOf({ amounts }: ChartBar): bigint {
  return amounts.reduce((sum, amount) => sum + (amount < 0n ? -amount : amount), 0n);
}

/** The largest first, as many as there is room for. */
export function largestFirst(bars: readonly ChartBar[]): ChartBar[] {
  const sorted = bars.toSorted((one, other) => {
    const difference = sizeOf(other) - sizeOf(one);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  });
  // One bar for the others takes as much room as the one that it would stand for.
  return sorted.length <= mostNamedBars ? sorted : sorted.slice(0, mostNamedBars - 1);
}

/** In their order, the newest where there is no room for all. */
export function newest(bars: readonly ChartBar[]): ChartBar[] {
  return bars.length <= mostTimedBars ? [...bars] : bars.slice(1 - mostTimedBars);
}
