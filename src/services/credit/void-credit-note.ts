import { accountId } from '../../domain/credit/account.js';
import { planVoidCreditNote } from '../../domain/credit/void-credit-note.js';
import { refuse } from '../../domain/errors.js';
import { actorId } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { findAccount, findCreditNote, findRaisedEntryId } from '../../store/ledger/ledger-reads.js';
import { findInvoicesSpentOn } from '../../store/ledger/lot-uses.js';
import { bookEvent, type Envelope } from '../books/book-event.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';

/** Amounts in minor units of `currency`. */
export type VoidedNote = {
  noteNumber: string;
  invoiceId: string;
  payerId: string;
  currency: string;
  fromInvoice: bigint;
  fromAccount: bigint;
  outstanding: bigint;
  balance: bigint | null;
  /** Numbers of the invoices on which a part stays spent. */
  spentOn: string[];
  replayed: boolean;
};

export async function loadNote(desk: Desk, noteId: string) {
  const note = await findCreditNote(desk.store, noteId);
  if (note === null || note.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'credit note', id: ownId(desk.club.id, noteId) });
  }
  const { clubId, payerId, currency } = note;
  const owner = { clubId, payerId, currency };
  const [invoice, account, spentOn, raisedEntryId] = await Promise.all([
    requireInvoice(desk, note.invoiceId),
    findAccount(desk.store, accountId(owner)),
    findInvoicesSpentOn(desk.store, { ...owner, lotId: note.id }),
    findRaisedEntryId(desk.store, note),
  ]);
  return { note, invoice, account, spentOn, raisedEntryId };
}

/**
 * Voids what can be voided of a credit note; what was spent of it stays and is named.
 * @throws CreditError `not-allowed`, `not-found`, `payment-pending`, `nothing-to-void`,
 * `key-reused`, `stale-plan`
 */
export async function voidCreditNote(
  desk: Desk,
  envelope: Envelope,
  input: { noteId: string; reason: string },
): Promise<VoidedNote> {
  requireRight(envelope.actor, 'void-credit-note');
  const { noteId, reason } = input;
  const { note, spentOn } = await loadNote(desk, noteId);
  const { entry, replayed } = await bookEvent(desk, {
    key: `void-note:${noteId}:${envelope.operationId}`,
    envelope,
    reason,
    input: { noteId },
    load: () => loadNote(desk, noteId),
    plan: (state, context) => planVoidCreditNote(state, context),
    notices: (plan) => [
      {
        kind: 'credit-note-voided',
        noteNumber: note.number,
        invoiceNumber: note.invoiceNumber,
        payerId: note.payerId,
        fromInvoice: plan.entry?.details.toInvoice ?? 0n,
        fromAccount: plan.entry?.details.toAccount ?? 0n,
        currency: note.currency,
        outstanding: plan.invoice?.after.outstanding ?? 0n,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  return {
    noteNumber: note.number,
    invoiceId: note.invoiceId,
    payerId: note.payerId,
    currency: note.currency,
    fromInvoice: entry.details.toInvoice ?? 0n,
    fromAccount: entry.details.toAccount ?? 0n,
    outstanding: entry.outcome.outstanding ?? 0n,
    balance: entry.outcome.available,
    spentOn,
    replayed,
  };
}
