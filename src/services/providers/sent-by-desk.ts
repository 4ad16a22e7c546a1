import { isUnderWay, type Refund } from '../../domain/refunds/refund.js';
import { findConnections } from '../../store/providers/provider-connections.js';
import type { Desk } from '../desk.js';
import { providerFor } from './provider-for.js';

/**
 * The ids of those refunds of which only their provider says what becomes of them: those under way
 * that the desk sends by itself, asked for since it is connected, and those that the provider has
 * sent, which may still come back. What was a to-do before stays one.
 */
export async function sentByDesk(
  desk: Desk,
  refunds: readonly Refund[],
): Promise<ReadonlySet<string>> {
  const placed = refunds.filter(isOpen).flatMap((refund) => {
    const at = providerFor(desk, refund);
    return at === null ? [] : [{ refund, provider: at.provider.name }];
  });
  if (placed.length === 0) return new Set();
  const connected = await findConnections(desk.store, desk.club.id);
  const sent = placed.filter(({ refund, provider }) => {
    return isKnownThere(refund) || isAskedSince(refund, connected.get(provider));
  });
  return new Set(sent.map(({ refund }) => refund.id));
}

function isKnownThere({ providerRefundId }: Refund): boolean {
  return providerRefundId !== null;
}

/** Something can still become of it. */
function isOpen(refund: Refund): boolean {
  return isUnderWay(refund) || (refund.state === 'done' && isKnownThere(refund));
}

function isAskedSince({ askedAt }: Refund, since: Date | undefined): boolean {
  return since !== undefined && askedAt >= since;
}
