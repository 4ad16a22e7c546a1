import { calendarDateIn } from '../../domain/calendar-date.js';
import { findExpiring } from '../../store/expiry/expiring-accounts.js';
import { findUntoldNights, tellNight } from '../../store/expiry/expiry-night.js';
import type { ExpiryNight } from '../../store/expiry/night.js';
import { serverClock } from '../../store/server-clock.js';
import type { Desk } from '../desk.js';
import { certainNow } from '../desk-day.js';
import { noticesToFinance } from '../notices/notices-to-finance.js';
import { underLease } from '../under-lease.js';
import { type ExpiryMoment, expirePage } from './expire-page.js';

const leaseMs = 60_000;
const usualPageSize = 100;

export type ExpiryOptions = {
  /** Asked between pages; what is left is found by the next run. */
  stopped?: () => boolean;
  /** Accounts in one transaction. */
  pageSize?: number;
  /** What time it is for the database. */
  serverNow?: () => Promise<Date>;
};

/**
 * The day that has certainly come: by the clock of this process or that of the database, whichever
 * is later to it. What expires is gone, so a clock that is ahead must not decide.
 */
async function momentOfExpiry(desk: Desk, serverNow: () => Promise<Date>): Promise<ExpiryMoment> {
  const now = await certainNow(desk, serverNow);
  return { now, today: calendarDateIn(now, desk.club.timeZone) };
}

async function tell(desk: Desk, night: ExpiryNight): Promise<void> {
  const { day, lots, summaries } = night;
  const amounts = Object.entries(night.amounts).map(([currency, amount]) => ({ currency, amount }));
  const key = `expired:${night.id}:${summaries + 1}`;
  const rows = noticesToFinance(desk, key, [{ kind: 'credit-expired', day, lots, amounts }]);
  if ((await tellNight(desk.store, night, rows)) && rows.length > 0) desk.wake('outbox');
}

async function run(desk: Desk, options: ExpiryOptions): Promise<{ lots: number; failed: number }> {
  const { stopped = () => false, serverNow = () => serverClock(desk.store) } = options;
  const { pageSize = usualPageSize } = options;
  const moment = await momentOfExpiry(desk, serverNow);
  const wanted = { clubId: desk.club.id, days: { before: moment.today }, pageSize };
  const sum = { lots: 0, failed: 0 };
  for await (const page of findExpiring(desk.store, wanted)) {
    if (stopped()) break;
    const { lots, failed } = await expirePage(desk, page, { moment, stopped });
    sum.lots += lots;
    sum.failed += failed;
  }
  // Also what a run expired whose process died before it told of it.
  for (const night of await findUntoldNights(desk.store, desk.club.id)) await tell(desk, night);
  return sum;
}

/**
 * Books all account credit whose last day is past, and tells the finance channel once a night what
 * that came to. A run that is missed, doubled or killed costs time only: what is left is found by
 * the next. Null while another process is at it.
 */
export async function expireCredit(
  desk: Desk,
  options: ExpiryOptions = {},
): Promise<{ lots: number; failed: number } | null> {
  const lease = { name: `expire-credit:${desk.club.id}`, ttlMs: leaseMs };
  return underLease(desk, lease, () => run(desk, options));
}
