import type { Actor } from '../../domain/people/actor.js';
import { requireOwnAccount, requireRight } from '../../domain/people/permission.js';
import { findOldestOwed, type OwedInvoices } from '../../store/ledger/owed-invoices.js';
import type { Desk } from '../desk.js';

/** What a payer owes in one currency, the oldest first. */
export type OpenInvoices = Pick<OwedInvoices, 'currency' | 'invoices'>;

/** One payment lies on so many invoices at most; what is left of them takes another. */
export const mostPaidAtOnce = 20;

/**
 * What the payer owes, by currency, as much of it as one payment can pay; invoices with a payment on
 * its way are there too, since money that arrives is always taken. @throws CreditError `not-allowed`
 */
export async function readOpenInvoices(
  desk: Desk,
  actor: Actor,
  payerId: string,
): Promise<OwedInvoices[]> {
  requireRight(actor, 'see-invoices');
  requireOwnAccount(actor, payerId, 'see-invoices');
  return findOldestOwed(desk.store, { clubId: desk.club.id, payerId, most: mostPaidAtOnce });
}
