import { entryAmount } from '../../domain/books/booked-facts.js';
import { findLookAlikeNote } from '../../store/ledger/credit-note-reads.js';
import { findEntry } from '../../store/ledger/ledger-reads.js';
import { formKey } from '../books/book-event.js';
import type { SentBooking } from '../books/outcomes.js';
import { findUndecided } from '../books/undecided.js';
import type { Desk } from '../desk.js';

/** `number` null: it was sent, and nobody knows yet whether it was booked. */
export type LookAlikeCredit = { number: string | null; createdAt: Date; createdBy: string };

type Credit = { invoiceId: string; payerId: string; amount: bigint; operationId: string };

/** How long the same amount on the same invoice looks like a mistake. */
const lookAlikeMs = 10 * 60_000;

/**
 * Credit of the same amount on the same invoice that was raised minutes ago or is under way, to
 * ask about once more; never for an operation that was sent before, since that is a second press
 * of the same form.
 */
export async function findLookAlike(desk: Desk, credit: Credit): Promise<LookAlikeCredit | null> {
  const { invoiceId, payerId, amount, operationId } = credit;
  const undecided = await findUndecided(desk, payerId);
  if (undecided.some((booking) => booking.operationId === operationId)) return null;
  const since = new Date(desk.now().getTime() - lookAlikeMs);
  const note = await findLookAlikeNote(desk.store, { invoiceId, amount, since });
  const sent = undecided.find((booking) => raises(booking, credit));
  if (note === null && sent === undefined) return null;
  // Looked up after the note: a note of this very operation comes with its entry.
  if ((await findEntry(desk.store, formKey(operationId))) !== null) return null;
  if (sent !== undefined) {
    return { number: null, createdAt: sent.sentAt, createdBy: sent.userId ?? '' };
  }
  if (note === null) return null;
  return { number: note.number, createdAt: note.createdAt, createdBy: note.createdBy.id };
}

function raises({ entries }: SentBooking, { invoiceId, amount }: Credit): boolean {
  return entries.some(
    (entry) =>
      entry.kind === 'credit.raised' &&
      entry.refs.invoiceId === invoiceId &&
      entryAmount(entry) === amount,
  );
}
