import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import type { Refund } from '../../domain/refunds/refund.js';
import type { ProviderRefund, RefundProvider } from '../../providers/refund-provider.js';
import { findProviderPayments } from '../../store/providers/provider-payments.js';
import { findRefundsSince } from '../../store/providers/refund-lists.js';
import type { Desk } from '../desk.js';
import {
  type BookedRefund,
  compareSides,
  type SideDifference,
  type SideSums,
  together,
} from './compare-sides.js';
import { providerFor } from './provider-for.js';

const dayMs = 24 * 60 * 60_000;
/** The longest that a refund may have been asked for before it is made. */
const latestDays = 30;

/** Both sides of a provider's refunds since a moment. `elsewhere`: of payments that are not ours. */
export type Reconciliation = {
  title: string;
  ours: number;
  theirs: number;
  elsewhere: number;
  sums: SideSums;
  differences: SideDifference[];
};

/**
 * Compares the refunds in the books with the provider's own list; nothing is booked.
 * @throws CreditError `not-allowed`; ProviderAway
 */
export async function reconcile(
  desk: Desk,
  actor: Actor,
  { provider, days }: { provider: RefundProvider; days: number },
): Promise<Reconciliation> {
  requireRight(actor, 'check-books');
  const until = new Date(desk.now().getTime() + dayMs);
  const from = new Date(desk.now().getTime() - days * dayMs);
  const listed = await provider.list({ from, until });
  const invoices = await invoicesOf(desk, provider, listed);
  const theirs = listed.filter(({ providerRefundId }) => invoices.has(providerRefundId));
  const asked = await findRefundsSince(desk.store, {
    clubId: desk.club.id,
    since: new Date(from.getTime() - latestDays * dayMs),
  });
  const all = asked.filter((refund) => providerFor(desk, refund)?.provider === provider);
  // One asked for before the period counts where the provider made it within.
  const ours = all.filter((one) => one.askedAt >= from || theirs.some((made) => names(made, one)));
  const mine = together(ours.map((one) => booked(desk, one)));
  const compared = compareSides(mine, theirs, (refund) => {
    return invoices.get(refund.providerRefundId) ?? null;
  });
  const counts = { ours: mine.length, theirs: theirs.length };
  return {
    title: provider.title,
    ...counts,
    elsewhere: listed.length - theirs.length,
    ...compared,
  };
}

function names(made: ProviderRefund, { id, providerRefundId }: Refund): boolean {
  return made.providerRefundId === providerRefundId || made.refundId === id;
}

/** The number of the invoice by the provider's id of the refund, for payments that are ours. */
async function invoicesOf(
  desk: Desk,
  provider: RefundProvider,
  listed: readonly ProviderRefund[],
): Promise<Map<string, string>> {
  const numbers = new Map<string, string>();
  for (const { providerRefundId, paymentIds } of listed) {
    const named = { clubId: desk.club.id, provider: provider.name, paymentIds };
    const [payment] = await findProviderPayments(desk.store, named);
    if (payment !== undefined)
      numbers.set(providerRefundId, ownId(desk.club.id, payment.invoiceId));
  }
  return numbers;
}

function booked(desk: Desk, refund: Refund): BookedRefund {
  const { id: refundId, providerRefundId, invoiceId, amount, fee, currency, state } = refund;
  const invoiceNumber = invoiceId === null ? null : ownId(desk.club.id, invoiceId);
  return { refundId, providerRefundId, invoiceNumber, amount, fee, currency, state };
}
