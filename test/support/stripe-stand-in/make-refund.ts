import type { Stripe } from 'stripe';
import { emitRefund } from './events.js';
import { refundObject } from './refund-object.js';
import { StandInError } from './stand-in-error.js';
import { findPayment, type StandInPayment, type StandInState } from './stand-in-state.js';

/** What of a payment can still be sent back: failed refunds count no more. */
export function leftOf(state: StandInState, payment: StandInPayment): number {
  const gone = state.refunds.filter(
    ({ payment_intent, status }) => payment_intent === payment.id && !isOver(status),
  );
  return gone.reduce((left, { amount }) => left - amount, payment.amount);
}

function isOver(status: string | null): boolean {
  return status === 'failed' || status === 'canceled';
}

/** Makes a refund by Stripe's rules. @throws StandInError with Stripe's refusal */
export function makeRefund(state: StandInState, params: Stripe.RefundCreateParams): Stripe.Refund {
  const payment = requirePayment(state, params);
  const left = leftOf(state, payment);
  const amount = params.amount ?? left;
  if (isDisputed(state, payment)) {
    throw new StandInError(400, 'charge_disputed', 'This charge has been charged back.');
  }
  if (left === 0) {
    const message = `Charge ${payment.chargeId} has already been refunded.`;
    throw new StandInError(400, 'charge_already_refunded', message);
  }
  if (amount > left) {
    const message = `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`;
    throw new StandInError(400, undefined, message);
  }
  const metadata = metadataOf(params);
  const refund = refundObject(state, payment, { amount, metadata, reason: params.reason ?? null });
  if (amount > state.balance) {
    Object.assign(refund, { status: 'pending', pending_reason: 'insufficient_funds' });
  } else {
    state.balance -= amount;
  }
  state.refunds.push(refund);
  emitRefund(state, 'refund.created', refund);
  return refund;
}

function requirePayment(state: StandInState, params: Stripe.RefundCreateParams): StandInPayment {
  const id = params.payment_intent ?? params.charge ?? '';
  const payment = findPayment(state, id);
  if (payment === undefined) {
    throw new StandInError(404, 'resource_missing', `No such payment: '${id}'`);
  }
  return payment;
}

function isDisputed(state: StandInState, payment: StandInPayment): boolean {
  return state.disputes.some(
    ({ paymentId, status }) =>
      paymentId === payment.id && status !== 'won' && !status.startsWith('warning_'),
  );
}

function metadataOf({ metadata }: Stripe.RefundCreateParams): Stripe.Metadata {
  if (metadata === undefined || metadata === null || metadata === '') return {};
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, String(value)]));
}
