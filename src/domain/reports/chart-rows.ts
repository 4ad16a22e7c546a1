import { addDays, type CalendarDate, daysBetween } from '../calendar-date.js';
import { type ChartBar, type ChartBy, type ChartLabel, mostTimedBars } from './chart.js';
import { type Cell, monthOf, type ReportTable } from './report.js';

type Row = readonly Cell[];

const someMonday: CalendarDate = '2024-01-01';

/** The cell below a title. @throws Error when the table has no such title */
export function cellOf({ titles }: ReportTable, row: Row, title: string): Cell | undefined {
  const place = titles.indexOf(title);
  if (place < 0) throw new Error(`no column is called ${title}`);
  return row[place];
}

/** The amount below a title in minor units; nothing where something else stands. */
export function amountOf(table: ReportTable, row: Row, title: string): bigint {
  const cell = cellOf(table, row, title);
  return cell?.kind === 'amount' ? cell.amount : 0n;
}

function currencyOf(row: Row): string {
  const cell = row.find(({ kind }) => kind === 'amount');
  return cell?.kind === 'amount' ? cell.currency : '';
}

/** The rows of each currency, in the order of their codes. */
export function rowsByCurrency(rows: ReportTable['rows']): { currency: string; own: Row[] }[] {
  const currencies = [...new Set(rows.map(currencyOf))].sort();
  return currencies.map((currency) => ({
    currency,
    own: rows.filter((row) => currencyOf(row) === currency),
  }));
}

/** Bars with the same label become one, in the order in which the labels come first. */
export function mergedBars(bars: readonly ChartBar[]): ChartBar[] {
  const byLabel = new Map<string, ChartBar>();
  for (const { label, amounts } of bars) {
    const key = JSON.stringify(label);
    const known = byLabel.get(key)?.amounts ?? [];
    const sums = amounts.map((amount, place) => amount + (known[place] ?? 0n));
    byLabel.set(key, { label, amounts: sums });
  }
  return [...byLabel.values()];
}

/** A cell that can stand beside a bar. @throws Error for any other, which no report has there */
export function labelOf(cell: Cell | undefined): ChartLabel {
  if (cell?.kind === 'text' || cell?.kind === 'day' || cell?.kind === 'month') return cell;
  throw new Error('a bar is about a text, a day or a month');
}

/** The Monday of the week, as a day of its own. */
function weekLabel(label: ChartLabel): ChartLabel {
  if (label.kind !== 'day' || label.day === null) return label;
  const sinceMonday = daysBetween(someMonday, label.day) % 7;
  return { kind: 'day', day: addDays(label.day, -((sinceMonday + 7) % 7)) };
}

function monthLabel(label: ChartLabel): ChartLabel {
  if (label.kind !== 'day' || label.day === null) return label;
  return { kind: 'month', month: monthOf(label.day) };
}

function yearLabel(label: ChartLabel): ChartLabel {
  const month = monthLabel(label);
  return month.kind === 'month' ? { kind: 'text', text: month.month.slice(0, 4) } : month;
}

function relabelled(bars: readonly ChartBar[], by: (label: ChartLabel) => ChartLabel): ChartBar[] {
  return mergedBars(bars.map(({ label, amounts }) => ({ label: by(label), amounts })));
}

/** Days as they are, or by week, month or year: the finest of which all have room. */
export function timedBars(rows: readonly ChartBar[]): { by: ChartBy; bars: ChartBar[] } {
  const bars = mergedBars(rows);
  const isOfDays = bars.some(({ label }) => label.kind === 'day');
  if (isOfDays && bars.length <= mostTimedBars) return { by: 'day', bars };
  const weeks = relabelled(bars, weekLabel);
  if (isOfDays && weeks.length <= mostTimedBars) return { by: 'week', bars: weeks };
  const months = relabelled(bars, monthLabel);
  if (months.length <= mostTimedBars) return { by: 'month', bars: months };
  return { by: 'year', bars: relabelled(bars, yearLabel) };
}
