import type { JournalEntry } from '../../domain/books/journal-entry.js';
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

/** Under which id the sum stands of which a payment is one part, or all of it. */
export function plainIdOf(payment: Named): string {
  const suffix = asPart('', payment);
  return payment.id.endsWith(suffix) ? payment.id.slice(0, -suffix.length) : payment.id;
}

/** What is on the books of a payer's money of one day, received or on its way. */
export async function findPaymentsOfDay(
  store: Store,
  day: Pick<Payment, 'clubId' | 'payerId' | 'currency' | 'receivedOn'>,
): Promise<Payment[]> {
  const found = await store.collections.payments
    .find({ ...day, status: { $in: ['received', 'pending'] } })
    .hint('payer')
    .toArray();
  return found.map(fromStored);
}

/** The entry that says by whom and when the newest of a payment was written down. */
export async function findEntryOfPayment(
  store: Store,
  { id, invoiceId }: Pick<Payment, 'id' | 'invoiceId'>,
): Promise<JournalEntry | null> {
  const found = await store.collections.journal
    .find({ 'refs.invoiceId': invoiceId, 'refs.paymentId': id })
    .sort({ invoiceSeq: -1 })
    .limit(1)
    .next();
  return found === null ? null : fromStored(found);
}

/**
 * The payments that came as one sum: the one under the plain id, and those whose id continues it
 * with the number of their own invoice.
 */
export async function findPaymentsOfTransfer(
  store: Store,
  payment: Named & Pick<Payment, 'payerId'>,
): Promise<Payment[]> {
  const { clubId, payerId } = payment;
  const plain = plainIdOf(payment);
  const ids = { $gte: plain, $lt: `${plain};` };
  const found = await store.collections.payments.find({ _id: ids, clubId, payerId }).toArray();
  return found.map(fromStored).filter((one) => one.id === plain || one.id === asPart(plain, one));
}
