import type { Stripe } from 'stripe';
import type { ProviderRefund, RefundStanding } from '../refund-provider.js';
import { readFee } from './read-fee.js';
import { ourOrderIn } from './refund-metadata.js';

/** Stripe's words for what a refund waits for or failed of, in ours. */
const reasons: Readonly<Record<string, string>> = {
  insufficient_funds: 'the Stripe balance is too low',
  processing: 'the bank is working on it',
  charge_pending: 'the payment itself is not settled yet',
  lost_or_stolen_card: 'the card was lost or stolen',
  expired_or_canceled_card: 'the card has expired or was cancelled',
  charge_for_pending_refund_disputed: 'the payment is disputed',
  declined: 'the bank declined it',
  merchant_request: 'it was cancelled at Stripe',
  unknown: 'the bank gave no reason',
};

/** A refund as Stripe sends it, in an answer, a list or a webhook. */
export function readRefund(refund: Stripe.Refund): ProviderRefund {
  const standing = standingOf(refund.status);
  return {
    providerRefundId: refund.id,
    paymentIds: idsOf(refund.payment_intent, refund.charge),
    ...ourOrderIn(refund),
    amountMinor: BigInt(refund.amount),
    currency: refund.currency.toUpperCase(),
    standing,
    feeMinor: readFee(refund),
    reason: reasonOf(refund, standing),
    madeAt: dateOf(refund.created),
  };
}

export function dateOf(seconds: number): Date {
  return new Date(seconds * 1000);
}

/** The ids of what may be null, an id, or the whole object. */
export function idsOf(...named: readonly (string | { id: string } | null)[]): string[] {
  return named.flatMap((one) => {
    if (one === null) return [];
    return [typeof one === 'string' ? one : one.id];
  });
}

/** A status that is new to us waits: it is neither success nor failure until Stripe says so. */
function standingOf(status: string | null): RefundStanding {
  if (status === 'succeeded') return 'done';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'waiting';
}

function reasonOf(refund: Stripe.Refund, standing: RefundStanding): string | null {
  switch (standing) {
    case 'done':
      return null;
    case 'waiting':
      if (refund.status === 'requires_action') return 'the payer has to say where it goes';
      return inWords(refund.pending_reason);
    case 'failed':
      return refund.status === 'canceled' ? 'it was cancelled' : inWords(refund.failure_reason);
    default:
      return standing satisfies never;
  }
}

function inWords(reason: string | undefined): string | null {
  return reason === undefined ? null : (reasons[reason] ?? reason.replaceAll('_', ' '));
}
