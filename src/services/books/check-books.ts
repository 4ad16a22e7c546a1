import type { Notice } from '../../domain/notice.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { type KnownEvent, noteOfHead } from '../../domain/trail/trail-head.js';
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

function auditInTurn(
  desk: Desk,
  { stopped, noted }: { stopped: () => boolean; noted: KnownEvent | null },
): Promise<BooksReport> {
  const work = () => auditBooks(desk.store, desk.club.id, { stopped, noted });
  return inTurn(desk, 'audit', work, () => {
    if (stopped()) throw new AuditStopped();
  });
}

/**
 * Whoever asks while an audit is under way in this process gets its answer; of several processes one
 * audits at a time.
 */
function sharedAudit(desk: Desk, stopped: () => boolean): Promise<BooksReport> {
  const { store, club } = desk;
  const audits = underWay.get(store) ?? new Map<string, Promise<BooksReport>>();
  underWay.set(store, audits);
  const present = audits.get(club.id);
  if (present !== undefined) return present;
  const audit = auditInTurn(desk, { stopped, noted: null }).finally(() => {
    audits.delete(club.id);
  });
  audits.set(club.id, audit);
  return audit;
}

/**
 * Works everything that is stored out again. `noted`: an event that has to be in the audit trail as
 * somebody noted it. @throws CreditError `not-allowed`
 */
export async function checkBooks(
  desk: Desk,
  actor: Actor,
  noted: KnownEvent | null = null,
): Promise<BooksReport> {
  requireRight(actor, 'check-books');
  const stopped = () => false;
  return noted === null ? sharedAudit(desk, stopped) : auditInTurn(desk, { stopped, noted });
}

/** What finance is told of a check: that something differs, or how far the audit trail goes. */
function noticeOf({ differenceCount, trail }: BooksReport): Notice | null {
  const note = trail === null || trail.number === 0n ? {} : { trail: noteOfHead(trail) };
  if (differenceCount > 0) return { kind: 'books-differ', differences: differenceCount, ...note };
  return note.trail === undefined ? null : { kind: 'trail-noted', trail: note.trail };
}

/** The same note of the trail is told once, however many nights it stands. */
function messageId({ club, ...desk }: Desk, notice: Notice): string {
  if (notice.kind === 'trail-noted') return `trail:${club.id}:${notice.trail}`;
  return `audit:${club.id}:${todayOf({ club, ...desk })}`;
}

/**
 * The check without a person asking: what differs is logged and told to the finance channel, and else
 * the newest event of the trail, so that it is known outside the database.
 * @throws AuditStopped
 */
export async function auditAndTell(desk: Desk, stopped: () => boolean): Promise<BooksReport> {
  const { store, club, financeChannel } = desk;
  const report = await sharedAudit(desk, stopped);
  const count = report.differenceCount;
  if (count > 0) {
    desk.log.error({ differences: report.differences.slice(0, 20), count }, 'the books differ');
  }
  const notice = noticeOf(report);
  if (financeChannel === null || notice === null) return report;
  await storeMessage(store, {
    id: messageId(desk, notice),
    clubId: club.id,
    target: { room: 'finance' },
    notice,
    now: desk.now(),
  });
  desk.wake('outbox');
  return report;
}
