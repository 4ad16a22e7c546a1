import { entryAmount } from '../../domain/books/booked-facts.js';
import type { Promised } from '../../domain/books/promise.js';
import { planWithdrawOpeningCredit } from '../../domain/credit/withdraw-opening-credit.js';
import { firstMailed } from '../../domain/mail-notice.js';
import { actorId } from '../../domain/people/actor.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { loadLot } from './load-lot.js';
import { sameTakenOut } from './same-taken-out.js';

/** Amounts in minor units of `currency`. */
export type WithdrawnCredit = {
  payerId: string;
  currency: string;
  amount: bigint;
  balance: bigint;
  replayed: boolean;
};

/**
 * Takes unspent credit of an opening balance out again, because it was brought along wrongly.
 * @throws CreditError `not-allowed`, `not-found`, `nothing-unspent`, `amount-not-positive`,
 * `over-unspent`, and what {@link bookEvent} throws
 */
export async function withdrawOpeningCredit(
  desk: Desk,
  envelope: Envelope,
  input: { lotId: string; amount: bigint; reason: string },
  promised?: Promised,
): Promise<WithdrawnCredit> {
  const { lotId, amount, reason } = input;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'withdraw-opening-credit',
    envelope,
    promised,
    reason,
    input: { lotId, amount, reason },
    sameThing: sameTakenOut(desk, { kind: 'credit.withdrawn', lotId, amount }),
    load: () => loadLot(desk, lotId, 'credit.opened'),
    plan: (state, context) => planWithdrawOpeningCredit(state, { amount }, context),
    mail: firstMailed,
    notices: (plan, { opened }) => [
      {
        kind: 'credit-withdrawn',
        payerId: opened.payerId,
        amount,
        currency: opened.currency,
        balance: plan.entry?.outcome.available ?? 0n,
        reason,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  return {
    payerId: entry.payerId,
    currency: entry.currency,
    amount: entryAmount(entry),
    balance: entry.outcome.available ?? 0n,
    replayed,
  };
}
