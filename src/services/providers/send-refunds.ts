import type { Refund } from '../../domain/refunds/refund.js';
import type { RefundProvider } from '../../providers/refund-provider.js';
import { keepConnections } from '../../store/providers/provider-connections.js';
import { findRefundsToSend } from '../../store/providers/refund-lists.js';
import { findMaybeSent } from '../../store/providers/refund-sendings.js';
import type { Desk } from '../desk.js';
import { type ProviderOfPayment, providerFor } from './provider-for.js';
import { sendRefund } from './send-refund.js';

const pageSize = 100;

/**
 * Sends every refund that the books say is asked for and that a provider can send. What was a to-do
 * before the desk was connected may have been done by hand, so it stays one, unless it was or may
 * have been sent in an earlier connection: nobody else may. Any number of processes may do so at once. @returns of how many it is known now what became of them, and of how many not
 */
export async function sendRefunds(
  desk: Desk,
  stopped: () => boolean,
): Promise<{ sent: number; open: number }> {
  const counts = { sent: 0, open: 0 };
  const clubId = desk.club.id;
  const providers = desk.refundProviders.map(({ name }) => name);
  const now = desk.now();
  const connected = await keepConnections(desk.store, { clubId, providers, now });
  for (const provider of desk.refundProviders) {
    const since = connected.get(provider.name) ?? now;
    for await (const refund of toSend(desk, provider, since)) {
      const at = providerFor(desk, refund);
      if (stopped()) return counts;
      const isKnown = at === null ? null : await attempt(desk, at, refund);
      if (isKnown !== null) counts[isKnown ? 'sent' : 'open'] += 1;
    }
  }
  return counts;
}

/** What may have been sent in an earlier connection, and all that was asked for in this one. */
async function* toSend(
  desk: Desk,
  provider: RefundProvider,
  since: Date,
): AsyncGenerator<Refund, void> {
  for await (const page of pagesOf(desk, provider, { before: since })) {
    const maybeSent = await findMaybeSent(desk.store, page);
    yield* page.filter(({ id }) => maybeSent.has(id));
  }
  for await (const page of pagesOf(desk, provider, { since })) yield* page;
}

/** Page by page, so that memory does not grow with them. */
async function* pagesOf(
  desk: Desk,
  provider: RefundProvider,
  asked: { since: Date } | { before: Date },
): AsyncGenerator<Refund[], void> {
  const all = { clubId: desk.club.id, provider, asked, limit: pageSize };
  let after: Refund | null = null;
  for (;;) {
    const page: Refund[] = await findRefundsToSend(desk.store, { ...all, after });
    yield page;
    after = page.at(-1) ?? null;
    if (page.length < pageSize) return;
  }
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
