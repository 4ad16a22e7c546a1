import type { Actor } from '../../domain/people/actor.js';
import type { Refund } from '../../domain/refunds/refund.js';
import type { ProviderRefund, RefundProvider } from '../../providers/refund-provider.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { tellRefund } from '../refunds/tell-refund.js';

const actor: Actor = { kind: 'job', job: 'follow-refunds' };

/**
 * Books how the provider says that a refund stands; what is so already changes nothing. Its fee, where
 * that was not said, is asked for when it is booked as done.
 */
export async function bookHeard(
  desk: Desk,
  provider: RefundProvider,
  { refund, heard }: { refund: Refund; heard: ProviderRefund },
): Promise<void> {
  const { providerRefundId, standing, reason } = heard;
  const common = { attempt: heard.attempt ?? refund.attempt, providerRefundId, on: todayOf(desk) };
  const told =
    standing === 'done'
      ? { ...common, state: standing, feeMinor: await feeOf(provider, { refund, heard }) }
      : { ...common, state: standing };
  await tellRefund(desk, actor, { refundId: refund.id, told, reason: reason ?? '' });
}

async function feeOf(
  provider: RefundProvider,
  { refund, heard }: { refund: Refund; heard: ProviderRefund },
): Promise<bigint> {
  if (refund.state === 'done') return 0n;
  return heard.feeMinor ?? (await provider.find(heard.providerRefundId)).feeMinor ?? 0n;
}

/** The provider refused, so nothing was sent, and everything is put back. */
export async function bookRefused(desk: Desk, refund: Refund, reason: string): Promise<void> {
  const { id: refundId, attempt } = refund;
  const told = { attempt, providerRefundId: null, on: todayOf(desk), state: 'failed' as const };
  await tellRefund(desk, actor, { refundId, told, reason });
}
