import type { InvoiceRow, Place } from '../../../domain/import/import-data.js';
import type { ImportFault } from '../../../domain/import/import-fault.js';
import type { FilesRead } from '../read-files.js';

/** A product is billed in its own currency: in invoice lines and in orders. */
export function checkProductCurrencies(
  files: FilesRead,
  invoices: readonly InvoiceRow[],
  faults: ImportFault[],
): void {
  const currencyOf = new Map(files.products.rows.map((row) => [row.id, row.currency]));
  const check = (place: Place, productId: string | null, billed: string, where: string) => {
    const currency = currencyOf.get(productId ?? '');
    if (currency === undefined || currency === billed) return;
    const reason = `Product ${productId} is priced in ${currency} but ${where} in ${billed}; use a product of that currency.`;
    faults.push({ ...place, column: 'product_id', value: String(productId), reason });
  };
  for (const { currency, lines, number } of invoices) {
    for (const line of lines) check(line.place, line.productId, currency, `invoice ${number} is`);
  }
  for (const row of files.orders.rows)
    check(row.place, row.productId, row.currency, 'the order is');
}
