import type { Stripe } from 'stripe';

/**
 * What Stripe charged for a refund, in minor units of the refund's currency. Null where Stripe names
 * the movement on its balance and does not show it. A fee in another currency, of an account that
 * settles in one, cannot stand in the refund's entry, and what Stripe gives back is no fee.
 */
export function readFee({
  balance_transaction: moved,
  currency,
}: Pick<Stripe.Refund, 'balance_transaction' | 'currency'>): bigint | null {
  if (moved === null || typeof moved === 'string') return null;
  return moved.currency === currency && moved.fee > 0 ? BigInt(moved.fee) : 0n;
}
