import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import type { Earlier } from '../../src/domain/books/looks-alike.js';
import type { PaymentPart } from '../../src/domain/payments/spread-payment.js';
import type { TypedSum } from '../../src/services/payments/find-same-payment.js';
import { recordPaymentButton } from './ids.js';
import type { ShownSpread } from './spread-over.js';

/** A sum, and when the newest of the same was recorded that the form asked about. */
function askedAbout(sum: TypedSum, recordedAt: Date): string {
  return `${sumText(sum)} ${recordedAt.toISOString()}`;
}

/** Pressing again with the same is the answer that it is another payment than all up to then. */
export function askedUpTo(asked: string | null, sum: TypedSum): Date | null {
  const about = `${sumText(sum)} `;
  return asked?.startsWith(about) === true ? new Date(asked.slice(about.length)) : null;
}

function sumText({ payerId, currency, amount, receivedOn }: TypedSum): string {
  return `${payerId} ${currency} ${amount} ${receivedOn}`;
}

/** Asks about a sum that stands in the books already, as when two people type one bank statement. */
function sameWords(
  recordedAt: Date,
  { amount, currency, receivedOn }: TypedSum,
  { money, date, time }: Words,
): string {
  const sum = `${money(amount, currency)} of this payer, of ${date(receivedOn)},`;
  return `${sum} stands in the books already, recorded on ${time(recordedAt)}. Nothing was booked. If this is another payment, press ${recordPaymentButton} once more.`;
}

/** A sum as it was typed, with the parts that it lay in; `round` counts how often it was asked. */
export type TypedParts = { typed: TypedSum; parts: readonly PaymentPart[]; round: number };

/** What the form says and keeps to ask about a sum that stands in the books already. */
export function askAbout(
  { createdAt }: Earlier,
  { typed, parts, round }: TypedParts,
  club: ShownClub,
): { words: string; asked: string; kept: ShownSpread } {
  return {
    words: sameWords(createdAt, typed, wordsFor(club)),
    asked: askedAbout(typed, createdAt),
    kept: { amount: typed.amount, parts, round: round + 1 },
  };
}
