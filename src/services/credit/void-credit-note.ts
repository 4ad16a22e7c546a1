import type { Promised } from '../../domain/books/promise.js';
import { planVoidCreditNote } from '../../domain/credit/void-credit-note.js';
import { firstMailed } from '../../domain/mail-notice.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { loadCreditNote } from './load-credit-note.js';

/** Amounts in minor units of `currency`. */
export type VoidedNote = {
  noteNumber: string;
  invoiceId: string;
  payerId: string;
  currency: string;
  fromInvoice: bigint;
  fromAccount: bigint;
  outstanding: bigint;
  overpaid: bigint;
  balance: bigint | null;
  /** Numbers of the invoices on which a part stayed spent. */
  spentOn: readonly string[];
  /** What of it had gone out as cash, so that it was not voided. */
  paidOut: bigint;
  replayed: boolean;
};

/**
 * Voids what can be voided of a credit note; what was spent of it stays and is named.
 * @throws CreditError `not-allowed`, `not-found`, `payment-pending`, `nothing-to-void`,
 * and what {@link bookEvent} throws
 */
export async function voidCreditNote(
  desk: Desk,
  envelope: Envelope,
  input: { noteId: string; reason: string },
  promised?: Promised,
): Promise<VoidedNote> {
  const { noteId, reason } = input;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'void-credit-note',
    envelope,
    promised,
    reason,
    input: { noteId },
    load: () => loadCreditNote(desk, noteId),
    plan: (state, context) => planVoidCreditNote(state, context),
    // Whoever was told of nothing is not told that it is gone.
    mail: (told, { note }) => (note.notifyCustomer ? firstMailed(told) : null),
    notices: (plan, { note }) => [
      {
        kind: 'credit-note-voided',
        noteNumber: note.number,
        invoiceNumber: note.invoiceNumber,
        payerId: note.payerId,
        fromInvoice: plan.entry?.details.toInvoice ?? 0n,
        fromAccount: plan.entry?.details.toAccount ?? 0n,
        currency: note.currency,
        outstanding: plan.invoice?.after.outstanding ?? 0n,
        overpaid: plan.invoice?.after.overpaid ?? 0n,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  return {
    noteNumber: ownId(desk.club.id, noteId),
    invoiceId: entry.refs.invoiceId ?? '',
    payerId: entry.payerId,
    currency: entry.currency,
    fromInvoice: entry.details.toInvoice ?? 0n,
    fromAccount: entry.details.toAccount ?? 0n,
    outstanding: entry.outcome.outstanding ?? 0n,
    overpaid: entry.outcome.overpaid ?? 0n,
    balance: entry.outcome.available,
    spentOn: entry.outcome.spentOn ?? [],
    paidOut: entry.outcome.paidOut ?? 0n,
    replayed,
  };
}
