import { recordId } from '../domain/record-id.js';
import { findInvoices } from '../store/ledger-reads.js';
import type { Desk } from './desk.js';

/** Currencies of stored invoices by their numbers; numbers that are not stored are left out. */
export async function storedInvoiceCurrencies(
  desk: Desk,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const ids = numbers.map((number) => recordId(desk.club.id, number));
  const invoices = await findInvoices(desk.store, ids);
  return new Map(invoices.map((invoice) => [invoice.number, invoice.currency]));
}
