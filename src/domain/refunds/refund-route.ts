import { addDays, type CalendarDate } from '../calendar-date.js';
import type { PaymentCash } from './payment-cash.js';
import { providerRule } from './provider-rules.js';

/** A received payment and what of it was sent back or is being sent, in minor units. */
export type PaidBefore = {
  provider: string;
  currency: string;
  amount: bigint;
  receivedOn: CalendarDate;
  refunded: bigint;
};

export function paidBefore({ payment, refunded }: PaymentCash): PaidBefore {
  const { provider, currency, amount, receivedOn } = payment;
  return { provider, currency, amount, receivedOn, refunded };
}

/**
 * Who can send money of a payment back: its provider, or people only, and then why. `taken-by-hand`
 * is money that no provider held; `lastDay` was the last on which the provider would have.
 */
export type RefundRoute =
  | { by: 'provider' }
  | { by: 'hand'; why: 'taken-by-hand' | 'not-offered' | 'refunded-in-part' }
  | { by: 'hand'; why: 'too-old'; lastDay: CalendarDate; withinDays: number };

const takenByHand = ['cash', 'bank', 'card', 'other'];

export function refundRoute(payment: PaidBefore, today: CalendarDate): RefundRoute {
  const { provider, receivedOn, refunded } = payment;
  const { sendsBack, withinDays, partRefunds } = providerRule(provider);
  if (!sendsBack) {
    return { by: 'hand', why: takenByHand.includes(provider) ? 'taken-by-hand' : 'not-offered' };
  }
  if (withinDays !== null) {
    const lastDay = addDays(receivedOn, withinDays);
    if (today > lastDay) return { by: 'hand', why: 'too-old', lastDay, withinDays };
  }
  if (partRefunds === 'one' && refunded > 0n) return { by: 'hand', why: 'refunded-in-part' };
  return { by: 'provider' };
}
