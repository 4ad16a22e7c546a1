import type { Invoice } from '../../domain/invoices/invoice.js';
import type { SentElsewhere } from '../../domain/refunds/payment-cash.js';
import { findPaymentsOfInvoice } from '../../store/ledger/ledger-reads.js';
import { findUnrecorded } from '../../store/providers/elsewhere-refunds.js';
import { findDisputed } from '../../store/providers/provider-disputes.js';
import type { Desk } from '../desk.js';

/**
 * What of the invoice's payments the club cannot send back although the books have it: what was sent
 * at the provider and nobody has recorded, and all of a payment while a dispute holds money of it.
 */
export async function sentElsewhere(
  { store }: Pick<Desk, 'store'>,
  { id }: Pick<Invoice, 'id'>,
): Promise<SentElsewhere[]> {
  const payments = await findPaymentsOfInvoice(store, id);
  const ids = payments.map((payment) => payment.id);
  const [unrecorded, disputed] = await Promise.all([
    findUnrecorded(store, payments),
    findDisputed(store, ids),
  ]);
  const held = payments.filter((payment) => disputed.has(payment.id));
  const all = held.map(({ id: paymentId, amount }) => ({ paymentId, amount }));
  return [...unrecorded, ...all];
}
