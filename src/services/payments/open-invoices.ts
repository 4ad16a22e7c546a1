import type { Invoice } from '../../domain/invoices/invoice.js';
import { oldestFirst } from '../../domain/payments/spread-payment.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { findOwedInvoices } from '../../store/ledger/owed-invoices.js';
import type { Desk } from '../desk.js';

/** What a payer owes in one currency, the oldest first. */
export type OpenInvoices = { currency: string; invoices: Invoice[] };

/** One payment lies on so many invoices at most; what is left of them takes another. */
export const mostPaidAtOnce = 20;

/**
 * What the payer owes, by currency; those with a payment on its way are there too, since money
 * that arrives is always taken. @throws CreditError `not-allowed`
 */
export async function readOpenInvoices(
  desk: Desk,
  actor: Actor,
  payerId: string,
): Promise<OpenInvoices[]> {
  requireRight(actor, 'see-invoices');
  const owed = await findOwedInvoices(desk.store, { clubId: desk.club.id, payerId });
  const currencies = [...new Set(owed.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    currency,
    invoices: owed.filter((invoice) => invoice.currency === currency).sort(oldestFirst),
  }));
}
