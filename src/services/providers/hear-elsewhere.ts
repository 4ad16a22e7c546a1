import type { Payment } from '../../domain/payments/payment.js';
import { ownId, recordId } from '../../domain/record-id.js';
import { heldOnParts } from '../../domain/refunds/parts-of-sum.js';
import type { ProviderRefund, RefundProvider } from '../../providers/refund-provider.js';
import { storeMessage } from '../../store/outbox/outbox-queue.js';
import { findElsewhere, storeElsewhere } from '../../store/providers/elsewhere-refunds.js';
import type { Desk } from '../desk.js';
import { elsewhereMessageId } from './elsewhere-message.js';
import { loadSum } from './load-sum.js';

export function elsewhereId(desk: Desk, provider: string, providerRefundId: string): string {
  return recordId(desk.club.id, `${provider}:${providerRefundId}`);
}

/**
 * Keeps a refund of a payment of ours that the desk did not ask for, and tells finance once. It is
 * never taken for one of ours, however alike: a person records it. Until then it holds its amount.
 */
export async function hearElsewhere(
  desk: Desk,
  provider: RefundProvider,
  heard: { refund: ProviderRefund; payments: readonly Payment[] },
): Promise<void> {
  const { refund, payments } = heard;
  const { providerRefundId, amountMinor: amount, currency, madeAt } = refund;
  const [first] = payments;
  if (first === undefined) return;
  const id = elsewhereId(desk, provider.name, providerRefundId);
  const before = await findElsewhere(desk.store, id);
  // What failed stays failed, whatever comes late.
  const standing = before?.standing === 'failed' ? 'failed' : refund.standing;
  const isNews = before === null ? standing !== 'failed' : before.standing !== standing;
  // Told before it is kept: a process that dies in between tells it once more under the same id.
  if (isNews) {
    const payment = await firstTouched(desk, first, amount);
    await tellElsewhere(desk, provider, { id, payment, refund: { ...refund, standing } });
  }
  const fee = before?.fee ?? (await feeOf(provider, { ...refund, standing }));
  const facts = { amount, currency, madeAt, standing, payerId: first.payerId, fee };
  const named = { id, clubId: desk.club.id, provider: provider.name, providerRefundId };
  await storeElsewhere(desk.store, { ...facts, ...named, paymentId: first.id });
}

/** Of a sum that paid several invoices, the part of which it is taken first. */
async function firstTouched(desk: Desk, payment: Payment, amount: bigint): Promise<Payment> {
  const parts = await loadSum(desk, payment);
  const [held] = heldOnParts(parts, amount);
  return parts.find((part) => part.payment.id === held?.paymentId)?.payment ?? payment;
}

/** What is done has a fee, which a webhook does not say. */
async function feeOf(provider: RefundProvider, refund: ProviderRefund): Promise<bigint | null> {
  const { feeMinor, standing, providerRefundId } = refund;
  if (feeMinor !== null || standing !== 'done') return feeMinor;
  return (await provider.find(providerRefundId)).feeMinor ?? 0n;
}

/** Once for the refund itself, and once more should it fail. */
async function tellElsewhere(
  desk: Desk,
  provider: RefundProvider,
  told: { id: string; payment: Payment; refund: ProviderRefund },
): Promise<void> {
  const { club, financeChannel, store } = desk;
  if (financeChannel === null) return;
  const { id, payment, refund } = told;
  const { providerRefundId, amountMinor: amount, currency } = refund;
  const { payerId, invoiceId } = payment;
  const isGone = refund.standing === 'failed';
  await storeMessage(store, {
    id: `${elsewhereMessageId(id)}${isGone ? ':failed' : ''}`,
    clubId: club.id,
    target: { room: 'finance' },
    notice: {
      ...{ kind: 'refund-elsewhere', provider: provider.title, providerRefundId, isGone },
      ...{ elsewhereId: id, invoiceNumber: ownId(club.id, invoiceId), payerId, amount, currency },
    },
    now: desk.now(),
  });
  desk.wake('outbox');
}
