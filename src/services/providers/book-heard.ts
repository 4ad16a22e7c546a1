import type { Actor } from '../../domain/people/actor.js';
import type { Refund } from '../../domain/refunds/refund.js';
import type { ProviderRefund } from '../../providers/refund-provider.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { tellRefund } from '../refunds/tell-refund.js';

const actor: Actor = { kind: 'job', job: 'follow-refunds' };

/** Books how the provider says that a refund stands; what is so already changes nothing. */
export async function bookHeard(desk: Desk, refund: Refund, heard: ProviderRefund): Promise<void> {
  const { providerRefundId, standing, reason } = heard;
  const common = { attempt: heard.attempt ?? refund.attempt, providerRefundId, on: todayOf(desk) };
  const told =
    standing === 'done'
      ? { ...common, state: standing, feeMinor: 0n }
      : { ...common, state: standing };
  await tellRefund(desk, actor, { refundId: refund.id, told, reason: reason ?? '' });
}

/** The provider refused, so nothing was sent, and everything is put back. */
export async function bookRefused(desk: Desk, refund: Refund, reason: string): Promise<void> {
  const { id: refundId, attempt } = refund;
  const told = { attempt, providerRefundId: null, on: todayOf(desk), state: 'failed' as const };
  await tellRefund(desk, actor, { refundId, told, reason });
}
