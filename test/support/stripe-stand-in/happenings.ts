import type { Stripe } from 'stripe';
import { type DisputeFacts, disputeObject } from './dispute-object.js';
import { emitDispute, emitRefund } from './events.js';
import { makeRefund } from './make-refund.js';
import {
  findPayment,
  nextId,
  type StandInPayment,
  type StandInState,
  secondsNow,
} from './stand-in-state.js';

/** Money that a payer paid by card. Minor units; the currency as Stripe writes it. */
export function addPayment(
  state: StandInState,
  facts: { id: string; amount: number; currency?: string },
): StandInPayment {
  const { currency = 'gbp', ...others } = facts;
  const payment = { ...others, currency, chargeId: nextId(state, 'ch') };
  state.payments.push(payment);
  return payment;
}

/** A refund that somebody makes in Stripe's own page. */
export function refundByHand(
  state: StandInState,
  paymentId: string,
  amount: number,
): Stripe.Refund {
  return makeRefund(state, { payment_intent: paymentId, amount });
}

/** What the bank says of a refund, at once or days later. */
export function settleRefund(
  state: StandInState,
  refundId: string,
  to: { status: 'succeeded' } | { status: 'failed'; reason: string },
): void {
  const refund = state.refunds.find(({ id }) => id === refundId);
  if (refund === undefined) throw new Error(`there is no refund ${refundId}`);
  delete refund.pending_reason;
  refund.status = to.status;
  if (to.status === 'failed') {
    refund.failure_reason = to.reason;
    state.balance += refund.amount;
  }
  emitRefund(state, 'refund.updated', refund);
  if (to.status === 'failed') emitRefund(state, 'refund.failed', refund);
}

/** A payer's bank asks for the money back. */
export function openDispute(
  state: StandInState,
  paymentId: string,
  facts: Pick<DisputeFacts, 'amount' | 'status'>,
): DisputeFacts {
  const payment = findPayment(state, paymentId);
  if (payment === undefined) throw new Error(`there is no payment ${paymentId}`);
  const { chargeId, currency } = payment;
  const id = nextId(state, 'dp');
  const dispute = { id, paymentId, chargeId, currency, created: secondsNow(state), ...facts };
  state.disputes.push(dispute);
  emitDispute(state, 'charge.dispute.created', disputeObject(dispute));
  return dispute;
}

export function closeDispute(state: StandInState, id: string, status: 'won' | 'lost'): void {
  const dispute = state.disputes.find((one) => one.id === id);
  if (dispute === undefined) throw new Error(`there is no dispute ${id}`);
  dispute.status = status;
  emitDispute(state, 'charge.dispute.closed', disputeObject(dispute));
}
