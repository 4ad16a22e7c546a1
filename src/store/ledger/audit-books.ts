import { checkClosings } from '../../domain/books/check-closings.js';
import type { KnownEvent, TrailHead } from '../../domain/trail/trail-head.js';
import type { Store } from '../connection.js';
import { auditTrail } from '../trail/audit-trail.js';
import { addDifferences, auditLedger, type LedgerReport } from './audit-ledger.js';
import { createAuditPause } from './audit-pause.js';
import { readClosedTime } from './closed-time.js';
import type { GroupSize } from './payer-groups.js';

/** What the books come to. */
export type BooksReport = LedgerReport & {
  checkedAt: Date;
  /** The newest event of the audit trail; null where that is broken. */
  trail: TrailHead | null;
};

/**
 * Checks all that the books hold: the ledger, the audit trail, and the days that are closed.
 * `noted`: an event that has to be in the audit trail as somebody noted it.
 * @throws AuditStopped when `stopped` says so, which is asked at every invoice and entry
 */
export async function auditBooks(
  store: Store,
  clubId: string,
  options: GroupSize & { stopped?: () => boolean; noted?: KnownEvent | null } = {},
): Promise<BooksReport> {
  const { stopped = () => false, noted = null, ...size } = options;
  const breathe = createAuditPause(stopped);
  const report = await auditLedger(store, clubId, { ...size, breathe });
  const trail = await auditTrail(store, clubId, { breathe, noted });
  addDifferences(report, trail.differences);
  const { closings, time, turns } = await readClosedTime(store, clubId);
  addDifferences(report, turns);
  addDifferences(report, checkClosings(closings, time));
  return { checkedAt: new Date(), ...report, trail: trail.head };
}
