import { addDays, type CalendarDate } from '../calendar-date.js';
import { type ReportTable, text } from './report.js';
import { laidOut, mergedRows } from './sum-rows.js';

/** What one payer owes of one day's invoices. `outstanding` in minor units. */
export type OpenDebt = {
  payerId: string;
  payerName: string;
  currency: string;
  dueOn: CalendarDate;
  outstanding: bigint;
};

/** Days overdue up to which a debt counts to a column; what is older is in the last one. */
const upToDays = [0, 30, 60, 90] as const;

const titles = [
  'Payer',
  'Not yet due',
  '1 to 30 days late',
  '31 to 60 days',
  '61 to 90 days',
  'Over 90 days',
  'In all',
];

/** By the earliest due days of the columns, worked out once: days are slow to count for thousands. */
function columnOf({ dueOn }: OpenDebt, earliest: readonly CalendarDate[]): number {
  const column = earliest.findIndex((day) => dueOn >= day);
  return column < 0 ? earliest.length : column;
}

/**
 * What is owed, by how late it is: the day on which it is due counts as not late. The payers who
 * owe most of the oldest debts come first.
 */
export function agedDebts(debts: readonly OpenDebt[], today: CalendarDate): ReportTable {
  const earliest = upToDays.map((days) => addDays(today, -days));
  const split = debts.map((debt) => {
    const own = columnOf(debt, earliest);
    const columns = [...upToDays, null].map((_, place) => (place === own ? debt.outstanding : 0n));
    return {
      key: JSON.stringify([debt.payerId, debt.currency]),
      about: [text(debt.payerName)],
      currency: debt.currency,
      values: [...columns, debt.outstanding],
    };
  });
  const rows = mergedRows(split).sort((one, other) => {
    for (let place = upToDays.length; place >= 0; place -= 1) {
      const difference = (other.values[place] ?? 0n) - (one.values[place] ?? 0n);
      if (difference !== 0n) return difference > 0n ? 1 : -1;
    }
    return 0;
  });
  return { titles, ...laidOut(rows) };
}
