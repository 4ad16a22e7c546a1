import type { Currency } from '../../../domain/amounts/currency-table.js';
import { parsePlainAmount } from '../../../domain/amounts/plain-amount.js';
import type { Place, Priced } from '../../../domain/import/import-data.js';
import { type ImportFault, showValue } from '../../../domain/import/import-fault.js';

type Unpriced = { place: Place; invoiceNumber: string; amountText: string };

/** A row with its amount, or null when that cannot be read, which is a fault then. */
export type PriceRow = <Row extends Unpriced>(row: Row) => Priced<Row> | null;

/** Reads amounts in the currency of the invoice on which the rows stand. */
export function pricer(
  currency: Currency,
  options: { zeroAllowed: boolean },
  problem: (fault: ImportFault) => void,
): PriceRow {
  return (row) => {
    const { amountText, ...rest } = row;
    const amount = parsePlainAmount(amountText, currency, options);
    if (amount.ok) return { ...rest, amountMinor: amount.amountMinor };
    const value = showValue(amountText);
    problem({ ...row.place, column: 'amount', value, reason: amount.sentence });
    return null;
  };
}
