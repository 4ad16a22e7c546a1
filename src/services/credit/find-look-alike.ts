import { findLookAlikeNote } from '../../store/ledger/credit-note-reads.js';
import { findEntry } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { raiseKey } from './raise-credit.js';

/** How long the same amount on the same invoice looks like a mistake. */
const lookAlikeMs = 10 * 60_000;

/**
 * A note of the same amount on the same invoice minutes ago, to ask about once more; never for an
 * operation that is booked already, since that is a second press of the same form.
 */
export async function findLookAlike(
  desk: Desk,
  credit: { invoiceId: string; amount: bigint; operationId: string },
): Promise<{ number: string; createdAt: Date; createdBy: string } | null> {
  const { operationId, ...sameCredit } = credit;
  const since = new Date(desk.now().getTime() - lookAlikeMs);
  const note = await findLookAlikeNote(desk.store, { ...sameCredit, since });
  if (note === null) return null;
  // Read after the note: what this operation booked has note and entry in one transaction.
  if ((await findEntry(desk.store, raiseKey(credit.invoiceId, operationId))) !== null) return null;
  return { number: note.number, createdAt: note.createdAt, createdBy: note.createdBy.id };
}
