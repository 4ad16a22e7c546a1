import { type CalendarDate, compareDates } from '../calendar-date.js';
import type { Payment } from '../payments/payment.js';
import { refundCost } from './refund-cost.js';
import type { PaidBefore } from './refund-route.js';

/** What giving an amount back in cash would take, in minor units; `cost` null where not known. */
export type RefundInstead = { sent: bigint; cost: bigint | null };

function paidBefore({ provider, currency, amount, receivedOn }: Payment): PaidBefore {
  return { provider, currency, amount, receivedOn, refunded: 0n };
}

/**
 * What it would cost the club to send an amount back instead of crediting it: newest payment first,
 * and no more than was received. Null where no cash stands behind it.
 */
export function refundInstead(
  payments: readonly Payment[],
  { amount, today }: { amount: bigint; today: CalendarDate },
): RefundInstead | null {
  const newestFirst = payments
    .filter(({ status }) => status === 'received')
    .toSorted((one, other) => compareDates(other.receivedOn, one.receivedOn));
  let sent = 0n;
  let cost: bigint | null = 0n;
  for (const payment of newestFirst) {
    const left = amount - sent;
    const part = payment.amount < left ? payment.amount : left;
    if (part <= 0n) break;
    const partCost = refundCost(paidBefore(payment), { amount: part, today });
    cost = cost === null || partCost === null ? null : cost + partCost;
    sent += part;
  }
  return sent > 0n ? { sent, cost } : null;
}
