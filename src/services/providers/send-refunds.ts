import type { Refund } from '../../domain/refunds/refund.js';
import { keepConnections } from '../../store/providers/provider-connections.js';
import { findRefundsIn } from '../../store/providers/refund-lists.js';
import type { Desk } from '../desk.js';
import { type ProviderOfPayment, providerFor } from './provider-for.js';
import { sendRefund } from './send-refund.js';
import { isAskedSince } from './sent-by-desk.js';

/**
 * Sends every refund that the books say is asked for and that a provider can send. Any number of
 * processes may do so at once. @returns of how many it is known now what became of them, and of how
 * many not
 */
export async function sendRefunds(
  desk: Desk,
  stopped: () => boolean,
): Promise<{ sent: number; open: number }> {
  const counts = { sent: 0, open: 0 };
  const clubId = desk.club.id;
  const providers = desk.refundProviders.map(({ name }) => name);
  const since = await keepConnections(desk.store, { clubId, providers, now: desk.now() });
  for (const refund of await findRefundsIn(desk.store, { clubId, state: 'asked' })) {
    const at = providerFor(desk, refund);
    // What was a to-do before may have been done by hand, so it stays one.
    if (at === null || stopped() || !isAskedSince(refund, since.get(at.provider.name))) continue;
    const isKnown = await attempt(desk, at, refund);
    if (isKnown === null) continue;
    counts[isKnown ? 'sent' : 'open'] += 1;
  }
  return counts;
}

/** One that cannot be booked now keeps no other waiting; it is looked for when its time comes. */
async function attempt(desk: Desk, at: ProviderOfPayment, refund: Refund): Promise<boolean | null> {
  try {
    return await sendRefund(desk, at, refund);
  } catch (error) {
    desk.log.error({ err: error, refund: refund.id }, 'a refund could not be sent or booked yet');
    return false;
  }
}
