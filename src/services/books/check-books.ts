import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { auditBooks, type BooksReport } from '../../store/ledger/audit-books.js';
import { storeMessage } from '../../store/outbox/outbox-queue.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';

export type { BooksReport };

/** Re-derives every balance from the journal. @throws CreditError `not-allowed` */
export async function checkBooks(desk: Desk, actor: Actor): Promise<BooksReport> {
  requireRight(actor, 'check-books');
  return auditBooks(desk.store, desk.club.id);
}

/** The check without a person asking: what differs is logged and told to the finance channel. */
export async function auditAndTell(desk: Desk): Promise<BooksReport> {
  const { store, club, financeChannel } = desk;
  const report = await auditBooks(store, club.id);
  const count = report.differences.length;
  if (count === 0) return report;
  desk.log.error({ differences: report.differences.slice(0, 20), count }, 'the books differ');
  if (financeChannel === null) return report;
  await storeMessage(store, {
    id: `audit:${club.id}:${todayOf(desk)}`,
    clubId: club.id,
    target: { channel: financeChannel },
    notice: { kind: 'books-differ', differences: count },
    now: desk.now(),
  });
  desk.wake('outbox');
  return report;
}
