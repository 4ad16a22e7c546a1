import { accountId } from '../../domain/credit/account.js';
import { refuse } from '../../domain/errors.js';
import { ownId } from '../../domain/record-id.js';
import type { AgainState } from '../../domain/refunds/ask-again.js';
import type { Refund } from '../../domain/refunds/refund.js';
import { findAccount, findEntriesOfInvoice, findEntry } from '../../store/ledger/ledger-reads.js';
import { findRefund } from '../../store/ledger/refund-reads.js';
import { findNotesForTime, findRefundsForTime } from '../../store/sessions/attendee-reads.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';
import { sentElsewhere } from '../providers/sent-elsewhere.js';

/** @throws CreditError `not-found`, also for a refund of another club */
export async function requireRefund(desk: Desk, refundId: string): Promise<Refund> {
  const refund = await findRefund(desk.store, refundId);
  if (refund === null || refund.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'refund', id: ownId(desk.club.id, refundId) });
  }
  return refund;
}

/** A refund with all that its rules need: the invoice and account as they are now. */
export async function loadRefund(desk: Desk, refundId: string): Promise<AgainState> {
  const { store } = desk;
  const known = await requireRefund(desk, refundId);
  const { invoiceId } = known;
  const [invoice, account] = await Promise.all([
    invoiceId === null ? null : requireInvoice(desk, invoiceId),
    findAccount(store, accountId(known)),
  ]);
  // After what it is chained to: what comes between makes the plan stale, and it is made again.
  const refund = await requireRefund(desk, refundId);
  const ids = invoiceId === null ? [] : [invoiceId];
  const [asked, notes, refunds, entries, elsewhere] = await Promise.all([
    findEntry(store, refund.askedEntryId),
    findNotesForTime(store, ids),
    findRefundsForTime(store, ids),
    invoiceId === null ? [] : findEntriesOfInvoice(store, invoiceId),
    invoice === null ? [] : sentElsewhere(desk, invoice),
  ]);
  if (asked === null) throw new Error(`no entry asked for ${refundId}`);
  const given = { notes, refunds };
  return { refund, asked, invoice, account, entries, elsewhere, given };
}
