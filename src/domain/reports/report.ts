import type { CalendarDate } from '../calendar-date.js';
import type { RecordedActor } from '../people/actor.js';

/** What a treasurer asks of the books; each is one table. */
export const reportNames = [
  'aged-debts',
  'debts-and-credit',
  'tax',
  'receipts',
  'credits',
  'account-credit',
  'forecast',
  'audit-trail',
] as const;
export type ReportName = (typeof reportNames)[number];

/** A month of the calendar as `YYYY-MM`. */
export type CalendarMonth = string;

/** Amounts in minor units of `currency`. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'amount'; amount: bigint; currency: string }
  | { kind: 'day'; day: CalendarDate | null }
  | { kind: 'month'; month: CalendarMonth }
  | { kind: 'time'; at: Date }
  | { kind: 'actor'; actor: RecordedActor };

/** The first column names what the row is about; all rows have as many cells as there are titles. */
export type ReportTable = {
  titles: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** One row of sums for each currency, with the cells of `rows`; none where sums say nothing. */
  totals: readonly (readonly Cell[])[];
  /** How many rows there are at most, where there were more: the newest stand here. */
  cutAt?: number;
};

/** What is asked for: as things stand now, as at the end of a day, or from one day to another. */
export type ReportTime =
  | { kind: 'now' }
  | { kind: 'day'; day: CalendarDate }
  | { kind: 'period'; from: CalendarDate; until: CalendarDate };

/** Which time each report is about. */
export const timeOfReport: Record<ReportName, ReportTime['kind']> = {
  'aged-debts': 'now',
  'debts-and-credit': 'day',
  tax: 'period',
  receipts: 'period',
  credits: 'period',
  'account-credit': 'now',
  forecast: 'now',
  'audit-trail': 'period',
};

export const text = (value: string): Cell => ({ kind: 'text', text: value });

/** Amounts in minor units. */
export function amounts(currency: string, values: readonly bigint[]): Cell[] {
  return values.map((amount) => ({ kind: 'amount', amount, currency }));
}

/** The month in which a day lies. */
export function monthOf(day: CalendarDate): CalendarMonth {
  return day.slice(0, 7);
}
