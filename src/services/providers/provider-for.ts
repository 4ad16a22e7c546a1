import { ownId } from '../../domain/record-id.js';
import type { RefundProvider } from '../../providers/refund-provider.js';
import type { Desk } from '../desk.js';

/** Who can send money of a payment back by itself, and the payment's id there. */
export type ProviderOfPayment = { provider: RefundProvider; providerPaymentId: string };

/**
 * Null where a person has to send it: the desk is not connected to the provider, or the payment was
 * typed in by hand and has no id there.
 */
export function providerFor(
  desk: Pick<Desk, 'club' | 'refundProviders'>,
  payment: { paymentId: string | null; provider: string },
): ProviderOfPayment | null {
  const named = payment.provider.toLowerCase();
  const provider = desk.refundProviders.find(({ name }) => name === named);
  if (provider === undefined || payment.paymentId === null) return null;
  // One sum that paid several invoices has the number of the invoice behind its id.
  const [providerPaymentId = ''] = ownId(desk.club.id, payment.paymentId).split(':');
  return provider.knows(providerPaymentId) ? { provider, providerPaymentId } : null;
}
