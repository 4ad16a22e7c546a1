import {
  type Chart,
  type ChartBar,
  type ChartBy,
  type ChartSeries,
  chartOf,
  largestFirst,
  newest,
} from './chart.js';
import { amountOf, cellOf, labelOf, mergedBars, rowsByCurrency, timedBars } from './chart-rows.js';
import type { ReportName, ReportTable } from './report.js';

/** Columns of a report that are drawn; below zero what the club gives or owes. */
type Drawn = ChartSeries & { column: string };

const drawnColumns = {
  tax: [
    { column: 'Tax charged', title: 'Tax charged', side: 'brings' },
    { column: 'Tax credited', title: 'Tax credited', side: 'takes' },
    { column: 'Tax refunded', title: 'Tax refunded', side: 'takes' },
  ],
  receipts: [
    { column: 'Received', title: 'Received', side: 'brings' },
    { column: 'Gone back', title: 'Gone back', side: 'takes' },
  ],
  credits: [
    { column: 'Credited', title: 'Credited', side: 'takes' },
    { column: 'Voided', title: 'Voided', side: 'brings' },
  ],
  forecast: [
    { column: 'Will be billed', title: 'Will be billed', side: 'brings' },
    { column: 'Paid by account credit', title: 'Paid by account credit', side: 'takes' },
  ],
} as const satisfies Partial<Record<ReportName, readonly Drawn[]>>;

function signed(amount: bigint, { side }: ChartSeries): bigint {
  return side === 'takes' ? -amount : amount;
}

/** What is charted of the rows: by a column of theirs, one chart for each currency and column. */
function chartsOfRows(
  table: ReportTable,
  series: readonly Drawn[],
  columns: readonly { by: ChartBy | 'time'; column: string }[],
): Chart[] {
  return rowsByCurrency(table.rows).flatMap(({ currency, own }) =>
    columns.flatMap(({ by, column }) => {
      const bars = own.map(
        (row): ChartBar => ({
          label: labelOf(cellOf(table, row, column)),
          amounts: series.map((one) => signed(amountOf(table, row, one.column), one)),
        }),
      );
      if (by !== 'time') {
        return chartOf({ by, currency, series }, mergedBars(bars), largestFirst) ?? [];
      }
      const timed = timedBars(bars);
      return chartOf({ by: timed.by, currency, series }, timed.bars, newest) ?? [];
    }),
  );
}

/** What is charted of the sums: a bar for each of these columns, one chart for each currency. */
function chartsOfSums(
  table: ReportTable,
  about: { by: ChartBy; series: readonly ChartSeries[] },
  columns: readonly { column: string; of: number }[],
): Chart[] {
  const { by, series } = about;
  return rowsByCurrency(table.totals).flatMap(({ currency, own }) => {
    const bars = columns.map(({ column, of }): ChartBar => {
      const sum = own.reduce((all, row) => all + amountOf(table, row, column), 0n);
      const amounts = series.map((one, place) => (place === of ? signed(sum, one) : 0n));
      return { label: { kind: 'text', text: column }, amounts };
    });
    return chartOf({ by, currency, series }, bars) ?? [];
  });
}

const owed: ChartSeries = { title: 'Owed to the club', side: 'brings' };
const owing: ChartSeries = { title: 'Owed by the club', side: 'takes' };

const ages = (columns: readonly string[]) => columns.map((column) => ({ column, of: 0 }));

/** Pictures of a report, each of one currency; none of an empty one and of the audit trail. */
export function chartsOf(name: ReportName, table: ReportTable): Chart[] {
  switch (name) {
    case 'aged-debts':
      return chartsOfSums(table, { by: 'age', series: [owed] }, ages(table.titles.slice(1, -1)));
    case 'account-credit':
      return chartsOfSums(
        table,
        { by: 'age', series: [{ title: 'Account credit', side: 'takes' }] },
        ages(table.titles.filter((title) => title.includes('days'))),
      );
    case 'debts-and-credit':
      return chartsOfSums(table, { by: 'side', series: [owed, owing] }, [
        { column: 'Owes', of: 0 },
        { column: 'Overpaid', of: 1 },
        { column: 'Account credit', of: 1 },
      ]);
    case 'tax':
      return chartsOfRows(table, drawnColumns.tax, [{ by: 'time', column: 'Month' }]);
    case 'receipts':
      return chartsOfRows(table, drawnColumns.receipts, [
        { by: 'time', column: 'Day' },
        { by: 'way', column: 'How' },
      ]);
    case 'credits':
      return chartsOfRows(table, drawnColumns.credits, [
        { by: 'time', column: 'Month' },
        { by: 'reason', column: 'Reason' },
        { by: 'product', column: 'Product' },
      ]);
    case 'forecast':
      return chartsOfRows(table, drawnColumns.forecast, [{ by: 'time', column: 'Due' }]);
    case 'audit-trail':
      return [];
    default:
      return name satisfies never;
  }
}
