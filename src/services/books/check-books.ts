import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import type { Store } from '../../store/connection.js';
import { auditBooks, type BooksReport } from '../../store/ledger/audit-books.js';
import { AuditStopped } from '../../store/ledger/audit-pause.js';
import { storeMessage } from '../../store/outbox/outbox-queue.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { inTurn } from '../in-turn.js';

export type { BooksReport };

/** The audits that this process has under way, by database and club. */
const underWay = new WeakMap<Store, Map<string, Promise<BooksReport>>>();

/**
 * Whoever asks while an audit is under way in this process gets its answer; of several processes one
 * audits at a time.
 */
function sharedAudit(desk: Desk, stopped: () => boolean = () => false): Promise<BooksReport> {
  const { store, club } = desk;
  const audits = underWay.get(store) ?? new Map<string, Promise<BooksReport>>();
  underWay.set(store, audits);
  const present = audits.get(club.id);
  if (present !== undefined) return present;
  const work = () => auditBooks(store, club.id, { stopped });
  const requireGoing = () => {
    if (stopped()) throw new AuditStopped();
  };
  const audit = inTurn(desk, 'audit', work, requireGoing).finally(() => audits.delete(club.id));
  audits.set(club.id, audit);
  return audit;
}

/** Works everything that is stored out again. @throws CreditError `not-allowed` */
export async function checkBooks(desk: Desk, actor: Actor): Promise<BooksReport> {
  requireRight(actor, 'check-books');
  return sharedAudit(desk);
}

/**
 * The check without a person asking: what differs is logged and told to the finance channel.
 * @throws AuditStopped
 */
export async function auditAndTell(desk: Desk, stopped: () => boolean): Promise<BooksReport> {
  const { store, club, financeChannel } = desk;
  const report = await sharedAudit(desk, stopped);
  const count = report.differenceCount;
  if (count === 0) return report;
  desk.log.error({ differences: report.differences.slice(0, 20), count }, 'the books differ');
  if (financeChannel === null) return report;
  await storeMessage(store, {
    id: `audit:${club.id}:${todayOf(desk)}`,
    clubId: club.id,
    target: { room: 'finance' },
    notice: { kind: 'books-differ', differences: count },
    now: desk.now(),
  });
  desk.wake('outbox');
  return report;
}
