import { isUnderWay, type Refund } from '../../domain/refunds/refund.js';
import { findConnections } from '../../store/providers/provider-connections.js';
import type { Desk } from '../desk.js';
import { providerFor } from './provider-for.js';

/**
 * The ids of those refunds under way that the desk sends by itself, so that nobody else may: asked
 * for since it is connected to their provider. What was a to-do before stays one.
 */
export async function sentByDesk(
  desk: Desk,
  refunds: readonly Refund[],
): Promise<ReadonlySet<string>> {
  const placed = refunds.filter(isUnderWay).flatMap((refund) => {
    const at = providerFor(desk, refund);
    return at === null ? [] : [{ refund, provider: at.provider.name }];
  });
  if (placed.length === 0) return new Set();
  const connected = await findConnections(desk.store, desk.club.id);
  const sent = placed.filter(({ refund, provider }) =>
    isAskedSince(refund, connected.get(provider)),
  );
  return new Set(sent.map(({ refund }) => refund.id));
}

export function isAskedSince({ askedAt }: Refund, since: Date | undefined): boolean {
  return since !== undefined && askedAt >= since;
}
