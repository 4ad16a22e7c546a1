import type { Refund } from '../../domain/refunds/refund.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

type StoredRefund = Stored<Refund>;

export async function findRefund({ models }: Store, id: string): Promise<Refund | null> {
  const found = await models.refunds.findOne({ _id: id }).lean<StoredRefund>();
  return found === null ? null : fromStored(found);
}

/**
 * A refund that may just have been changed: what a majority is not known to have yet is waited for.
 */
export async function findRefundAfter({ models }: Store, id: string): Promise<Refund | null> {
  const found = await models.refunds
    .findOne({ _id: id })
    .readConcern('linearizable')
    .lean<StoredRefund>();
  return found === null ? null : fromStored(found);
}

/** All that were ever asked for on these invoices, the oldest first. */
export async function findRefundsOfInvoices(
  { models }: Store,
  invoiceIds: readonly string[],
): Promise<Refund[]> {
  const query = { invoiceId: { $in: [...invoiceIds] } };
  const found = await models.refunds
    .find(query)
    .sort({ askedAt: 1, _id: 1 })
    .lean<StoredRefund[]>();
  return found.map(fromStored);
}

export async function findRefundsOfInvoice(store: Store, invoiceId: string): Promise<Refund[]> {
  return findRefundsOfInvoices(store, [invoiceId]);
}

/** All pay-outs of one payer's account credit in a currency, the oldest first. */
export async function findPayOutsOf(
  { models }: Store,
  owner: { clubId: string; payerId: string; currency: string },
): Promise<Refund[]> {
  const query = { ...owner, of: 'account-credit' as const };
  const found = await models.refunds
    .find(query)
    .sort({ askedAt: 1, _id: 1 })
    .lean<StoredRefund[]>();
  return found.map(fromStored);
}
