import { ConfigError } from '../config/config-error.js';
import type { Config } from '../config/read-config.js';
import { parsePlainAmount } from '../domain/amounts/plain-amount.js';
import { calendarDateIn } from '../domain/calendar-date.js';
import type { GivenSettings } from '../domain/settings/settings-in-force.js';
import type { Draw } from '../drawing/draw-task.js';
import type { RefundProvider } from '../providers/refund-provider.js';
import { createOutcomes } from '../services/books/outcomes.js';
import { createPayerQueue } from '../services/books/payer-queue.js';
import type { Desk, ServiceLog } from '../services/desk.js';
import { deskSettings } from '../services/settings/settings-now.js';
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

/** The stored currency decides, which is not always that of the environment. @throws ConfigError */
function requireThreshold({ threshold }: GivenSettings, currency: string): void {
  if (threshold === null) return;
  const read = parsePlainAmount(threshold, currency);
  if (read.ok) return;
  const problem = `is not an amount in ${currency}, the club's currency: ${read.sentence.replace(/\.$/, '')}`;
  throw new ConfigError([{ variable: 'APPROVAL_THRESHOLD', problem }]);
}

/** The services' world on an open database. It wakes nothing until jobs are started. */
export async function createDesk(
  config: Config,
  parts: {
    store: Store;
    log: ServiceLog;
    given: GivenSettings;
    draw: Draw;
  },
): Promise<Desk> {
  const { store, log, given, draw } = parts;
  const record = await ensureClub(
    store,
    { id: clubId, ...config.club, sweepFrom: config.sweepFrom },
    calendarDateIn(new Date(), config.club.timeZone),
  );
  requireThreshold(given, record.club.currency);
  return {
    store,
    ...{ given, draw },
    ...deskSettings(record, given),
    now: () => new Date(),
    publicUrl: config.publicUrl,
    isReachable: config.isReachable,
    refundProviders: await refundProvidersFor(config),
    sendsMail: mailRouteOf(config).kind !== 'none',
    queue: createPayerQueue(),
    outcomes: createOutcomes(),
    wake: () => undefined,
    log,
  };
}
