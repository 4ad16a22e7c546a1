import type { Payment } from '../../domain/payments/payment.js';
import type { PartOfSum } from '../../domain/refunds/parts-of-sum.js';
import { findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import { findPaymentsOfTransfer } from '../../store/ledger/transfer-reads.js';
import type { Desk } from '../desk.js';

/** The payment with all that came as one sum with it, each with what was booked on its invoice. */
export async function loadSum(
  { store }: Pick<Desk, 'store'>,
  payment: Payment,
): Promise<PartOfSum[]> {
  const payments = await findPaymentsOfTransfer(store, payment);
  return Promise.all(
    payments.map(async (part) => {
      return { payment: part, entries: await findEntriesOfInvoice(store, part.invoiceId) };
    }),
  );
}
