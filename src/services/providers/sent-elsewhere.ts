import type { Invoice } from '../../domain/invoices/invoice.js';
import type { SentElsewhere } from '../../domain/refunds/payment-cash.js';
import { findPaymentsOfInvoice } from '../../store/ledger/ledger-reads.js';
import { findUnrecorded } from '../../store/providers/elsewhere-refunds.js';
import { findDisputed } from '../../store/providers/provider-disputes.js';
import type { Desk } from '../desk.js';

/** What of the invoice's payments the club cannot send back although the books have it. */
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
  return [
    ...unrecorded.map(({ paymentId, amount }) => {
      return { paymentId, why: 'unrecorded' as const, amount };
    }),
    ...ids.filter((paymentId) => disputed.has(paymentId)).map(asDisputed),
  ];
}

function asDisputed(paymentId: string): SentElsewhere {
  return { paymentId, why: 'disputed' };
}
