import type { Product } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

export async function findProduct(store: Store, id: string): Promise<Product | null> {
  const found = await store.collections.products.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

/** All products of a club by name: a club has dozens. */
export async function findProducts(store: Store, clubId: string): Promise<Product[]> {
  const found = await store.collections.products
    .find({ clubId }, { projection: { imported: 0 } })
    .hint('name')
    .sort({ name: 1 })
    .toArray();
  return found.map(fromStored);
}

/** Names by id; products that are not there are left out. */
export async function findProductNames(
  store: Store,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await store.collections.products
    .find({ _id: { $in: [...new Set(ids)] } }, { projection: { name: 1 } })
    .toArray();
  return new Map(found.map(({ _id, name }) => [_id, name]));
}
