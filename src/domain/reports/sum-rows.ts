import { amounts, type Cell, text } from './report.js';

/** One row before it is laid out: what it is about, and its amounts in minor units. */
export type SummedRow = { about: readonly Cell[]; currency: string; values: readonly bigint[] };

/** Rows with the same key become one, in the order in which the keys come first. */
export function mergedRows(rows: readonly (SummedRow & { key: string })[]): SummedRow[] {
  const byKey = new Map<string, SummedRow>();
  for (const { key, about, currency, values } of rows) {
    const known = byKey.get(key)?.values;
    const sums = values.map((value, place) => value + (known?.[place] ?? 0n));
    byKey.set(key, { about: byKey.get(key)?.about ?? about, currency, values: sums });
  }
  return [...byKey.values()];
}

/** The rows as cells, and a row of sums for each currency, in the order of their codes. */
export function laidOut(rows: readonly SummedRow[]): {
  rows: Cell[][];
  totals: Cell[][];
} {
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  const totals = currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const [first] = own;
    const sums = (first?.values ?? []).map((_, place) => {
      return own.reduce((sum, { values }) => sum + (values[place] ?? 0n), 0n);
    });
    const blanks = (first?.about ?? []).slice(1).map(() => text(''));
    return [text(`All, ${currency}`), ...blanks, ...amounts(currency, sums)];
  });
  return {
    rows: rows.map(({ about, currency, values }) => [...about, ...amounts(currency, values)]),
    totals: rows.length === 0 ? [] : totals,
  };
}
