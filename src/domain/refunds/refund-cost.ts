import type { CalendarDate } from '../calendar-date.js';
import type { Payment } from '../payments/payment.js';
import type { PaymentCash } from './payment-cash.js';
import { type KeptFee, providerRule } from './provider-rules.js';
import { type PaidBefore, paidBefore, refundRoute } from './refund-route.js';

/** `byHand`: people send it, whatever the provider would do. */
export type Sending = { today: CalendarDate; byHand?: boolean };

const tenThousand = 10_000n;

/** The nearest whole unit, a half upwards; neither is below zero. */
function rounded(part: bigint, whole: bigint): bigint {
  return (2n * part + whole) / (2n * whole);
}

/** What the provider charged when the payment was received, in minor units. */
function paymentFee(amount: bigint, fee: KeptFee): bigint {
  const charged = rounded(amount * fee.perTenThousand, tenThousand) + fee.fixedMinor;
  const least = charged < fee.leastMinor ? fee.leastMinor : charged;
  return fee.mostMinor !== null && least > fee.mostMinor ? fee.mostMinor : least;
}

/**
 * What sending `amount` of a payment back costs the club, in minor units: its share of the fee that
 * was paid for the payment and is not given back, and what is charged for the refund itself. The
 * shares of several refunds sum to that fee. Null where the fees are not known.
 */
export function refundCost(
  payment: PaidBefore,
  { amount, today, byHand = false }: Sending & { amount: bigint },
): bigint | null {
  const { fees } = providerRule(payment.provider);
  if (fees === 'none') return 0n;
  const known = fees?.[payment.currency];
  if (known === undefined) return null;
  const fee = paymentFee(payment.amount, known.kept);
  const lostWith = (sent: bigint) => rounded(fee * sent, payment.amount);
  const lost = lostWith(payment.refunded + amount) - lostWith(payment.refunded);
  const isCharged = !byHand && refundRoute(payment, today).by === 'provider';
  return isCharged ? lost + known.perRefundMinor : lost;
}

/** What a provider charges for sending a refund, in minor units; null where that is not known. */
export function chargeForSending(provider: string, currency: string): bigint | null {
  const { fees } = providerRule(provider);
  return fees === 'none' ? 0n : (fees?.[currency]?.perRefundMinor ?? null);
}

/** The same of several payments together. @param parts what is sent of each of them */
export function costOfParts(
  cash: readonly PaymentCash[],
  parts: readonly { payment: Payment; amount: bigint }[],
  sending: Sending,
): bigint | null {
  let cost = 0n;
  for (const { payment, amount } of parts) {
    const held = cash.find((one) => one.payment.id === payment.id);
    const part = held && refundCost(paidBefore(held), { ...sending, amount });
    if (part == null) return null;
    cost += part;
  }
  return cost;
}
