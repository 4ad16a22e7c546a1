import type { Currency } from '../../domain/amounts/currency-table.js';
import type { FilesRead } from './read-files.js';

/** The currencies of invoices that are stored already, of those asked for. */
export type FindStoredInvoices = (
  numbers: readonly string[],
) => Promise<ReadonlyMap<string, Currency>>;

/** `faulty`: the invoice has a fault of its own. `none`: there is no such invoice anywhere. */
export type InvoiceCurrency =
  | { kind: 'here' | 'stored'; currency: Currency }
  | { kind: 'faulty' }
  | { kind: 'none' };

/** Where the invoice of a money row is, and so in which currency the row's amount is. */
export async function findInvoiceCurrencies(
  files: FilesRead,
  findStored: FindStoredInvoices,
): Promise<(invoiceNumber: string) => InvoiceCurrency> {
  const here = new Map(files.invoices.rows.map((row) => [row.number, row.currency]));
  const { faulty, complete } = files.invoices;
  const elsewhere = new Set<string>();
  for (const { rows } of [files.payments, files.creditNotes, files.applications]) {
    for (const { invoiceNumber } of rows) {
      if (!here.has(invoiceNumber) && !faulty.has(invoiceNumber)) elsewhere.add(invoiceNumber);
    }
  }
  const stored: ReadonlyMap<string, Currency> =
    elsewhere.size === 0 ? new Map() : await findStored([...elsewhere]);
  return (invoiceNumber) => {
    const currency = here.get(invoiceNumber);
    if (currency !== undefined) return { kind: 'here', currency };
    if (faulty.has(invoiceNumber)) return { kind: 'faulty' };
    const storedCurrency = stored.get(invoiceNumber);
    if (storedCurrency !== undefined) return { kind: 'stored', currency: storedCurrency };
    return { kind: complete ? 'none' : 'faulty' };
  };
}
