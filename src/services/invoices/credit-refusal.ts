import { requireComplete } from '../../domain/books/require-complete.js';
import { requireCreditable } from '../../domain/credit/raise-credit.js';
import { refusalOf } from '../../domain/errors.js';
import { requireOwedOn } from '../../domain/forgetting/require-owed.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Desk } from '../desk.js';

/** Why no credit can be raised on this invoice now, in words, wherever one is shown; else null. */
export function creditRefusalOf({ club }: Pick<Desk, 'club'>, invoice: Invoice): string | null {
  return refusalOf(() => {
    requireCreditable(invoice);
    requireComplete({ invoice });
    requireOwedOn(invoice);
  }, club.locale);
}
