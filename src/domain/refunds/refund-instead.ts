import type { CalendarDate } from '../calendar-date.js';
import { cashLeft, type PaymentCash, takeCash } from './payment-cash.js';
import { type RefundTakes, whatPartsTake } from './refund-cost.js';

/** What of an amount could be given back in cash, in minor units, and what that would take. */
export type RefundInstead = RefundTakes & { sent: bigint };

/**
 * What it would cost the club to send an amount back instead of crediting it: newest payment first,
 * and no more than is held. Null where no cash stands behind it.
 */
export function refundInstead(
  cash: readonly PaymentCash[],
  { amount, today }: { amount: bigint; today: CalendarDate },
): RefundInstead | null {
  const left = cashLeft(cash);
  const sent = left < amount ? left : amount;
  if (sent <= 0n) return null;
  return { sent, ...whatPartsTake(takeCash(cash, sent), { today }) };
}
