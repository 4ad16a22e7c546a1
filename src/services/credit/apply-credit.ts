import type { Promised } from '../../domain/books/promise.js';
import { planApplyCredit } from '../../domain/credit/apply-credit.js';
import { applicationAmount } from '../../domain/credit/take-back-credit.js';
import { firstMailed } from '../../domain/mail-notice.js';
import { actorId } from '../../domain/people/actor.js';
import { requireOwnAccount } from '../../domain/people/permission.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { loadInvoiceAndAccount } from '../invoices/load-invoice.js';
import { sameUse } from './same-credit.js';

/** Amounts in minor units of `currency`. */
export type AppliedCredit = {
  entryId: string;
  invoiceId: string;
  payerId: string;
  currency: string;
  amount: bigint;
  outstanding: bigint;
  status: string;
  balance: bigint;
  replayed: boolean;
};

/**
 * Spends the payer's account credit on one of its invoices, because a person said so.
 * @throws CreditError `not-allowed`, `not-found`, `invoice-void`, `payment-pending`,
 * `amount-not-positive`, `over-outstanding`, `over-balance`, and what {@link bookEvent} throws
 */
export async function applyCredit(
  desk: Desk,
  envelope: Envelope,
  input: { invoiceId: string; amount: bigint },
  promised?: Promised,
): Promise<AppliedCredit> {
  const { invoiceId, amount } = input;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'apply-credit',
    envelope,
    promised,
    reason:
      envelope.actor.kind === 'customer'
        ? 'Account credit used on the account page'
        : 'Account credit used by hand',
    input,
    sameThing: sameUse(desk, { invoiceId, amount }),
    load: async () => {
      const state = await loadInvoiceAndAccount(desk, invoiceId);
      requireOwnAccount(envelope.actor, state.invoice.payerId, 'apply-credit');
      return state;
    },
    plan: (state, context) => planApplyCredit(state, { amount }, context),
    mail: firstMailed,
    notices: (plan, { invoice }) => [
      {
        kind: 'credit-applied',
        invoiceNumber: invoice.number,
        payerId: invoice.payerId,
        amount,
        currency: invoice.currency,
        outstanding: plan.invoice?.after.outstanding ?? 0n,
        balance: plan.entry?.outcome.available ?? 0n,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  return {
    entryId: entry.id,
    invoiceId: entry.refs.invoiceId ?? '',
    payerId: entry.payerId,
    currency: entry.currency,
    amount: applicationAmount(entry),
    outstanding: entry.outcome.outstanding ?? 0n,
    status: entry.outcome.status ?? '',
    balance: entry.outcome.available ?? 0n,
    replayed,
  };
}
