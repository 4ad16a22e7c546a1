import type { Refund } from '../../domain/refunds/refund.js';
import { compareAsStored } from '../../domain/text-order.js';
import type { ProviderRefund } from '../../providers/refund-provider.js';

/**
 * The refunds in our books that the provider tells of: those that are known by its id there (several
 * where a stranger's was recorded over several invoices), or else the one whose id of ours it carries.
 * Never one that is only alike; whoever copies our id to another payment or amount has made another
 * refund.
 */
export function ownRefunds(
  refunds: readonly Refund[],
  heard: ProviderRefund,
  placeOf: (refund: Refund) => { providerPaymentId: string } | null,
): Refund[] {
  const known = refunds.filter((refund) => refund.providerRefundId === heard.providerRefundId);
  if (known.length > 0) return known.sort((one, other) => compareAsStored(one.id, other.id));
  const named = refunds.find((refund) => refund.id === heard.refundId);
  if (named === undefined) return [];
  const at = placeOf(named)?.providerPaymentId;
  const isOfPayment = at !== undefined && heard.paymentIds.includes(at);
  const isAmount = named.amount === heard.amountMinor && named.currency === heard.currency;
  return isOfPayment && isAmount ? [named] : [];
}

/** Somebody said that it could not be done, or asked for it once more, and it was sent all the same. */
export function contradicts(refund: Refund, heard: ProviderRefund): boolean {
  const { attempt, standing, providerRefundId } = heard;
  if (standing === 'failed' || attempt === null) return false;
  if (refund.providerRefundId === providerRefundId) return false;
  return attempt < refund.attempt || (attempt === refund.attempt && refund.state === 'failed');
}
