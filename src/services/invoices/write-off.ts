import { entryAmount } from '../../domain/books/booked-facts.js';
import type { Promised } from '../../domain/books/promise.js';
import { planWriteOff } from '../../domain/invoices/write-off.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from './load-invoice.js';

/** Amounts in minor units of `currency`. */
export type WrittenOff = {
  invoiceNumber: string;
  payerId: string;
  currency: string;
  amount: bigint;
  outstanding: bigint;
  status: string;
  replayed: boolean;
};

/**
 * Gives up the rest of a debt; a second person always approves it.
 * @throws CreditError `not-allowed`, `not-found`, `invoice-void`, `payment-pending`,
 * `nothing-outstanding`, and what {@link bookEvent} throws
 */
export async function writeOff(
  desk: Desk,
  envelope: Envelope,
  input: { invoiceId: string; reason: string },
  promised?: Promised,
): Promise<WrittenOff> {
  const { invoiceId, reason } = input;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'write-off',
    envelope,
    promised,
    reason,
    input: { invoiceId },
    load: async () => ({ invoice: await requireInvoice(desk, invoiceId) }),
    plan: (state, context) => planWriteOff(state, context),
    notices: ({ entry: booked }, { invoice }) => [
      {
        kind: 'invoice-written-off',
        invoiceNumber: invoice.number,
        payerId: invoice.payerId,
        amount: booked === null ? 0n : entryAmount(booked),
        currency: invoice.currency,
        reason,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  const { outstanding, status } = entry.outcome;
  return {
    invoiceNumber: ownId(desk.club.id, entry.refs.invoiceId ?? ''),
    payerId: entry.payerId,
    currency: entry.currency,
    amount: entryAmount(entry),
    outstanding: outstanding ?? 0n,
    status: status ?? '',
    replayed,
  };
}
