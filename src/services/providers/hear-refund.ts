import type { Refund } from '../../domain/refunds/refund.js';
import type { ProviderRefund, RefundProvider } from '../../providers/refund-provider.js';
import { findRefundsOfInvoices } from '../../store/ledger/refund-reads.js';
import { findProviderPayments } from '../../store/providers/provider-payments.js';
import type { Desk } from '../desk.js';
import { bookHeard } from './book-heard.js';
import { hearElsewhere } from './hear-elsewhere.js';
import { contradicts, ownRefund } from './own-refund.js';
import { providerFor } from './provider-for.js';

/**
 * Books how a refund stands at its provider: by an answer, a webhook or a list, late, twice or in
 * any order, since a refund only moves forward. One that is not ours is kept for finance, and of a
 * payment that is not ours nothing is heard.
 */
export async function hearRefund(
  desk: Desk,
  provider: RefundProvider,
  heard: ProviderRefund,
): Promise<void> {
  const { club, store } = desk;
  const { paymentIds } = heard;
  const named = { clubId: club.id, provider: provider.name, paymentIds };
  const payments = await findProviderPayments(store, named);
  const invoiceIds = payments.map(({ invoiceId }) => invoiceId);
  const refund = ownRefund(await findRefundsOfInvoices(store, invoiceIds), heard, (one) =>
    providerFor(desk, one),
  );
  if (refund === null) return hearElsewhere(desk, provider, { refund: heard, payments });
  if (!contradicts(refund, heard)) return bookHeard(desk, provider, { refund, heard });
  // The books say that it was not sent. An old message may say so too, so it is asked once more.
  const now = await asItIsNow(desk, provider, { refund, heard });
  if (now === null || now.standing === 'failed') return;
  await hearElsewhere(desk, provider, { refund: now, payments });
}

async function asItIsNow(
  desk: Desk,
  provider: RefundProvider,
  { refund, heard }: { refund: Refund; heard: ProviderRefund },
): Promise<ProviderRefund | null> {
  const at = providerFor(desk, refund);
  const listed = at === null ? [] : await provider.listOf(at.providerPaymentId);
  return listed.find((one) => one.providerRefundId === heard.providerRefundId) ?? null;
}
