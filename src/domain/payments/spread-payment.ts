import type { Invoice } from '../invoices/invoice.js';
import { compareAsStored } from '../text-order.js';

/** What a payment puts on one invoice; `amount` in minor units. */
export type PaymentPart = { invoiceId: string; amount: bigint };

/** `left` is beyond what the invoices can take, and becomes an overpayment on the last of them. */
export type SpreadPayment = { parts: PaymentPart[]; left: bigint };

type Owed = Pick<Invoice, 'id' | 'dueOn' | 'issuedOn' | 'numberOrder' | 'outstanding'>;

/** Oldest first: by the day on which they are due, then in the order in which they were issued. */
export function oldestFirst(one: Owed, other: Owed): number {
  return (
    compareAsStored(one.dueOn, other.dueOn) ||
    compareAsStored(one.issuedOn, other.issuedOn) ||
    compareAsStored(one.numberOrder, other.numberOrder)
  );
}

/** What is proposed for a payment of several invoices: each is paid in full, the oldest first. */
export function spreadPayment(amountMinor: bigint, invoices: readonly Owed[]): SpreadPayment {
  let left = amountMinor;
  const parts: PaymentPart[] = [];
  for (const { id, outstanding } of [...invoices].sort(oldestFirst)) {
    const amount = outstanding < left ? outstanding : left;
    if (amount > 0n) parts.push({ invoiceId: id, amount });
    left -= amount;
  }
  return { parts, left };
}
