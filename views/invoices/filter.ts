import { type InvoiceStatus, invoiceStatuses } from '../../src/domain/invoices/invoice.js';

/** What the list shows; `page` is from 0.  */
export type InvoicesFilter = { status: InvoiceStatus | null; text: string; page: number };

export const searchChars = 100;

export function statusNamed(word: string): InvoiceStatus | null {
  const plainWord = word.trim().toLowerCase();
  return invoiceStatuses.find((status) => status === plainWord) ?? null;
}

/** What `/invoices …` asks for: a status word filters, everything else is searched for. */
export function readFilter(text: string): InvoicesFilter {
  const typed = text.trim().slice(0, searchChars);
  const status = statusNamed(typed);
  return { status, text: status === null ? typed : '', page: 0 };
}
