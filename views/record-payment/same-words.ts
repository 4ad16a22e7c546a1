import type { Words } from '../../src/blocks/words.js';
import type { TypedSum } from '../../src/services/payments/find-same-payment.js';
import { recordPaymentButton } from './ids.js';

/** Pressing again with the same is the answer that it is another payment. */
export function askedAbout({ payerId, currency, amount, receivedOn }: TypedSum): string {
  return `${payerId} ${currency} ${amount} ${receivedOn}`;
}

/** Asks about a sum that stands in the books already, as when two people type one bank statement. */
export function sameWords(
  recordedAt: Date,
  { amount, currency, receivedOn }: TypedSum,
  { money, date, time }: Words,
): string {
  const sum = `${money(amount, currency)} of this payer, of ${date(receivedOn)},`;
  return `${sum} stands in the books already, recorded on ${time(recordedAt)}. Nothing was booked. If this is another payment, press ${recordPaymentButton} once more.`;
}
