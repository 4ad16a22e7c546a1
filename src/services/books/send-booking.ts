import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { NotConfirmed } from '../../domain/books/not-confirmed.js';
import { OutcomeUnknown } from '../../domain/books/outcome-unknown.js';
import type { ChainedPlan } from '../../domain/books/plan.js';
import type { Beside, CommitResult } from '../../store/ledger/commit-plans.js';
import { findEntry } from '../../store/ledger/ledger-reads.js';
import { findSeenEntry, settleOutcome } from '../../store/ledger/settle-outcome.js';
import { CommitInDoubt } from '../../store/transaction.js';
import type { Desk } from '../desk.js';
import { commitOpen } from './commit-open.js';
import type { Envelope } from './envelope.js';
import { sendingId } from './form-key.js';
import type { SentBooking } from './outcomes.js';

export function bookingOf(
  { operationId, actor, approval }: Envelope,
  entries: readonly JournalEntry[],
  sentAt: Date,
): SentBooking {
  const staffId = actor.kind === 'staff' ? actor.userId : null;
  const approvedBy = approval?.kind === 'approved' ? approval.by : null;
  return {
    operationId: sendingId(operationId, approvedBy),
    payerId: entries[0]?.payerId ?? '',
    // Told is whoever pressed the button.
    userId: approvedBy ?? staffId,
    entries,
    sentAt,
  };
}

/**
 * Writes a form's plans, and keeps in mind what is under way and what became of it.
 * @throws OutcomeUnknown, which is then found out and told by itself; anything else means that
 * nothing was booked by this
 */
export async function sendBooking(
  desk: Desk,
  booking: SentBooking,
  { plans, ...beside }: { plans: readonly ChainedPlan[] } & Beside,
): Promise<CommitResult> {
  const { operationId } = booking;
  desk.outcomes.sent(booking);
  try {
    const result = await commitOpen(desk, plans, beside);
    if (result.kind === 'committed') desk.outcomes.booked(operationId);
    else desk.outcomes.dropped(operationId);
    return result;
  } catch (error) {
    if (error instanceof OutcomeUnknown) leaveOpen(desk, booking);
    else desk.outcomes.dropped(operationId);
    throw error;
  }
}

function leaveOpen(desk: Desk, booking: SentBooking): void {
  desk.outcomes.sent(booking);
  if (desk.outcomes.leaveOpen(booking.operationId)) desk.wake('settle-outcomes');
}

/**
 * The entry that stands under a key which turned out to be taken; null when it is gone again. It
 * may be there and not on a majority yet, in which case nobody may build on it.
 * @throws OutcomeUnknown
 */
export async function findTaken(
  desk: Desk,
  booking: SentBooking,
  entry: JournalEntry,
): Promise<JournalEntry | null> {
  const stored = await findEntry(desk.store, entry.id);
  if (stored !== null) return stored;
  try {
    // Trying the key out comes second: among many presses at once it is contested by the others,
    // and then nobody would know of what is booked already.
    const seen = await findSeenEntry(desk.store, entry);
    if (seen !== null) return seen;
    const settled = await settleOutcome(desk.store, entry);
    if (settled.kind === 'booked') return settled.entry;
    if (settled.kind === 'not-booked') return null;
  } catch (error) {
    leaveOpen(desk, booking);
    throw new OutcomeUnknown(booking.entries, error);
  }
  leaveOpen(desk, booking);
  throw new OutcomeUnknown(booking.entries, undefined);
}

/**
 * What a failure in the work of a form says about its booking. What broke after it was sent, even
 * after it was booked, must not be told as if nothing had happened.
 */
export function outcomeOfFailure(desk: Desk, operationId: string, error: unknown): unknown {
  if (error instanceof OutcomeUnknown) return error;
  if (error instanceof CommitInDoubt) return new NotConfirmed(error);
  const state = desk.outcomes.stateOf(operationId);
  const booking = desk.outcomes.find(operationId);
  if (booking === null || (state !== 'open' && state !== 'booked')) return error;
  leaveOpen(desk, booking);
  return new OutcomeUnknown(booking.entries, error);
}
