import type { Payment } from '../../domain/payments/payment.js';
import type { Store } from '../connection.js';
import { plainIdOf } from '../ledger/transfer-reads.js';
import { fromStored, toStored } from '../stored.js';
import type { ElsewhereRefund } from './elsewhere-refund.js';

export async function findElsewhere(store: Store, id: string): Promise<ElsewhereRefund | null> {
  const found = await store.collections.provider_refunds.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

/** Kept once, and how it stands brought up to date. */
export async function storeElsewhere(store: Store, refund: ElsewhereRefund): Promise<void> {
  const { _id, standing, fee, ...fields } = toStored(refund);
  await store.collections.provider_refunds.updateOne(
    { _id },
    { $set: { standing, fee }, $setOnInsert: fields },
    { upsert: true },
  );
}

/**
 * What was made elsewhere of these payments, or of the sums that they are parts of, did not fail, and
 * is not in the books yet; the oldest first.
 */
export async function findUnrecorded(
  store: Store,
  payments: readonly Payment[],
): Promise<ElsewhereRefund[]> {
  if (payments.length === 0) return [];
  const { provider_refunds, refunds } = store.collections;
  const plainIds = [...new Set(payments.map(plainIdOf))];
  const ofSums = plainIds.map((id) => ({ paymentId: { $gte: `${id}:`, $lt: `${id};` } }));
  const standing = { $ne: 'failed' as const };
  const found = await provider_refunds
    .find({ $or: [{ paymentId: { $in: plainIds } }, ...ofSums], standing })
    .sort({ madeAt: 1, _id: 1 })
    .toArray();
  if (found.length === 0) return [];
  const clubId = { $in: payments.map((payment) => payment.clubId) };
  const provider = { $in: payments.map((payment) => payment.provider) };
  const providerRefundId = { $in: found.map((one) => one.providerRefundId) };
  const recorded = await refunds.find({ clubId, provider, providerRefundId }).toArray();
  const isRecorded = new Set(recorded.map((refund) => refund.providerRefundId));
  return found.filter((one) => !isRecorded.has(one.providerRefundId)).map(fromStored);
}

/**
 * Whether nobody has to record it any more: it is in the books, or failed. One that is not kept yet is
 * new: it is told before it is kept.
 */
export async function isOver(store: Store, id: string): Promise<boolean> {
  const { provider_refunds, refunds } = store.collections;
  const found = await provider_refunds.findOne({ _id: id });
  if (found === null) return false;
  if (found.standing === 'failed') return true;
  const { clubId, provider, providerRefundId } = found;
  return (await refunds.findOne({ clubId, provider, providerRefundId })) !== null;
}
