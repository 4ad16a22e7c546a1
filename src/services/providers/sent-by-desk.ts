import { refuse } from '../../domain/errors.js';
import { providerRule } from '../../domain/refunds/provider-rules.js';
import { isUnderWay, type Refund } from '../../domain/refunds/refund.js';
import { findConnections } from '../../store/providers/provider-connections.js';
import { findMaybeSent } from '../../store/providers/refund-sendings.js';
import type { Desk } from '../desk.js';
import { providerFor } from './provider-for.js';

/** `isAway`: the desk is not connected to that provider now, so it hears nothing from there. */
export type SentBy = { isAway: boolean };

/**
 * Those refunds of which only their provider says what becomes of them, by their ids: those under
 * way that the desk sends by itself, asked for since it is connected; and, connected or not, those
 * that the provider has, or may have: a person's word would make the books differ from it, and the
 * money could go out twice. What was a to-do before, and never sent, stays one.
 */
export async function sentByDesk(
  desk: Desk,
  refunds: readonly Refund[],
): Promise<ReadonlyMap<string, SentBy>> {
  const open = refunds.filter(isOpen);
  if (open.length === 0) return new Map();
  const [connected, maybeSent] = await Promise.all([
    findConnections(desk.store, desk.club.id),
    findMaybeSent(desk.store, open),
  ]);
  const sent = open.flatMap((refund): [string, SentBy][] => {
    const at = providerFor(desk, refund);
    const isThere = isKnownThere(refund) || maybeSent.has(refund.id);
    const isNext = at !== null && isAskedSince(refund, connected.get(at.provider.name));
    return isThere || isNext ? [[refund.id, { isAway: at === null }]] : [];
  });
  return new Map(sent);
}

/** What a provider sends is told by that provider. @throws CreditError `sent-by-provider` */
export function requireByPeople(refund: Refund, sentBy: SentBy | undefined): void {
  if (sentBy === undefined) return;
  refuse('sent-by-provider', { provider: providerRule(refund.provider).name, ...sentBy });
}

function isKnownThere({ providerRefundId }: Refund): boolean {
  return providerRefundId !== null;
}

/** Something can still become of it. */
function isOpen(refund: Refund): boolean {
  return isUnderWay(refund) || refund.state === 'done';
}

function isAskedSince(refund: Refund, since: Date | undefined): boolean {
  return isUnderWay(refund) && since !== undefined && refund.askedAt >= since;
}
