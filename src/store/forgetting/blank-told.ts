import type { ClientSession } from 'mongodb';
import { withoutText } from '../../domain/forgetting/text-gone.js';
import type { Store } from '../connection.js';

/**
 * Takes the text out of what was told about a forgotten payer and has left, or was given up. Nothing
 * leads from a payer to it, and this is done after few bookings.
 * @returns whether that is all: a message that is still to be sent keeps its text
 */
export async function blankTold(
  { collections }: Store,
  { id, clubId }: { id: string; clubId: string },
  { now, ...within }: { session?: ClientSession; now: Date },
): Promise<boolean> {
  const { outbox } = collections;
  const $or = ['target.payerId', 'notice.payerId', 'notice.entries.payerId'].map((field) => ({
    [field]: id,
  }));
  const rows = await outbox.find({ clubId, $or }, within).toArray();
  const isOver = ({ state }: (typeof rows)[number]) => state === 'sent' || state === 'given-up';
  if (!rows.every(isOver)) return false;
  for (const { _id, notice, textGoneAt } of rows) {
    if (notice.kind === 'text-gone') continue;
    const set = { notice: withoutText(notice), textGoneAt: textGoneAt ?? now, lastError: null };
    await outbox.updateOne({ _id }, { $set: set, $unset: { sentTo: '' } }, within);
  }
  return true;
}
