import { type Account, accountId } from '../../domain/credit/account.js';
import { refuse } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { ownId } from '../../domain/record-id.js';
import { findAccount, findInvoice } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';

/** @throws CreditError `not-found`, also for an invoice of another club */
export async function requireInvoice(desk: Desk, invoiceId: string): Promise<Invoice> {
  const invoice = await findInvoice(desk.store, invoiceId);
  if (invoice === null || invoice.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'invoice', id: ownId(desk.club.id, invoiceId) });
  }
  return invoice;
}

/** The two reads that most acts need: the invoice and its payer's account. */
export async function loadInvoiceAndAccount(
  desk: Desk,
  invoiceId: string,
): Promise<{ invoice: Invoice; account: Account | null }> {
  const invoice = await requireInvoice(desk, invoiceId);
  return { invoice, account: await findAccount(desk.store, accountId(invoice)) };
}
