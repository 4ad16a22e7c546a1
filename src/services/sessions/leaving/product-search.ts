import type { Actor } from '../../../domain/people/actor.js';
import type { Product } from '../../../domain/people/club-records.js';
import { foldedText, foldings } from '../../../domain/people/folded-text.js';
import { requireRight } from '../../../domain/people/permission.js';
import { searchTerms } from '../../../domain/people/search-words.js';
import { findContactNames } from '../../../store/club/contact-reads.js';
import { findEnrolled } from '../../../store/club/enrolment-reads.js';
import { findProducts } from '../../../store/club/product-reads.js';
import type { Desk } from '../../desk.js';
import { todayOf } from '../../desk-day.js';

/** `total` counts all that fit, also those beyond the limit. By name. */
export type ProductsFound = { products: Product[]; total: number };

/** Products by any part of their name or own id; all for a blank text. @throws CreditError `not-allowed` */
export async function searchProducts(
  desk: Desk,
  actor: Actor,
  { text, limit }: { text: string; limit: number },
): Promise<ProductsFound> {
  requireRight(actor, 'see-invoices');
  const words = foldedText(text).split(' ');
  const fitting = (await findProducts(desk.store, desk.club.id)).filter(({ name, ownId }) => {
    const own = `${foldings(name).join(' ')} ${foldedText(ownId)}`;
    return words.every((word) => own.includes(word));
  });
  return { products: fitting.slice(0, limit), total: fitting.length };
}

/** Somebody on a product, with who pays. */
export type EnrolledContact = {
  contactId: string;
  name: string;
  payerId: string;
  payerName: string;
};

/** `total` counts all who fit, also those beyond the limit. By name. */
export type EnrolledFound = { contacts: EnrolledContact[]; total: number };

/**
 * Who is on a product today or later and was not removed, by any part of the name; all of them for
 * a blank text. @throws CreditError `not-allowed`
 */
export async function enrolledContacts(
  desk: Desk,
  actor: Actor,
  { productId, text, limit = 100 }: { productId: string; text: string; limit?: number },
): Promise<EnrolledFound> {
  requireRight(actor, 'see-invoices');
  const terms = searchTerms(text);
  if (terms.length === 0 && text.trim() !== '') return { contacts: [], total: 0 };
  const of = { clubId: desk.club.id, productId, today: todayOf(desk), limit };
  const { contacts, total } = await findEnrolled(desk.store, terms, of);
  const payers = contacts.map(({ payerId }) => payerId);
  const names = await findContactNames(desk.store, payers);
  return {
    contacts: contacts.map(({ id, name, payerId }) => {
      return { contactId: id, name, payerId, payerName: names.get(payerId) ?? '' };
    }),
    total,
  };
}
