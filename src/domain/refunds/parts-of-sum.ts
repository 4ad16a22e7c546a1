import { spreadInTurn } from '../amounts/spread-in-turn.js';
import type { JournalEntry } from '../books/journal-entry.js';
import type { Payment } from '../payments/payment.js';
import { cashOfPayments, type SentElsewhere } from './payment-cash.js';

/** One payment of a sum that paid one invoice or several. `entries`: all of its invoice. */
export type PartOfSum = { payment: Payment; entries: readonly JournalEntry[] };

/** What of a part the club has and did not send back, by the books. Minor units. */
export function leftOfPart({ payment, entries }: PartOfSum): bigint {
  const cash = cashOfPayments(entries).find((one) => one.payment.id === payment.id);
  return cash?.left ?? 0n;
}

/**
 * What is held of each part while nobody has recorded what was sent at the provider itself: in turn,
 * by what is left of each. What is more than all of them is held on the first.
 */
export function heldOnParts(parts: readonly PartOfSum[], amount: bigint): SentElsewhere[] {
  const held = spreadInTurn(amount, parts.map(leftOfPart));
  const over = amount - held.reduce((sum, part) => sum + part, 0n);
  return parts.flatMap(({ payment }, index): SentElsewhere[] => {
    const own = (held[index] ?? 0n) + (index === 0 ? over : 0n);
    return own === 0n ? [] : [{ paymentId: payment.id, why: 'unrecorded', amount: own }];
  });
}
