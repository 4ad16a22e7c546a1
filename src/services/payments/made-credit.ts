import type { Invoice } from '../../domain/invoices/invoice.js';
import {
  type MadeCredit,
  waysOutAfterReversal,
} from '../../domain/payments/ways-out-after-reversal.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { loadReversals } from './load-reversal.js';

/**
 * What became of account credit made from the invoice, which may stand as it is only planned, and
 * what works now. Null where none was made, which takes no reads.
 */
export async function loadMadeCredit(desk: Desk, invoice: Invoice): Promise<MadeCredit | null> {
  if (invoice.creditedToAccount + invoice.overpaymentMoved === 0n) return null;
  const [state] = await loadReversals(desk, [invoice]);
  return state === undefined ? null : waysOutAfterReversal(state, todayOf(desk));
}
