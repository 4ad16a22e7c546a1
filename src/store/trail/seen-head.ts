import type { KnownEvent } from '../../domain/trail/trail-head.js';
import type { Store } from '../connection.js';

/** What a check before this one saw; none where there was none. */
export async function findSeenHead(
  { collections }: Store,
  clubId: string,
): Promise<KnownEvent | null> {
  const found = await collections.trail_heads.findOne({ _id: clubId });
  return found === null ? null : { number: found.number, digest: found.digest, from: 'check' };
}

/** Remembers the newest event of a whole trail; one that is older than what is known changes nothing. */
export async function keepSeenHead(
  { collections }: Store,
  clubId: string,
  { number, digest, at }: { number: bigint; digest: string; at: Date },
): Promise<void> {
  const { trail_heads } = collections;
  const head = { number, digest, at };
  await trail_heads.updateOne({ _id: clubId, number: { $lt: number } }, { $set: head });
  const first = { $setOnInsert: { clubId, ...head } };
  await trail_heads.updateOne({ _id: clubId }, first, { upsert: true });
}
