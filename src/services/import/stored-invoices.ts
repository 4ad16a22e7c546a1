import type { Invoice } from '../../domain/invoices/invoice.js';
import { recordId } from '../../domain/record-id.js';
import { readTogether } from '../../store/import/import-reads.js';
import type { Desk } from '../desk.js';

/** The stored ones among these invoices, each once. */
export async function findStoredInvoices(
  desk: Desk,
  numbers: readonly string[],
): Promise<Invoice[]> {
  const ids = numbers.map((number) => recordId(desk.club.id, number));
  return readTogether(desk.store, (reader) => reader.invoices(ids));
}

/** Currencies of stored invoices by their numbers; numbers that are not stored are left out. */
export async function storedInvoiceCurrencies(
  desk: Desk,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const invoices = await findStoredInvoices(desk, numbers);
  return new Map(invoices.map((invoice) => [invoice.number, invoice.currency]));
}
