import { otherReason } from '../credit/credit-note.js';
import { type CalendarMonth, type ReportTable, text } from './report.js';
import { laidOut, mergedRows } from './sum-rows.js';

/** What was credited on lines of one product, or taken back by voiding. Minor units. */
export type CreditShare = {
  month: CalendarMonth;
  reason: string;
  /** Empty for a line without a product. */
  productName: string;
  currency: string;
  given: bigint;
  voided: bigint;
};

/** Reasons in somebody's own words count as one. */
function shownReason(reason: string): string {
  return reason.startsWith(`${otherReason}:`) ? otherReason : reason;
}

/** Credit by month, reason and product; what was voided stands in the month of the voiding. */
export function creditsGiven(shares: readonly CreditShare[]): ReportTable {
  const rows = shares.map(({ month, reason, productName, currency, given, voided }) => {
    const why = shownReason(reason);
    const what = productName === '' ? 'No product' : productName;
    return {
      key: JSON.stringify([month, why, what, currency]),
      about: [{ kind: 'month', month } as const, text(why), text(what)],
      currency,
      values: [given, voided, given - voided],
    };
  });
  rows.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  const titles = ['Month', 'Reason', 'Product', 'Credited', 'Voided', 'Stands'];
  return { titles, ...laidOut(mergedRows(rows)) };
}
