import type { Stripe } from 'stripe';
import type { DisputeStanding, ProviderDispute } from '../refund-provider.js';
import { dateOf, idsOf } from './read-refund.js';

export function readDispute(dispute: Stripe.Dispute): ProviderDispute {
  return {
    disputeId: dispute.id,
    paymentIds: idsOf(dispute.payment_intent, dispute.charge),
    amountMinor: BigInt(dispute.amount),
    currency: dispute.currency.toUpperCase(),
    standing: standingOf(dispute.status),
    openedAt: dateOf(dispute.created),
  };
}

/** An inquiry takes no money yet; a dispute does from its first day until it is won. */
function standingOf(status: Stripe.Dispute['status']): DisputeStanding {
  if (status.startsWith('warning_') || status === 'prevented') return 'inquiry';
  if (status === 'lost') return 'lost';
  return status === 'won' ? 'returned' : 'held';
}
