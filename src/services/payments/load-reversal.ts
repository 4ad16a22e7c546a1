import { accountId } from '../../domain/credit/account.js';
import { expiredOf } from '../../domain/credit/expire-credit.js';
import { isMadeFrom, paidOutOf } from '../../domain/credit/paid-out.js';
import { usesOf } from '../../domain/credit/take-back-credit.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { ReversalState } from '../../domain/payments/ways-out-after-reversal.js';
import { findNotesOfInvoices } from '../../store/ledger/credit-note-reads.js';
import { findAccount } from '../../store/ledger/ledger-reads.js';
import { findLotHistory, usesWithInvoices } from '../../store/ledger/lot-uses.js';
import type { Desk } from '../desk.js';

/**
 * Each invoice with the account credit that was made from it, in as many reads for many as for
 * one. They are of one payer and one currency, and may stand as they are only planned.
 */
export async function loadReversals(
  desk: Desk,
  invoices: readonly Invoice[],
): Promise<ReversalState[]> {
  const [first] = invoices;
  if (first === undefined) return [];
  const { clubId, payerId, currency } = first;
  const ids = invoices.map(({ id }) => id);
  const [account, notes, history] = await Promise.all([
    findAccount(desk.store, accountId(first)),
    findNotesOfInvoices(desk.store, ids),
    findLotHistory(desk.store, { clubId, payerId, currency, madeFrom: ids }),
  ]);
  const uses = await usesWithInvoices(desk.store, history);
  return invoices.map((invoice) => ({
    invoice,
    account,
    notes: notes.filter(({ invoiceId }) => invoiceId === invoice.id),
    uses: uses.filter(({ application }) => usesOf(application).some(isMadeFrom(invoice.id))),
    paidOut: paidOutOf(history, isMadeFrom(invoice.id)),
    lapsed: expiredOf(history, isMadeFrom(invoice.id)),
  }));
}
