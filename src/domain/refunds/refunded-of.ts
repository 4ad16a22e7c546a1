import type { Payment } from '../payments/payment.js';
import { isStanding, type Refund } from './refund.js';

/** Minor units of a payment: what its refunds took or hold, and the part that has gone out. */
export type RefundedOf = { standing: bigint; done: bigint };

export function refundedOf(payment: Payment, refunds: readonly Refund[]): RefundedOf {
  const own = refunds.filter((refund) => refund.paymentId === payment.id && isStanding(refund));
  const sum = (of: readonly Refund[]) => of.reduce((total, { amount }) => total + amount, 0n);
  return { standing: sum(own), done: sum(own.filter(({ state }) => state === 'done')) };
}
