import { accountId } from '../../domain/credit/account.js';
import { refuse } from '../../domain/errors.js';
import { ownId } from '../../domain/record-id.js';
import { findCreditNote, findRaisedEntryId } from '../../store/ledger/credit-note-reads.js';
import { findAccount } from '../../store/ledger/ledger-reads.js';
import { findInvoicesSpentOn } from '../../store/ledger/lot-uses.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';

/** A credit note with all that voiding it looks at. @throws CreditError `not-found` */
export async function loadCreditNote(desk: Desk, noteId: string) {
  const note = await findCreditNote(desk.store, noteId);
  if (note === null || note.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'credit note', id: ownId(desk.club.id, noteId) });
  }
  const { clubId, payerId, currency } = note;
  const owner = { clubId, payerId, currency };
  const [invoice, account, spentOn, raisedEntryId] = await Promise.all([
    requireInvoice(desk, note.invoiceId),
    findAccount(desk.store, accountId(owner)),
    findInvoicesSpentOn(desk.store, { ...owner, lotId: note.id }),
    findRaisedEntryId(desk.store, note),
  ]);
  return { note, invoice, account, spentOn, raisedEntryId };
}
