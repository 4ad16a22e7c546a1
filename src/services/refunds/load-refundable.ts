import type { RefundableState } from '../../domain/refunds/plan-refund.js';
import { findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { loadInvoiceAndAccount } from '../invoices/load-invoice.js';
import { sentElsewhere } from '../providers/sent-elsewhere.js';

/**
 * An invoice with all that was booked on it, and what somebody sent back of it at its provider.
 * @throws CreditError `not-found`
 */
export async function loadRefundable(desk: Desk, invoiceId: string): Promise<RefundableState> {
  const state = await loadInvoiceAndAccount(desk, invoiceId);
  const [entries, elsewhere] = await Promise.all([
    findEntriesOfInvoice(desk.store, invoiceId),
    sentElsewhere(desk, state.invoice),
  ]);
  return { ...state, entries, elsewhere };
}
