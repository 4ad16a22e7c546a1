import { accountId } from '../../domain/credit/account.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import { expiredOf } from '../../domain/credit/expire-credit.js';
import { paidOutOf } from '../../domain/credit/paid-out.js';
import { liveApplications } from '../../domain/credit/take-back-credit.js';
import { refuse } from '../../domain/errors.js';
import { ownId } from '../../domain/record-id.js';
import { findCreditNote, findRaisedEntryId } from '../../store/ledger/credit-note-reads.js';
import { findAccount } from '../../store/ledger/ledger-reads.js';
import { findLotHistory } from '../../store/ledger/lot-uses.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';

/** @throws CreditError `not-found`, also for a credit note of another club */
export async function requireCreditNote(desk: Desk, noteId: string): Promise<CreditNote> {
  const note = await findCreditNote(desk.store, noteId);
  if (note === null || note.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'credit note', id: ownId(desk.club.id, noteId) });
  }
  return note;
}

/** A credit note with all that voiding it looks at. @throws CreditError `not-found` */
export async function loadCreditNote(desk: Desk, noteId: string) {
  const note = await requireCreditNote(desk, noteId);
  const { clubId, payerId, currency } = note;
  const owner = { clubId, payerId, currency };
  const [invoice, account, history, raisedEntryId] = await Promise.all([
    requireInvoice(desk, note.invoiceId),
    findAccount(desk.store, accountId(owner)),
    findLotHistory(desk.store, { ...owner, lotId: note.id }),
    findRaisedEntryId(desk.store, note),
  ]);
  const standing = liveApplications(history);
  const numbers = standing.map(({ refs }) => ownId(clubId, refs.invoiceId ?? ''));
  const spentOn = [...new Set(numbers)].sort();
  const paidOut = paidOutOf(history, (use) => use.lotId === note.id);
  const expired = expiredOf(history, (use) => use.lotId === note.id);
  return { note, invoice, account, spentOn, paidOut, expired, standing, raisedEntryId };
}
