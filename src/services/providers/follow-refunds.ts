import type { RefundProvider } from '../../providers/refund-provider.js';
import { findWaitingRefunds } from '../../store/providers/refund-lists.js';
import type { Desk } from '../desk.js';
import { hearDispute } from './hear-dispute.js';
import { hearRefund } from './hear-refund.js';
import { providerFor } from './provider-for.js';

const dayMs = 24 * 60 * 60_000;
/** A bank sends a refund back within a month. */
const refundDays = 35;
/** A dispute is decided within a quarter. */
const disputeDays = 120;

/**
 * Asks every provider what it has, so that a webhook that was lost costs time only: refunds of the
 * last weeks, whoever made them, what still waits however old it is, and disputes.
 * @returns how many refunds and disputes were looked at
 */
export async function followRefunds(
  desk: Desk,
  stopped: () => boolean,
): Promise<{ refunds: number; disputes: number }> {
  const sums = { refunds: 0, disputes: 0 };
  for (const provider of desk.refundProviders) {
    const refunds = [
      ...(await provider.list(lastDays(desk, refundDays))),
      ...(await waiting(desk, provider)),
    ];
    for (const refund of refunds) {
      if (stopped()) return sums;
      await attempt(desk, () => hearRefund(desk, provider, refund));
      sums.refunds += 1;
    }
    for (const dispute of await provider.listDisputes(lastDays(desk, disputeDays))) {
      if (stopped()) return sums;
      await attempt(desk, () => hearDispute(desk, provider, dispute));
      sums.disputes += 1;
    }
  }
  return sums;
}

/** What cannot be booked now keeps nothing else waiting, and is heard of again. */
async function attempt(desk: Desk, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    desk.log.error({ err: error }, 'what a provider has could not be booked yet');
  }
}

/** With a day to come, for a provider whose clock is ahead. */
function lastDays(desk: Desk, days: number): { from: Date; until: Date } {
  const now = desk.now().getTime();
  return { from: new Date(now - days * dayMs), until: new Date(now + dayMs) };
}

async function waiting(desk: Desk, provider: RefundProvider) {
  const refunds = await findWaitingRefunds(desk.store, { clubId: desk.club.id, provider });
  const paymentIds = refunds.flatMap((refund) => {
    const at = providerFor(desk, refund);
    return at?.provider === provider ? [at.providerPaymentId] : [];
  });
  const lists = [...new Set(paymentIds)].map((paymentId) => provider.listOf(paymentId));
  return (await Promise.all(lists)).flat();
}
