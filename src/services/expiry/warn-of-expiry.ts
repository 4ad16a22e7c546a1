import { addDays, type CalendarDate } from '../../domain/calendar-date.js';
import type { CreditExpiringNotice } from '../../domain/mail-notice.js';
import type { MailTarget } from '../../domain/notice.js';
import { storeMessages } from '../../store/outbox/outbox-queue.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { type ExpiringLot, findLotsAboutToExpire } from './lots-about-to-expire.js';

/** How many days before the last day of credit its payer is told: twice. */
const warnings = [14, 2] as const;

/** The last days of which a warning is due; more than one, so that a night without a run loses none. */
function lastDays(today: CalendarDate, place: number): CalendarDate[] {
  const from = (warnings[place + 1] ?? -1) + 1;
  const until = warnings[place] ?? 0;
  return Array.from({ length: until - from + 1 }, (_none, more) => addDays(today, from + more));
}

/** One notice for each payer and currency, of all lots with that last day. */
function noticesOf(lots: readonly ExpiringLot[]): CreditExpiringNotice[] {
  const notices = new Map<string, CreditExpiringNotice>();
  for (const { payerId, currency, remaining, expiresOn: lastDay } of lots) {
    const key = `${payerId} ${currency}`;
    const amount = (notices.get(key)?.amount ?? 0n) + remaining;
    notices.set(key, { kind: 'credit-expiring', payerId, currency, amount, lastDay });
  }
  return [...notices.values()];
}

async function warn(desk: Desk, lots: readonly ExpiringLot[], days: number): Promise<void> {
  const of = { clubId: desk.club.id, now: desk.now() };
  await storeMessages(
    desk.store,
    noticesOf(lots).map((notice) => {
      const { payerId, currency, lastDay } = notice;
      const target: MailTarget = { payerId, purpose: 'notice' };
      // The same every night, so that each payer is told once of one warning.
      return {
        ...of,
        target,
        notice,
        id: `expiring:${payerId}:${currency}:${lastDay}:${days}/mail`,
      };
    }),
  );
}

/**
 * Mails payers, 14 and 2 days before, that credit can soon not be used any more; each once, however
 * often this runs. Nothing where the desk sends no mail.
 */
export async function warnOfExpiry(desk: Desk, stopped: () => boolean): Promise<void> {
  if (!desk.sendsMail) return;
  const today = todayOf(desk);
  for (const [place, days] of warnings.entries()) {
    for (const lastDay of lastDays(today, place)) {
      for await (const lots of findLotsAboutToExpire(desk, lastDay)) {
        if (stopped()) return;
        await warn(desk, lots, days);
      }
    }
  }
  desk.wake('mail');
}
