import type { RefundableState } from '../../domain/refunds/plan-refund.js';
import { findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { loadInvoiceAndAccount } from '../invoices/load-invoice.js';

/** An invoice with all that was booked on it. @throws CreditError `not-found` */
export async function loadRefundable(desk: Desk, invoiceId: string): Promise<RefundableState> {
  const state = await loadInvoiceAndAccount(desk, invoiceId);
  return { ...state, entries: await findEntriesOfInvoice(desk.store, invoiceId) };
}
