import type { Invoice, InvoiceStatus } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { recordId } from '../../domain/record-id.js';
import { searchInvoices } from '../../store/club/invoice-search.js';
import { findByDigits } from '../../store/club/invoice-text.js';
import { findInvoices } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { readPayerNames } from '../people/payer-names.js';

/** What a search box offers while a person types. @throws CreditError `not-allowed` */
export async function offerInvoices(
  desk: Desk,
  actor: Actor,
  search: { text: string; status: InvoiceStatus | null; payerId: string | null; limit: number },
): Promise<{ invoice: Invoice; payerName: string }[]> {
  requireRight(actor, 'see-invoices');
  const { limit, ...filter } = search;
  const { invoices } = await searchInvoices(
    desk.store,
    { ...filter, clubId: desk.club.id },
    { skip: 0, limit },
  );
  const nameOf = await readPayerNames(
    desk,
    invoices.map((invoice) => invoice.payerId),
  );
  return invoices.map((invoice) => ({ invoice, payerName: nameOf(invoice.payerId) }));
}

/**
 * The id of the invoice with the number that a person typed, in large or small letters, or with
 * the digits of it where no other invoice has them; null when there is none.
 * @throws CreditError `not-allowed`
 */
export async function findInvoiceIdByNumber(
  desk: Desk,
  actor: Actor,
  typed: string,
): Promise<string | null> {
  requireRight(actor, 'see-invoices');
  const number = typed.trim().replaceAll(/\s+/g, ' ');
  const ids = [...new Set([number, number.toUpperCase()])].map((one) =>
    recordId(desk.club.id, one),
  );
  const found = await findInvoices(desk.store, ids);
  const exact = found.find((invoice) => invoice.number === number)?.id ?? found[0]?.id;
  return exact ?? findByDigits(desk.store, desk.club.id, number);
}
