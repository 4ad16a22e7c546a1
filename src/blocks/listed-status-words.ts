import type { ListedStatus } from '../domain/invoices/listed-status.js';

/** A filter as a menu names it: what people say first, the word of the books behind it. */
export function listedStatusName(status: ListedStatus): string {
  switch (status) {
    case 'outstanding':
      return 'Unpaid';
    case 'paid':
      return 'Paid or settled';
    default:
      return `${status.charAt(0).toUpperCase()}${status.slice(1)}`;
  }
}

/** The same behind "No invoice is …". */
export function listedStatusSaid(status: ListedStatus): string {
  return listedStatusName(status).toLowerCase();
}
