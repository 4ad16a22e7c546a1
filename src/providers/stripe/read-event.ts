import { Stripe } from 'stripe';
import type { ProviderEvent } from '../refund-provider.js';
import { readRefund } from './read-refund.js';

/** Reads a webhook that is signed with `secret` within the last five minutes. */
export function readEvent(
  secret: string,
  { rawBody, signature }: { rawBody: Buffer; signature: string | undefined },
): ProviderEvent {
  let event: Stripe.Event;
  try {
    event = Stripe.webhooks.constructEvent(rawBody, signature ?? '', secret);
  } catch {
    return { kind: 'forged' };
  }
  switch (event.type) {
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated':
      return { kind: 'refund', refund: readRefund(event.data.object) };
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
      return { kind: 'dispute', disputeId: event.data.object.id };
    default:
      return { kind: 'other' };
  }
}
