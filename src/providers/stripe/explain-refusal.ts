import { Stripe } from 'stripe';
import type { RefundAnswer } from '../refund-provider.js';

type NotAccepted = Exclude<RefundAnswer, { kind: 'accepted' }>;

/** Also what a key of another account, or of Stripe's test mode, hears of a payment. */
export const paymentUnknown = 'Stripe does not know this payment';

/** Stripe's codes of refusals, in words that go on after a colon. */
const refusals: Readonly<Record<string, string>> = {
  charge_already_refunded: 'all of this payment was sent back before',
  charge_disputed: 'the payment is disputed',
  refund_disputed_payment: 'the payment is disputed',
  insufficient_funds: 'the Stripe balance is too low',
  balance_insufficient: 'the Stripe balance is too low',
  resource_missing: paymentUnknown,
};

/**
 * What an error of Stripe's library means for the refund that was asked. Only what Stripe says of
 * the request itself is a refusal; after everything else the refund may exist.
 */
export function explainRefusal(error: unknown): NotAccepted {
  if (!(error instanceof Stripe.errors.StripeError)) {
    return unknown('the answer could not be read');
  }
  const { statusCode, code } = error;
  // Another request under the same key is under way, or one with other facts was answered before.
  if (statusCode === 409 || error.type === 'StripeIdempotencyError') {
    return unknown('Stripe is still working on it');
  }
  if (statusCode === 429) return unknown('Stripe is busy');
  if (statusCode === 401) return unknown('Stripe does not accept the key of the desk');
  if (statusCode === 403) return unknown('the key of the desk lacks a permission at Stripe');
  if (statusCode !== undefined && [400, 402, 404].includes(statusCode)) {
    return { kind: 'refused', reason: (code && refusals[code]) ?? plain(error.message) };
  }
  return unknown('Stripe did not answer, or with a fault of its own');
}

function unknown(reason: string): NotAccepted {
  return { kind: 'unknown', reason };
}

/** A sentence of Stripe's as the end of one of ours, and never a page of it. */
function plain(message: string): string {
  return `Stripe says “${message.trim().slice(0, 200)}”`;
}
