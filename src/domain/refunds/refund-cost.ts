import type { CalendarDate } from '../calendar-date.js';
import type { CashPart } from './payment-cash.js';
import { type KeptFee, refundFees } from './provider-rules.js';
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
  const known = refundFees(payment.provider, payment.currency);
  if (known === null) return null;
  const fee = paymentFee(payment.amount, known.kept);
  const lostWith = (sent: bigint) => rounded(fee * sent, payment.amount);
  const lost = lostWith(payment.refunded + amount) - lostWith(payment.refunded);
  const isCharged = !isSentByPeople(payment, { today, byHand });
  return isCharged ? lost + known.perRefundMinor : lost;
}

function isSentByPeople(payment: PaidBefore, { today, byHand = false }: Sending): boolean {
  return byHand || refundRoute(payment, today).by === 'hand';
}

/** What a provider charges for sending a refund, in minor units; null where that is not known. */
export function chargeForSending(provider: string, currency: string): bigint | null {
  return refundFees(provider, currency)?.perRefundMinor ?? null;
}

/**
 * What a refund takes: fees in minor units, null where not known, and whether people send a part.
 * `charged` is the part of them that is paid for sending it; the rest was kept of the payment before.
 */
export type RefundTakes = { cost: bigint | null; charged: bigint; byPeople: boolean };

/** The same of several payments together. @param parts what is sent of each of them */
export function whatPartsTake(parts: readonly CashPart[], sending: Sending): RefundTakes {
  const taken = parts.map(({ from, amount }) => {
    const payment = paidBefore(from);
    const cost = refundCost(payment, { ...sending, amount });
    const byPeople = isSentByPeople(payment, sending);
    const charge = chargeForSending(payment.provider, payment.currency);
    return { cost, byPeople, charged: byPeople ? 0n : (charge ?? 0n) };
  });
  return {
    cost: taken.reduce<bigint | null>((sum, { cost }) => {
      return sum === null || cost === null ? null : sum + cost;
    }, 0n),
    charged: taken.reduce((sum, { charged }) => sum + charged, 0n),
    byPeople: taken.some(({ byPeople }) => byPeople),
  };
}
