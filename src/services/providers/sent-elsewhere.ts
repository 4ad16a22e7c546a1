import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Payment } from '../../domain/payments/payment.js';
import { heldOnParts } from '../../domain/refunds/parts-of-sum.js';
import type { SentElsewhere } from '../../domain/refunds/payment-cash.js';
import { findPaymentsOfInvoices } from '../../store/ledger/ledger-reads.js';
import { plainIdOf } from '../../store/ledger/transfer-reads.js';
import { findUnrecorded } from '../../store/providers/elsewhere-refunds.js';
import { findDisputed } from '../../store/providers/provider-disputes.js';
import type { Desk } from '../desk.js';
import { loadSum } from './load-sum.js';

/** What of an invoice's payments the club cannot send back although the books have it. */
export async function sentElsewhere(
  desk: Pick<Desk, 'store'>,
  { id }: Pick<Invoice, 'id'>,
): Promise<SentElsewhere[]> {
  return (await sentElsewhereOf(desk, [id])).get(id) ?? [];
}

/** The same of many invoices, by the invoice's id; one of which nothing is known is left out. */
export async function sentElsewhereOf(
  { store }: Pick<Desk, 'store'>,
  invoiceIds: readonly string[],
): Promise<Map<string, SentElsewhere[]>> {
  const payments = await findPaymentsOfInvoices(store, invoiceIds);
  const ids = payments.map((payment) => payment.id);
  const [held, disputed] = await Promise.all([
    findHeld({ store }, payments),
    findDisputed(store, ids),
  ]);
  const gone = new Map<string, SentElsewhere[]>();
  const invoiceOf = new Map(payments.map(({ id, invoiceId }) => [id, invoiceId]));
  for (const one of [...held, ...ids.filter((id) => disputed.has(id)).map(asDisputed)]) {
    const invoiceId = invoiceOf.get(one.paymentId);
    if (invoiceId !== undefined) gone.set(invoiceId, [...(gone.get(invoiceId) ?? []), one]);
  }
  return gone;
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
