import { refuse } from '../../../domain/errors.js';
import type { Actor } from '../../../domain/people/actor.js';
import type { Contact, Product } from '../../../domain/people/club-records.js';
import { requireRight } from '../../../domain/people/permission.js';
import { ownId } from '../../../domain/record-id.js';
import { findContact } from '../../../store/club/contact-reads.js';
import { findStandingProducts } from '../../../store/club/leaver-reads.js';
import { findProducts } from '../../../store/club/product-reads.js';
import type { Desk } from '../../desk.js';
import { todayOf } from '../../desk-day.js';

/** Somebody with the products that they are on today or later, by name. */
export type ContactWithProducts = { contact: Contact; products: Product[]; total: number };

/** @throws CreditError `not-allowed`, `not-found` */
export async function readProductsOfContact(
  desk: Desk,
  actor: Actor,
  contactId: string,
): Promise<ContactWithProducts> {
  requireRight(actor, 'see-invoices');
  const { store, club } = desk;
  const of = { clubId: club.id, contactId, today: todayOf(desk) };
  const [contact, ids, products] = await Promise.all([
    findContact(store, contactId),
    findStandingProducts(store, of),
    findProducts(store, club.id),
  ]);
  if (contact?.clubId !== club.id) {
    return refuse('not-found', { what: 'contact', id: ownId(club.id, contactId) });
  }
  const own = products.filter(({ id }) => ids.includes(id));
  return { contact, products: own, total: own.length };
}
