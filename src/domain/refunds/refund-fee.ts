import { refuse } from '../errors.js';
import type { Refund } from './refund.js';
import { chargeForSending } from './refund-cost.js';

/**
 * The most that a person can say that sending a refund cost, in minor units: the amount itself, or
 * what its provider is known to charge where that is more, as 50p for a refund of 20p.
 */
export function mostFee({
  amount,
  provider,
  currency,
}: Pick<Refund, 'amount' | 'provider' | 'currency'>): bigint {
  const usual = chargeForSending(provider, currency) ?? 0n;
  return usual > amount ? usual : amount;
}

/** @throws CreditError `over-fee` */
export function requireFee(
  refund: Pick<Refund, 'amount' | 'provider' | 'currency'>,
  feeMinor: bigint,
): void {
  const { currency } = refund;
  const maximum = mostFee(refund);
  if (feeMinor < 0n || feeMinor > maximum) refuse('over-fee', { maximum, currency });
}
