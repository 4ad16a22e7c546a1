import { refuse } from '../../../domain/errors.js';
import type { Actor } from '../../../domain/people/actor.js';
import type { Product } from '../../../domain/people/club-records.js';
import { requireRight } from '../../../domain/people/permission.js';
import { ownId } from '../../../domain/record-id.js';
import { findProduct } from '../../../store/club/product-reads.js';
import type { Desk } from '../../desk.js';

/** A product that was chosen in a form. @throws CreditError `not-allowed`, `not-found` */
export async function readProduct(
  desk: Desk,
  actor: Actor,
  { productId }: { productId: string },
): Promise<Product> {
  requireRight(actor, 'see-invoices');
  const product = await findProduct(desk.store, productId);
  if (product === null || product.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'product', id: ownId(desk.club.id, productId) });
  }
  return product;
}
