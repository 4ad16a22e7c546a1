import { calendarDateIn } from '../../domain/calendar-date.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { auditBooks, type BooksReport } from '../../store/ledger/audit-books.js';
import { storeMessage } from '../../store/outbox/outbox-queue.js';
import type { Desk } from '../desk.js';

export type { BooksReport };

/** Re-derives every balance from the journal. @throws CreditError `not-allowed` */
export async function checkBooks(desk: Desk, actor: Actor): Promise<BooksReport> {
  requireRight(actor, 'check-books');
  return auditBooks(desk.store, desk.club.id);
}

/** The check without a person asking: what differs is logged and told to the finance channel. */
export async function auditAndTell(desk: Desk): Promise<BooksReport> {
  const report = await auditBooks(desk.store, desk.club.id);
  const count = report.differences.length;
  if (count === 0) return report;
  desk.log.error({ differences: report.differences.slice(0, 20), count }, 'the books differ');
  if (desk.financeChannel === null) return report;
  await storeMessage(desk.store, {
    id: `audit:${calendarDateIn(desk.now(), desk.club.timeZone)}`,
    clubId: desk.club.id,
    target: { channel: desk.financeChannel },
    notice: {
      kind: 'late-outcome',
      title: 'The books need a look',
      text: `The nightly check found ${count} difference(s). Press Check the books in /credit-desk to see them, and tell your admin.`,
    },
    now: desk.now(),
  });
  desk.wakeOutbox();
  return report;
}
