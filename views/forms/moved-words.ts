import { listed } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import {
  isOpenSame,
  type Move,
  movesBetween,
  type ShownAmount,
  type ShownFacts,
} from '../../src/domain/books/shown-facts.js';

/** How people say that an amount grew, and that it fell. */
const sayings: Record<
  Exclude<ShownAmount, 'outstanding' | 'overpaid'>,
  readonly [grew: (sum: string) => string, fell: (sum: string) => string]
> = {
  paid: [(sum) => `${sum} was paid`, (sum) => `${sum} of what was paid went back`],
  creditApplied: [
    (sum) => `${sum} of account credit was used on the invoice`,
    (sum) => `${sum} of account credit was taken back from the invoice`,
  ],
  creditedToInvoice: [
    (sum) => `${sum} was credited on the invoice`,
    (sum) => `${sum} of credit on the invoice was voided`,
  ],
  creditedToAccount: [
    (sum) => `${sum} of credit for the invoice went to the account`,
    (sum) => `${sum} of account credit from the invoice was voided`,
  ],
  refunded: [(sum) => `${sum} was refunded`, (sum) => `a refund of ${sum} failed`],
  writtenOff: [
    (sum) => `${sum} was written off`,
    (sum) => `${sum} that was written off is owed again`,
  ],
  overpaymentMoved: [
    (sum) => `${sum} that was overpaid became account credit`,
    (sum) => `${sum} of an overpayment went back to the invoice`,
  ],
  overpaymentRefunded: [
    (sum) => `${sum} that was overpaid was sent back`,
    (sum) => `${sum} that was sent back came in again`,
  ],
  available: [
    (sum) => `the account credit that can be used grew by ${sum}`,
    (sum) => `the account credit that can be used fell by ${sum}`,
  ],
};

function said({ name, by }: Move, show: (amount: bigint) => string): string[] {
  if (name === 'outstanding' || name === 'overpaid') return [];
  const [grew, fell] = sayings[name];
  return [by > 0n ? grew(show(by)) : fell(show(-by))];
}

/** How long new account credit can be used, where that is not what it was. */
function untilWords(before: ShownFacts, now: ShownFacts, date: Words['date']): string | null {
  if (before.creditUntil === now.creditUntil) return null;
  return now.creditUntil === undefined
    ? 'new account credit does not expire'
    : `new account credit can be used until ${date(now.creditUntil)}`;
}

/** Why something else would happen now than what the form said, as a whole sentence. */
export function movedSentence(
  before: ShownFacts,
  now: ShownFacts,
  { money, date }: Words,
  since = 'you opened this form',
): string {
  const show = (amount: bigint) => money(amount, now.currency);
  const moves = movesBetween(before, now).flatMap((move) => said(move, show));
  const until = untilWords(before, now, date);
  if (moves.length === 0 && until !== null && before.day === now.day && isOpenSame(before, now)) {
    return `Since ${since}, an admin has changed how long credit lasts: ${until}.`;
  }
  const others = isOpenSame(before, now)
    ? []
    : ['what new credit settles of the payer’s other invoices has changed'];
  if (moves.length + others.length > 0) return `Since ${since}, ${listed([...moves, ...others])}.`;
  return before.day === now.day
    ? `Since ${since}, something that it said has changed.`
    : `Since ${since}, a new day has begun, and what it said has changed.`;
}

/** Why an amount that could be booked then cannot be booked now, with the refusal in its own words. */
export function refusedSince(why: string, refusal: string): string {
  return `${why} ${refusal} Nothing was booked.`;
}
