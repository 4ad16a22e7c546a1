import { entryAmount } from '../../domain/books/booked-facts.js';
import type { Promised } from '../../domain/books/promise.js';
import { planMoveOverpayment } from '../../domain/payments/move-overpayment.js';
import { actorId } from '../../domain/people/actor.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { loadInvoiceAndAccount } from '../invoices/load-invoice.js';
import { sameMoved } from './same-moved.js';

/** Amounts in minor units of `currency`. */
export type MovedOverpayment = {
  invoiceId: string;
  payerId: string;
  currency: string;
  amount: bigint;
  balance: bigint;
  replayed: boolean;
};

/**
 * Makes account credit of an overpayment.
 * @throws CreditError `not-allowed`, `not-found`, `nothing-overpaid`, `over-overpaid`,
 * `amount-not-positive`, and what {@link bookEvent} throws
 */
export async function moveOverpayment(
  desk: Desk,
  envelope: Envelope,
  input: { invoiceId: string; amount: bigint; reason?: string },
  promised?: Promised,
): Promise<MovedOverpayment> {
  const { invoiceId, amount, reason = 'Overpayment moved to account credit' } = input;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'move-overpayment',
    envelope,
    promised,
    reason,
    input: { invoiceId, amount },
    sameThing: sameMoved(desk, { invoiceId, amount }),
    load: () => loadInvoiceAndAccount(desk, invoiceId),
    plan: (state, context) => planMoveOverpayment(state, { amount }, context),
    notices: (plan, { invoice }) => [
      {
        kind: 'overpayment-moved',
        invoiceNumber: invoice.number,
        payerId: invoice.payerId,
        amount,
        currency: invoice.currency,
        balance: plan.entry?.outcome.available ?? 0n,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  return {
    invoiceId: entry.refs.invoiceId ?? '',
    payerId: entry.payerId,
    currency: entry.currency,
    amount: entryAmount(entry),
    balance: entry.outcome.available ?? 0n,
    replayed,
  };
}
