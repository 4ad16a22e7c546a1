import type { Payment } from '../../domain/payments/payment.js';
import { partId } from '../../domain/payments/transfer.js';
import { ownId } from '../../domain/record-id.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

type Named = Pick<Payment, 'id' | 'clubId' | 'invoiceId'>;

/** How the payment is named where it is a part beside the one that has the plain id. */
function asPart(plain: string, { clubId, invoiceId }: Named): string {
  return partId(plain, ownId(clubId, invoiceId));
}

/**
 * The payments that came as one sum: the one under the plain id, and those whose id continues it
 * with the number of their own invoice.
 */
export async function findPaymentsOfTransfer(
  store: Store,
  payment: Named & Pick<Payment, 'payerId'>,
): Promise<Payment[]> {
  const { clubId, payerId, id } = payment;
  const suffix = asPart('', payment);
  const plain = id.endsWith(suffix) ? id.slice(0, -suffix.length) : id;
  const ids = { $gte: plain, $lt: `${plain};` };
  const found = await store.collections.payments.find({ _id: ids, clubId, payerId }).toArray();
  return found.map(fromStored).filter((one) => one.id === plain || one.id === asPart(plain, one));
}
