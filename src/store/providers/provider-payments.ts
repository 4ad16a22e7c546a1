import type { Payment } from '../../domain/payments/payment.js';
import { recordId } from '../../domain/record-id.js';
import type { Store } from '../connection.js';
import { findPaymentsOfTransfer } from '../ledger/transfer-reads.js';
import { fromStored } from '../stored.js';

/**
 * The payments of ours that came through the provider as the one which it knows under these ids:
 * several where one sum paid several invoices, the one under the plain id first.
 */
export async function findProviderPayments(
  store: Store,
  named: { clubId: string; provider: string; paymentIds: readonly string[] },
): Promise<Payment[]> {
  const { clubId, provider, paymentIds } = named;
  const ids = paymentIds.map((id) => recordId(clubId, id));
  const stored = await store.collections.payments.findOne({ _id: { $in: ids }, clubId });
  if (stored === null) return [];
  const found = await findPaymentsOfTransfer(store, fromStored(stored));
  return found.filter((payment) => payment.provider.toLowerCase() === provider);
}
