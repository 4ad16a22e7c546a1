import type { Currency } from '../../../domain/amounts/currency-table.js';
import { type PlainAmount, parsePlainAmount } from '../../../domain/amounts/plain-amount.js';
import type { Place, Priced } from '../../../domain/import/import-data.js';
import { type ImportFault, showValue } from '../../../domain/import/import-fault.js';

type Unpriced = { place: Place; invoiceNumber: string; amountText: string };

/** A row with its amount, or null when that cannot be read, which is a fault then. */
export type PriceRow = <Row extends Unpriced>(row: Row) => Priced<Row> | null;

/** An invoice line may cost nothing, and be a discount with a minus sign in front. */
function readLineAmount(text: string, currency: Currency): PlainAmount {
  if (!text.startsWith('-')) return parsePlainAmount(text, currency, { zeroAllowed: true });
  const amount = parsePlainAmount(text.slice(1), currency);
  return amount.ok ? { ok: true, amountMinor: -amount.amountMinor } : amount;
}

/** Reads amounts in the currency of the invoice on which the rows stand. */
export function pricer(
  currency: Currency,
  { isLine }: { isLine: boolean },
  problem: (fault: ImportFault) => void,
): PriceRow {
  return (row) => {
    const { amountText, ...rest } = row;
    const amount = isLine
      ? readLineAmount(amountText, currency)
      : parsePlainAmount(amountText, currency);
    if (amount.ok) return { ...rest, amountMinor: amount.amountMinor };
    const value = showValue(amountText);
    problem({ ...row.place, column: 'amount', value, reason: amount.sentence });
    return null;
  };
}
