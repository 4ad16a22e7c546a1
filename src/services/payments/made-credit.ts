import { accountId } from '../../domain/credit/account.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import {
  type MadeCredit,
  waysOutAfterReversal,
} from '../../domain/payments/ways-out-after-reversal.js';
import { findNotesOfInvoice } from '../../store/ledger/credit-note-reads.js';
import { findAccount } from '../../store/ledger/ledger-reads.js';
import { findUsesWithInvoices } from '../../store/ledger/lot-uses.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';

/**
 * What became of account credit made from the invoice, which may stand as it is only planned, and
 * what works now. Null where none was made, which takes no reads.
 */
export async function loadMadeCredit(desk: Desk, invoice: Invoice): Promise<MadeCredit | null> {
  if (invoice.creditedToAccount + invoice.overpaymentMoved === 0n) return null;
  const { id, clubId, payerId, currency } = invoice;
  const [account, notes, uses] = await Promise.all([
    findAccount(desk.store, accountId(invoice)),
    findNotesOfInvoice(desk.store, id),
    findUsesWithInvoices(desk.store, { clubId, payerId, currency, madeFrom: id }),
  ]);
  const today = todayOf(desk);
  return waysOutAfterReversal({ invoice, account, notes, uses }, today);
}
