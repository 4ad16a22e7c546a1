import type { Stripe } from 'stripe';
import { nextId, type StandInPayment, type StandInState, secondsNow } from './stand-in-state.js';

/** A refund with every field that Stripe always sends. */
export function refundObject(
  state: StandInState,
  payment: StandInPayment,
  facts: { amount: number; metadata: Stripe.Metadata; reason: Stripe.Refund.Reason | null },
): Stripe.Refund {
  return {
    id: nextId(state, 're'),
    object: 'refund',
    amount: facts.amount,
    balance_transaction: nextId(state, 'txn'),
    charge: payment.chargeId,
    created: secondsNow(state),
    currency: payment.currency,
    customer: null,
    customer_account: null,
    destination_details: { type: 'card', card: { type: 'refund' } },
    metadata: facts.metadata,
    payment_intent: payment.id,
    payment_method: null,
    reason: facts.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
}
