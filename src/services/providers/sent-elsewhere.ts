import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Payment } from '../../domain/payments/payment.js';
import { heldOnParts } from '../../domain/refunds/parts-of-sum.js';
import type { SentElsewhere } from '../../domain/refunds/payment-cash.js';
import { findPaymentsOfInvoice } from '../../store/ledger/ledger-reads.js';
import { plainIdOf } from '../../store/ledger/transfer-reads.js';
import { findUnrecorded } from '../../store/providers/elsewhere-refunds.js';
import { findDisputed } from '../../store/providers/provider-disputes.js';
import type { Desk } from '../desk.js';
import { loadSum } from './load-sum.js';

/** What of the invoice's payments the club cannot send back although the books have it. */
export async function sentElsewhere(
  { store }: Pick<Desk, 'store'>,
  { id }: Pick<Invoice, 'id'>,
): Promise<SentElsewhere[]> {
  const payments = await findPaymentsOfInvoice(store, id);
  const ids = payments.map((payment) => payment.id);
  const [held, disputed] = await Promise.all([
    findHeld({ store }, payments),
    findDisputed(store, ids),
  ]);
  return [...held, ...ids.filter((paymentId) => disputed.has(paymentId)).map(asDisputed)];
}

/** What nobody has recorded, on those parts of each sum that lie on the invoice. */
async function findHeld(
  { store }: Pick<Desk, 'store'>,
  payments: readonly Payment[],
): Promise<SentElsewhere[]> {
  const unrecorded = await findUnrecorded(store, payments);
  const held: SentElsewhere[] = [];
  for (const payment of unrecorded.length === 0 ? [] : payments) {
    const plain = plainIdOf(payment);
    const ofSum = unrecorded.filter(({ paymentId }) => isOf(plain, paymentId));
    const amount = ofSum.reduce((sum, one) => sum + one.amount, 0n);
    const parts = amount === 0n ? [] : await loadSum({ store }, payment);
    held.push(...heldOnParts(parts, amount).filter(({ paymentId }) => paymentId === payment.id));
  }
  return held;
}

function isOf(plain: string, paymentId: string): boolean {
  return paymentId === plain || paymentId.startsWith(`${plain}:`);
}

function asDisputed(paymentId: string): SentElsewhere {
  return { paymentId, why: 'disputed' };
}
