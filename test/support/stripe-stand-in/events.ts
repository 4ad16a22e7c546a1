import { Stripe } from 'stripe';
import { nextId, type StandInState, secondsNow } from './stand-in-state.js';

type RefundEvent = Stripe.RefundCreatedEvent | Stripe.RefundUpdatedEvent | Stripe.RefundFailedEvent;
type DisputeEvent = Stripe.ChargeDisputeCreatedEvent | Stripe.ChargeDisputeClosedEvent;

/** Keeps an event with the refund as it is at this moment, as Stripe does. */
export function emitRefund(
  state: StandInState,
  type: RefundEvent['type'],
  now: Stripe.Refund,
): void {
  const event: RefundEvent = { ...envelope(state), type, data: { object: structuredClone(now) } };
  state.events.push(event);
}

export function emitDispute(
  state: StandInState,
  type: DisputeEvent['type'],
  object: Stripe.Dispute,
): void {
  const event: DisputeEvent = { ...envelope(state), type, data: { object } };
  state.events.push(event);
}

function envelope(state: StandInState) {
  return {
    id: nextId(state, 'evt'),
    object: 'event' as const,
    api_version: Stripe.API_VERSION,
    created: secondsNow(state),
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
  };
}
