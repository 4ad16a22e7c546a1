import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

/** All invoices of one payer on which something is owed, those with a payment on its way too. */
export async function findOwedInvoices(
  store: Store,
  { clubId, payerId }: { clubId: string; payerId: string },
): Promise<Invoice[]> {
  const query = { clubId, payerId, outstanding: { $gt: 0n } };
  const found = await store.collections.invoices.find(query).hint('payer').toArray();
  return found.map(fromStored);
}
