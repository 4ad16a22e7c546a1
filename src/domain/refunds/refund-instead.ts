import type { CalendarDate } from '../calendar-date.js';
import { cashLeft, type PaymentCash, takeCash } from './payment-cash.js';
import { costOfParts } from './refund-cost.js';

/** What giving an amount back in cash would take, in minor units; `cost` null where not known. */
export type RefundInstead = { sent: bigint; cost: bigint | null };

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
  return { sent, cost: costOfParts(cash, takeCash(cash, sent), { today }) };
}
