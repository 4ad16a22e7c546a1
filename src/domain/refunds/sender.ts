import type { Consequences } from '../books/consequences.js';
import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import type { CashPart, PaymentCash } from './payment-cash.js';
import { paidBefore, refundRoute } from './refund-route.js';

/** By whom money goes back that its own provider cannot send. */
const byHand = 'bank';

/**
 * Who sends a part of a payment back where nobody chose: its provider where that can, and whoever
 * keeps the cash where no provider had it; else people, by a transfer from the club's bank.
 */
function senderOf(from: PaymentCash, today: CalendarDate): string {
  const route = refundRoute(paidBefore(from), today);
  const isOwn = route.by === 'provider' || route.why === 'taken-by-hand';
  return isOwn ? from.payment.provider : byHand;
}

/**
 * Who sends it: the one that was chosen, unless that is the payment's provider and does not send it
 * any more. @param chosen null = whoever can
 * @throws CreditError `provider-refuses`
 */
export function requireSender(
  from: PaymentCash,
  chosen: string | null,
  today: CalendarDate,
): string {
  const { provider } = from.payment;
  if (chosen === null) return senderOf(from, today);
  if (chosen !== provider) return chosen;
  const route = refundRoute(paidBefore(from), today);
  if (route.by === 'provider') return chosen;
  const { why } = route;
  if (why === 'too-old') refuse('provider-refuses', { provider, why, lastDay: route.lastDay });
  if (why === 'refunded-in-part') refuse('provider-refuses', { provider, why, lastDay: null });
  return chosen;
}

/**
 * Which payments are sent back by whom, as a plan of it will say.
 * @throws CreditError `provider-refuses`
 */
export function sentFrom(
  parts: readonly CashPart[],
  { provider, today }: { provider: string | null; today: CalendarDate },
): Consequences['refunds'] {
  return parts.map(({ from, payment, amount }) => {
    return { paymentId: payment.id, provider: requireSender(from, provider, today), amount };
  });
}
