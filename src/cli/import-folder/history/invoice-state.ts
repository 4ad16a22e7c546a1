import type { CalendarDate } from '../../../domain/calendar-date.js';
import { splitByWeights } from '../../../domain/money.js';
import type { InvoiceRow } from '../import-data.js';
import type { LotUse } from './credit-lots.js';
import { smaller } from './smaller.js';

/** An invoice on one day of its history. Minor units. */
export type InvoiceState = {
  row: InvoiceRow;
  outstanding: bigint;
  creditedToAccount: bigint;
  /** What can still be credited, by line: the line's number less 1 is its index. */
  creditable: bigint[];
  pendingSince: CalendarDate | null;
  isVoid: boolean;
  uses: LotUse[];
};

export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

export function issued(row: InvoiceRow): InvoiceState {
  const amounts = row.lines.map((line) => line.amountMinor);
  return {
    row,
    outstanding: sum(amounts),
    creditedToAccount: 0n,
    creditable: amounts,
    pendingSince: null,
    isVoid: false,
    uses: [],
  };
}

/** Money or credit lowers the debt, to zero at most. Returns how much of it did. */
export function settle(invoice: InvoiceState, amount: bigint): bigint {
  const used = smaller(amount, invoice.outstanding);
  invoice.outstanding -= used;
  return used;
}

/**
 * Takes a credit off what the lines can still be credited: off one line, or spread over all in
 * proportion. The amount is within the limit. Returns the part that becomes account credit.
 */
export function credit(invoice: InvoiceState, amount: bigint, line: number | null): bigint {
  const weights = invoice.creditable.map((creditable, index) =>
    line === null || line === index + 1 ? creditable : 0n,
  );
  const shares = splitByWeights(amount, weights);
  invoice.creditable = invoice.creditable.map((rest, index) => rest - (shares[index] ?? 0n));
  const toAccount = amount - settle(invoice, amount);
  invoice.creditedToAccount += toAccount;
  return toAccount;
}
