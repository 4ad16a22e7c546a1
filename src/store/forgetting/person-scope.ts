import type { ClientSession } from 'mongodb';
import type { Store } from '../connection.js';

/** The invoices that somebody got, or that have a line for them. */
export function invoicesOf({ id, clubId }: { id: string; clubId: string }) {
  return {
    $or: [
      { clubId, payerId: id },
      { clubId, beneficiaryIds: id },
    ],
  };
}

/**
 * Themselves, who pays for them, and everybody who ever was billed for them: whoever paid for them
 * before may still be owed a refund for their line.
 */
export async function payersOf(
  { collections }: Store,
  { id, clubId, payerId }: { id: string; clubId: string; payerId: string },
  session?: ClientSession,
): Promise<string[]> {
  const billed = await collections.invoices
    .aggregate<{ _id: string }>(
      [{ $match: { clubId, beneficiaryIds: id } }, { $group: { _id: '$payerId' } }],
      session === undefined ? {} : { session },
    )
    .toArray();
  return [...new Set([id, payerId, ...billed.map(({ _id }) => _id)])];
}
