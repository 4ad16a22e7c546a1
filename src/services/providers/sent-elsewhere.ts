import type { Invoice } from '../../domain/invoices/invoice.js';
import type { SentElsewhere } from '../../domain/refunds/payment-cash.js';
import { findPaymentsOfInvoice } from '../../store/ledger/ledger-reads.js';
import { findUnrecorded } from '../../store/providers/elsewhere-refunds.js';
import type { Desk } from '../desk.js';

/** What was sent back at a provider of the invoice's payments, and nobody has recorded. */
export async function sentElsewhere(
  { store }: Pick<Desk, 'store'>,
  { id }: Pick<Invoice, 'id'>,
): Promise<SentElsewhere[]> {
  return findUnrecorded(store, await findPaymentsOfInvoice(store, id));
}
