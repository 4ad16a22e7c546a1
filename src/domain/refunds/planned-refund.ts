import type { PlannedRefund } from '../approvals/request.js';
import type { CalendarDate } from '../calendar-date.js';
import type { Payment } from '../payments/payment.js';
import type { Refund } from './refund.js';
import { refundCost } from './refund-cost.js';
import { refundedOf } from './refunded-of.js';

/** A refund that is only planned, the payment that it sends back, and the refunds before it. */
export type RefundToTell = {
  refund: Pick<Refund, 'amount' | 'provider'>;
  payment: Payment | null;
  earlier: readonly Refund[];
  isSentByDesk: boolean;
  /** Left out where that is not decided yet, or nobody can be told. */
  tellsPayer?: boolean | undefined;
};

/** What people are told of a refund before it is asked for: of which payment, by whom, at what cost. */
export function plannedRefund(
  { refund, payment, earlier, isSentByDesk, tellsPayer }: RefundToTell,
  today: CalendarDate,
): PlannedRefund {
  const { amount, provider } = refund;
  const told = tellsPayer === undefined ? {} : { tellsPayer };
  const common = { amount, provider, isSentByDesk, ...told };
  // A pay-out is of no payment, so no provider keeps anything of it.
  if (payment === null) return { ...common, payment: null, cost: 0n };
  const { standing: refunded } = refundedOf(payment, earlier);
  const byHand = provider !== payment.provider;
  const cost = refundCost({ ...payment, refunded }, { amount, today, byHand });
  const { receivedOn, amount: whole } = payment;
  return { ...common, cost, payment: { provider: payment.provider, receivedOn, amount: whole } };
}
