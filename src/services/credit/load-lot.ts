import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { accountId } from '../../domain/credit/account.js';
import { expiredOf } from '../../domain/credit/expire-credit.js';
import { paidOutOf } from '../../domain/credit/paid-out.js';
import { liveApplications } from '../../domain/credit/take-back-credit.js';
import { type LotState, usedOfLot } from '../../domain/credit/unspent.js';
import { refuse } from '../../domain/errors.js';
import { ownId } from '../../domain/record-id.js';
import { findAccount, findEntry } from '../../store/ledger/ledger-reads.js';
import { findLotHistory } from '../../store/ledger/lot-uses.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';

/**
 * A lot whose id is that of the entry that opened it, with where its credit is spent.
 * @throws CreditError `not-found`, also for a lot of another club or another origin
 */
export async function loadLot(
  desk: Desk,
  lotId: string,
  kind: JournalEntry['kind'],
): Promise<LotState> {
  const opened = await findEntry(desk.store, lotId);
  if (opened === null || opened.kind !== kind || opened.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'credit', id: ownId(desk.club.id, lotId) });
  }
  const { clubId, payerId, currency } = opened;
  const [account, history] = await Promise.all([
    findAccount(desk.store, accountId(opened)),
    findLotHistory(desk.store, { clubId, payerId, currency, lotId }),
  ]);
  const today = todayOf(desk);
  const uses = liveApplications(history).map((entry) => usedOfLot(entry, { lotId, today }));
  const paidOut = paidOutOf(history, (use) => use.lotId === lotId);
  const expired = expiredOf(history, (use) => use.lotId === lotId);
  return { opened, account, uses, paidOut, expired };
}
