import { entryAmount } from '../../domain/books/booked-facts.js';
import type { Promised } from '../../domain/books/promise.js';
import type { LotState } from '../../domain/credit/unspent.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { planReturnOverpayment } from '../../domain/payments/return-overpayment.js';
import { actorId } from '../../domain/people/actor.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import { loadLot } from '../credit/load-lot.js';
import { sameTakenOut } from '../credit/same-taken-out.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';

/** Amounts in minor units of `currency`. */
export type ReturnedOverpayment = {
  invoiceId: string;
  payerId: string;
  currency: string;
  amount: bigint;
  outstanding: bigint;
  overpaid: bigint;
  balance: bigint;
  replayed: boolean;
};

export async function loadMovedOverpayment(
  desk: Desk,
  lotId: string,
): Promise<LotState & { invoice: Invoice }> {
  const state = await loadLot(desk, lotId, 'overpayment.moved');
  const invoice = await requireInvoice(desk, state.opened.refs.invoiceId ?? '');
  return { ...state, invoice };
}

/**
 * Returns unspent credit of a moved overpayment to the invoice that it was overpaid on.
 * @throws CreditError `not-allowed`, `not-found`, `payment-pending`, `nothing-unspent`,
 * `amount-not-positive`, `over-unspent`, and what {@link bookEvent} throws
 */
export async function returnOverpayment(
  desk: Desk,
  envelope: Envelope,
  input: { lotId: string; amount: bigint; reason: string },
  promised?: Promised,
): Promise<ReturnedOverpayment> {
  const { lotId, amount, reason } = input;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'return-overpayment',
    envelope,
    promised,
    reason,
    input: { lotId, amount, reason },
    sameThing: sameTakenOut(desk, { kind: 'overpayment.returned', lotId, amount }),
    load: () => loadMovedOverpayment(desk, lotId),
    plan: (state, context) => planReturnOverpayment(state, { amount }, context),
    notices: (plan, { invoice }) => [
      {
        kind: 'overpayment-returned',
        invoiceNumber: invoice.number,
        payerId: invoice.payerId,
        amount,
        currency: invoice.currency,
        outstanding: plan.invoice?.after.outstanding ?? 0n,
        overpaid: plan.invoice?.after.overpaid ?? 0n,
        balance: plan.entry?.outcome.available ?? 0n,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  const { payerId, currency, outcome } = entry;
  return {
    invoiceId: entry.refs.invoiceId ?? '',
    payerId,
    currency,
    amount: entryAmount(entry),
    outstanding: outcome.outstanding ?? 0n,
    overpaid: outcome.overpaid ?? 0n,
    balance: outcome.available ?? 0n,
    replayed,
  };
}
