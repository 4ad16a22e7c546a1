import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { findEntry } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { formKey } from './form-key.js';
import { findUndecided } from './undecided.js';

/**
 * The same thing, done minutes ago. `number` names what it made; null: it was sent, and nobody
 * knows yet whether it was booked.
 */
export type Earlier = { number: string | null; createdAt: Date; createdBy: string };

/** How long the same thing looks like a mistake. */
const lookAlikeMs = 10 * 60_000;

/**
 * What looks like the same thing, booked minutes ago or under way, to ask about once more; never
 * for an operation that was sent before, since that is a second press of the same form.
 */
export async function findEarlier(
  desk: Desk,
  form: { payerId: string; operationId: string },
  same: {
    /** The newest that was booked since. */
    booked: (since: Date) => Promise<Earlier | null>;
    /** Whether an entry that is under way would do the same. */
    isSame: (entry: JournalEntry) => boolean;
  },
): Promise<Earlier | null> {
  const { payerId, operationId } = form;
  const undecided = await findUndecided(desk, payerId);
  if (undecided.some((booking) => booking.operationId === operationId)) return null;
  const booked = await same.booked(new Date(desk.now().getTime() - lookAlikeMs));
  const sent = undecided.find(({ entries }) => entries.some(same.isSame));
  if (booked === null && sent === undefined) return null;
  // Looked up after what was booked: what this very operation booked comes with its entry.
  if ((await findEntry(desk.store, formKey(operationId))) !== null) return null;
  if (sent === undefined) return booked;
  return { number: null, createdAt: sent.sentAt, createdBy: sent.userId ?? '' };
}
