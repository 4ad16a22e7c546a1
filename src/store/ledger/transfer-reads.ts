import type { Payment } from '../../domain/payments/payment.js';
import { ownId } from '../../domain/record-id.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

type Named = Pick<Payment, 'id' | 'clubId' | 'invoiceId'>;

/** How a part of a sum is named beside the one that has the plain id: by its invoice. */
function suffixOf({ clubId, invoiceId }: Named): string {
  return `:${ownId(clubId, invoiceId)}`;
}

/**
 * The payments that came as one sum: the one under the plain id, and those whose id continues it
 * with the number of their own invoice (`partPaymentId` in `src/domain/payments/transfer.ts`).
 */
export async function findPaymentsOfTransfer(
  store: Store,
  payment: Named & Pick<Payment, 'payerId'>,
): Promise<Payment[]> {
  const { clubId, payerId, id } = payment;
  const suffix = suffixOf(payment);
  const plain = id.endsWith(suffix) ? id.slice(0, -suffix.length) : id;
  const ids = { $gte: plain, $lt: `${plain};` };
  const found = await store.collections.payments.find({ _id: ids, clubId, payerId }).toArray();
  return found
    .map(fromStored)
    .filter((one) => one.id === plain || one.id === `${plain}${suffixOf(one)}`);
}
