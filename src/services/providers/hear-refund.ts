import type { Payment } from '../../domain/payments/payment.js';
import type { Refund } from '../../domain/refunds/refund.js';
import type { ProviderRefund, RefundProvider } from '../../providers/refund-provider.js';
import { findRefundsOfInvoices } from '../../store/ledger/refund-reads.js';
import { findProviderPayments } from '../../store/providers/provider-payments.js';
import type { Desk } from '../desk.js';
import { bookHeard } from './book-heard.js';
import { hearElsewhere } from './hear-elsewhere.js';
import { contradicts, ownRefunds } from './own-refund.js';
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
  const booked = await findRefundsOfInvoices(store, invoiceIds);
  const own = ownRefunds(booked, heard, (one) => providerFor(desk, one));
  if (own.length === 0) return hearElsewhere(desk, provider, { refund: heard, payments });
  for (const [index, refund] of own.entries()) {
    // What sending it cost stands once, on the first.
    const told = index === 0 ? heard : { ...heard, feeMinor: 0n };
    await hearOwn(desk, provider, { refund, heard: told, payments });
  }
}

async function hearOwn(
  desk: Desk,
  provider: RefundProvider,
  { refund, heard, payments }: { refund: Refund; heard: ProviderRefund; payments: Payment[] },
): Promise<void> {
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
