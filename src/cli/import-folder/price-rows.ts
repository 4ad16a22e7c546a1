import type { Place } from '../../domain/import/import-data.js';
import { type ImportFault, showValue } from '../../domain/import/import-fault.js';
import type { InvoiceCurrency } from './invoice-currencies.js';
import { readAmount } from './number-cells.js';
import type { RowsRead } from './read-rows.js';

type Unpriced = { invoiceNumber: string; amountText: string; place: Place };

/** A row whose amount is known, in minor units of its invoice's currency. */
export type Priced<Row> = Omit<Row, 'amountText'> & { amountMinor: bigint };

/**
 * Reads the amounts of rows that have their currency from an invoice. Rows that cannot be priced
 * are left out, each with a fault unless its invoice has one already.
 */
export function priceRows<Row extends Unpriced>(
  read: RowsRead<Row>,
  invoice: {
    currencyOf: (invoiceNumber: string) => InvoiceCurrency;
    missing: (invoiceNumber: string) => string;
    zeroAllowed: boolean;
  },
  faults: ImportFault[],
): Priced<Row>[] {
  const priced: Priced<Row>[] = [];
  for (const { amountText, ...row } of read.rows) {
    const { invoiceNumber, place } = row;
    const found = invoice.currencyOf(invoiceNumber);
    if (found.kind === 'faulty') continue;
    if (found.kind === 'none') {
      const value = showValue(invoiceNumber);
      const reason = invoice.missing(invoiceNumber);
      faults.push({ ...place, column: 'invoice_number', value, reason });
      continue;
    }
    const amount = readAmount(amountText, found.currency, { zeroAllowed: invoice.zeroAllowed });
    if ('value' in amount) {
      priced.push({ ...row, amountMinor: amount.value });
      continue;
    }
    read.faulty.add(invoiceNumber);
    faults.push({
      ...place,
      column: 'amount',
      value: showValue(amountText),
      reason: amount.reason,
    });
  }
  return priced;
}
