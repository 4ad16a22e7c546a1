import { type Currency, currencyCodes, isCurrency } from '../../domain/amounts/currency-table.js';
import { parsePlainAmount } from '../../domain/amounts/plain-amount.js';
import { isTaxRate } from '../../domain/invoices/tax-included.js';
import type { CellReader, CellResult } from './cell.js';

/** A whole number between two limits, both allowed. */
export function readWholeNumber(least: number, most: number): CellReader<number> {
  return (text) => {
    const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return { value };
    return { reason: `Write a whole number from ${least} to ${most}, only digits.` };
  };
}

/** Percent included in an amount: 0 to 100, at most four decimals; kept as it is written. */
export const readTaxRate: CellReader<string> = (text) => {
  if (isTaxRate(text)) return { value: text };
  return {
    reason:
      'A tax rate is a percentage from 0 to 100 with at most four decimals, like 20 or 9.975.',
  };
};

export const readCurrency: CellReader<Currency> = (text) => {
  if (isCurrency(text)) return { value: text };
  return { reason: `This is not a known currency code; use one of ${currencyCodes.join(', ')}.` };
};

/** An amount is read once its currency is known; until then it is kept as text. */
export const readAmountText: CellReader<string> = (text) => ({ value: text });

/** Minor units of the currency. Zero is refused unless it is said to be allowed. */
export function readAmount(
  text: string,
  currency: Currency,
  options: { zeroAllowed: boolean },
): CellResult<bigint> {
  const amount = parsePlainAmount(text, currency, options);
  return amount.ok ? { value: amount.amountMinor } : { reason: amount.sentence };
}
