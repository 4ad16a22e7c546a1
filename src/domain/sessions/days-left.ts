import { splitByWeights } from '../amounts/money.js';
import { type CalendarDate, daysBetween } from '../calendar-date.js';
import type { InvoiceLine } from '../invoices/invoice.js';

/** The days of a line's billing period, both ends in it, and those after the day of leaving. */
export type DaysLeft = { days: number; daysLeft: number; amount: bigint };

/**
 * What the days after the day of leaving are worth, which itself counts as used: days left over
 * days of the period of the price paid, in minor units. Days are calendar days of the club, so a
 * change of the clocks changes nothing. Null where the line has no period.
 * @param leavingOn before the period all of it is left, after it none
 */
export function daysLeft(
  { net, from, until }: Pick<InvoiceLine, 'net' | 'from' | 'until'>,
  leavingOn: CalendarDate,
): DaysLeft | null {
  if (from === null || until === null) return null;
  const days = daysBetween(from, until) + 1;
  const used = Math.min(Math.max(daysBetween(from, leavingOn) + 1, 0), days);
  const [, amount = 0n] = splitByWeights(net, [BigInt(used), BigInt(days - used)]);
  return { days, daysLeft: days - used, amount };
}
