import type { Invoice, InvoiceStatus } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { requireRight } from '../../domain/people/permission.js';
import { recordId } from '../../domain/record-id.js';
import { findContact, findContactNames, searchContacts } from '../../store/club/contact-reads.js';
import { searchInvoices } from '../../store/club/invoice-search.js';
import { findInvoices } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';

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
  const ids = invoices.map((invoice) => invoice.payerId);
  const names = await findContactNames(desk.store, ids);
  return invoices.map((invoice) => {
    return { invoice, payerName: names.get(invoice.payerId) ?? 'Unknown payer' };
  });
}

/**
 * The id of the invoice with the number that a person typed, in large or small letters; null
 * when there is none. @throws CreditError `not-allowed`
 */
export async function findInvoiceIdByNumber(
  desk: Desk,
  actor: Actor,
  typed: string,
): Promise<string | null> {
  requireRight(actor, 'see-invoices');
  const number = typed.trim();
  const ids = [...new Set([number, number.toUpperCase()])].map((one) =>
    recordId(desk.club.id, one),
  );
  const found = await findInvoices(desk.store, ids);
  return found.find((invoice) => invoice.number === number)?.id ?? found[0]?.id ?? null;
}

/** @throws CreditError `not-allowed` */
export async function offerContacts(
  desk: Desk,
  actor: Actor,
  search: { text: string; payersOnly: boolean; limit: number },
): Promise<Contact[]> {
  requireRight(actor, 'see-invoices');
  return searchContacts(desk.store, { ...search, clubId: desk.club.id });
}

/** A contact of this club, or null. @throws CreditError `not-allowed` */
export async function lookUpContact(
  desk: Desk,
  actor: Actor,
  contactId: string,
): Promise<Contact | null> {
  requireRight(actor, 'see-invoices');
  const contact = await findContact(desk.store, contactId);
  return contact?.clubId === desk.club.id ? contact : null;
}
