import type { CalendarDate } from '../calendar-date.js';
import type { PaymentCash } from './payment-cash.js';
import { refundRoute } from './refund-route.js';

/** By whom money goes back that its own provider cannot send. */
const byHand = 'bank';

/**
 * Who sends a part of a payment back where nobody chose: its provider where that can, and whoever
 * keeps the cash where no provider had it; else people, by a transfer from the club's bank.
 */
export function senderOf({ payment, refunded }: PaymentCash, today: CalendarDate): string {
  const { provider, currency, amount, receivedOn } = payment;
  const route = refundRoute({ provider, currency, amount, receivedOn, refunded }, today);
  return route.by === 'provider' || route.why === 'taken-by-hand' ? provider : byHand;
}
