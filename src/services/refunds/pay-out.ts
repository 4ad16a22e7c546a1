import type { Promised } from '../../domain/books/promise.js';
import { type Account, accountId } from '../../domain/credit/account.js';
import { planPayOut } from '../../domain/refunds/pay-out.js';
import { findAccount } from '../../store/ledger/ledger-reads.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { type AskedRefund, askedNotices, askedRefund } from './asked-refund.js';
import { samePayOut } from './same-refund.js';

/** `amount` in minor units of `currency`; `provider` is who sends it, such as `bank`. */
export type PayOutInput = {
  payerId: string;
  currency: string;
  amount: bigint;
  provider: string;
  reason: string;
};

async function loadAccount(
  desk: Desk,
  { payerId, currency }: PayOutInput,
): Promise<{ account: Account | null; currency: string }> {
  const owner = { clubId: desk.club.id, payerId, currency };
  const account = await findAccount(desk.store, accountId(owner));
  return { account: account?.clubId === desk.club.id ? account : null, currency };
}

/**
 * Asks for account credit to be sent back as cash.
 * @throws CreditError `not-allowed`, `amount-not-positive`, `over-balance`, and what
 * {@link bookEvent} throws
 */
export async function payOut(
  desk: Desk,
  envelope: Envelope,
  input: PayOutInput,
  promised?: Promised,
): Promise<AskedRefund> {
  const { reason, amount, provider, ...owner } = input;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'pay-out',
    envelope,
    reason,
    promised,
    input: { ...owner, amount, provider },
    sameThing: samePayOut(desk, { ...owner, amount }),
    load: () => loadAccount(desk, input),
    plan: (state, context) => planPayOut(state, { amount, provider, again: null }, context),
    notices: (plan) => askedNotices([plan], envelope),
  });
  return askedRefund(desk, { entries: [entry], replayed });
}
