import { refundRouteWords } from '../../src/blocks/refund-route-words.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { Payment } from '../../src/domain/payments/payment.js';
import { paidBefore, refundRoute } from '../../src/domain/refunds/refund-route.js';
import type { InvoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { disputedWords, unrecordedWords } from '../forms/disputed-words.js';
import { refundByHandTitle, refundTitle } from '../refund/ids.js';
import { isAskedFor } from './waiting.js';

/** The button that sends a payment back, null where there is none, and what is to be said. */
export type RefundOffer = { title: string | null; why: string[] };

function none(...why: string[]): RefundOffer {
  return { title: null, why };
}

function blockedBy(data: InvoiceDetails): string | null {
  const { invoice, refundRefusal, creditable } = data;
  if (invoice.voidedOn !== null) {
    return 'No refund: the invoice is void, so what was paid is overpaid. That can be refunded above.';
  }
  if (invoice.pendingPayment) {
    return 'No refund now: another payment is on its way. Wait until it is received or has failed.';
  }
  if (isAskedFor(data, 'refund')) {
    return 'No refund now: one is asked for on this invoice, and waits for a second person.';
  }
  if (refundRefusal !== null && invoice.forgotten?.payer === true) {
    return 'No refund: whose invoice this was is forgotten. What is overpaid can be refunded above.';
  }
  if (refundRefusal !== null) return 'No refund: there is nothing on this invoice to send back.';
  if (creditable > 0n) return null;
  return 'No refund: all of the invoice was credited, refunded or written off before.';
}

/** Whether a payment can be sent back, by its provider or by hand, and why not. */
export function refundOffer(payment: Payment, data: InvoiceDetails, club: ShownClub): RefundOffer {
  const money = (amount: bigint) => wordsFor(club).money(amount, payment.currency);
  const held = data.cash.find((one) => one.payment.id === payment.id);
  if (held?.disputed === true) return none(disputedWords);
  // What was not received, or went back, says so itself.
  if (held === undefined || held.held <= 0n || payment.status !== 'received') return none();
  const { refunded, moved, left, unrecorded } = held;
  const gone = [
    ...(refunded > 0n ? [`${money(refunded)} of it was refunded or is being sent`] : []),
    ...(unrecorded > 0n ? [`${money(unrecorded)} of it was ${unrecordedWords}`] : []),
    ...(moved > 0n ? [`${money(moved)} of it became account credit`] : []),
  ];
  const said = gone.length === 0 ? [] : [`${gone.join('; ')}.`];
  if (left === 0n) return none(...said, 'Nothing of it is left to send back.');
  const blocked = blockedBy(data);
  if (blocked !== null) return none(...said, blocked);
  const route = refundRoute(paidBefore(held), club.today);
  if (route.by === 'provider' || route.why === 'taken-by-hand') {
    return { title: refundTitle, why: said };
  }
  const words = refundRouteWords(payment.provider, route, wordsFor(club));
  return { title: refundByHandTitle, why: [...said, words] };
}
