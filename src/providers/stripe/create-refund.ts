import type { Stripe } from 'stripe';
import type { RefundAnswer, RefundOrder } from '../refund-provider.js';
import { explainRefusal, paymentUnknown } from './explain-refusal.js';
import { readRefund } from './read-refund.js';
import { metadataOf } from './refund-metadata.js';

/** With it Stripe shows what a refund did to its balance, and what that cost. */
export const withFee = 'balance_transaction';

/**
 * Asks Stripe for one attempt of a refund. Stripe takes the amount in the payment's own currency,
 * whatever the books say, so that is looked up before anything is sent.
 */
export async function createRefund(stripe: Stripe, order: RefundOrder): Promise<RefundAnswer> {
  try {
    const charge = await findCharge(stripe, order.paymentId);
    if (charge === undefined) return { kind: 'refused', reason: paymentUnknown };
    const currency = charge.currency.toUpperCase();
    if (currency !== order.currency) {
      return { kind: 'refused', reason: `Stripe has this payment in ${currency}` };
    }
    return { kind: 'accepted', refund: readRefund(await create(stripe, order)) };
  } catch (error) {
    return explainRefusal(error);
  }
}

async function findCharge(stripe: Stripe, paymentId: string): Promise<Stripe.Charge | undefined> {
  if (!isIntent(paymentId)) return stripe.charges.retrieve(paymentId);
  const { data } = await stripe.charges.list({ payment_intent: paymentId, limit: 1 });
  return data[0];
}

/**
 * Amounts are Stripe's own minor units for every currency that the desk knows; of dinars Stripe
 * takes whole tens of fils only, and refuses others in words.
 */
function create(stripe: Stripe, order: RefundOrder): Promise<Stripe.Refund> {
  const { refundId, attempt, paymentId, amountMinor } = order;
  const metadata = metadataOf(order);
  const amount = Number(amountMinor);
  return stripe.refunds.create(
    { ...paymentParam(paymentId), amount, metadata, expand: [withFee] },
    { idempotencyKey: `${refundId}:${attempt}` },
  );
}

/** How a payment is named in Stripe's parameters. */
export function paymentParam(paymentId: string): { payment_intent: string } | { charge: string } {
  return isIntent(paymentId) ? { payment_intent: paymentId } : { charge: paymentId };
}

function isIntent(paymentId: string): boolean {
  return paymentId.startsWith('pi_');
}
