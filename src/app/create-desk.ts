import type { Config } from '../config/read-config.js';
import { calendarDateIn } from '../domain/calendar-date.js';
import type { RefundProvider } from '../providers/refund-provider.js';
import { createOutcomes } from '../services/books/outcomes.js';
import { createPayerQueue } from '../services/books/payer-queue.js';
import type { Desk, ServiceLog } from '../services/desk.js';
import { ensureClub } from '../store/club/club-settings.js';
import type { Store } from '../store/connection.js';
import { mailRouteOf } from './mailer-of.js';

/** One deployment serves one club, so its id is ours to choose. */
export const clubId = 'club';

async function refundProvidersFor(config: Config): Promise<RefundProvider[]> {
  if (config.stripe === null) return [];
  // Stripe's library takes 13 MB, which a club without it need not have in memory.
  const { createStripeProvider } = await import('../providers/stripe/create-stripe-provider.js');
  return [createStripeProvider(config.stripe)];
}

/** The services' world on an open database. It wakes nothing until jobs are started. */
export async function createDesk(
  config: Config,
  parts: {
    store: Store;
    log: ServiceLog;
    financeChannel: string | null;
    tellsApprovers: boolean;
  },
): Promise<Desk> {
  const { store, log, financeChannel, tellsApprovers } = parts;
  const { approvalThresholdMinor: thresholdMinor = null, singleHanded } = config;
  return {
    store,
    club: await ensureClub(
      store,
      { id: clubId, ...config.club, sweepFrom: config.sweepFrom },
      calendarDateIn(new Date(), config.club.timeZone),
    ),
    now: () => new Date(),
    publicUrl: config.publicUrl,
    isReachable: config.isReachable,
    financeChannel,
    refundProviders: await refundProvidersFor(config),
    approvals: { thresholdMinor, singleHanded },
    tellsApprovers,
    sendsMail: mailRouteOf(config).kind !== 'none',
    queue: createPayerQueue(),
    outcomes: createOutcomes(),
    wake: () => undefined,
    log,
  };
}
