import type { Invoice } from './invoice.js';

/** The amounts of invoices that are summed up, so that the sums add up as each invoice does. */
export const summedAmounts = [
  'total',
  'paid',
  'creditApplied',
  'creditedToInvoice',
  'creditedToAccount',
  'refunded',
  'writtenOff',
  'overpaymentMoved',
  'overpaymentRefunded',
  'outstanding',
  'overpaid',
] as const satisfies readonly (keyof Invoice)[];

/**
 * Sums of invoices in one currency, in its minor units. What was sent back is not counted as paid
 * (`paid` is what the club kept). Nothing of the total of a void one is asked for, so what was sent
 * back of its money counts as an overpayment.
 */
export type InvoiceTotals = { currency: string } & Record<(typeof summedAmounts)[number], bigint>;
