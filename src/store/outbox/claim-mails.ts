import { randomUUID } from 'node:crypto';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import type { OutboxRow } from './outbox-row.js';

/**
 * How long a page of mails is held by who claimed it. A mail server answers each of a dozen commands
 * as slowly as it is allowed to, so a mail is begun in the first half of it only.
 */
export const mailClaimMs = 600_000;

/** What customers wait for comes before what they are told; the index has them in this order. */
const lanes = ['link', 'mail'] as const;

/** Due mails, the one that waited longest first, and those of a process that died while it sent. */
async function findDue({ collections }: Store, now: Date, most: number): Promise<string[]> {
  const { outbox } = collections;
  const options = { projection: { _id: 1 }, limit: most };
  const ready = { lane: { $in: [...lanes] }, state: 'ready' as const };
  const due = await outbox
    .find({ ...ready, nextAttemptAt: { $lte: now } }, options)
    .sort({ lane: 1, nextAttemptAt: 1 })
    .toArray();
  const ids = due.map(({ _id }) => _id);
  if (ids.length === most) return ids;
  const sending = { lane: { $in: [...lanes] }, state: 'sending' as const };
  const left = { ...options, limit: most - ids.length };
  const abandoned = await outbox.find({ ...sending, claimedUntil: { $lt: now } }, left).toArray();
  return [...ids, ...abandoned.map(({ _id }) => _id)];
}

/** Claims a page of due mails; each is claimed by one process. Nobody else's are among them. */
export async function claimMails(
  store: Store,
  { now, most }: { now: Date; most: number },
): Promise<OutboxRow[]> {
  const { outbox } = store.collections;
  const ids = await findDue(store, now, most);
  if (ids.length === 0) return [];
  const claim = randomUUID();
  const claimedUntil = new Date(now.getTime() + mailClaimMs);
  const taken = { $set: { state: 'sending' as const, claimedUntil, claim }, $inc: { attempts: 1 } };
  const isDue = [
    { state: 'ready' as const, nextAttemptAt: { $lte: now } },
    { state: 'sending' as const, claimedUntil: { $lt: now } },
  ];
  // One by one in one round trip: the driver sends it again when the answer was lost.
  await outbox.bulkWrite(
    ids.map((id) => ({ updateOne: { filter: { _id: id, $or: isDue }, update: taken } })),
    { ordered: false },
  );
  const claimed = await outbox.find({ _id: { $in: ids }, claim }).toArray();
  const place = new Map(ids.map((id, at) => [id, at]));
  return claimed
    .sort((one, other) => (place.get(one._id) ?? 0) - (place.get(other._id) ?? 0))
    .map(fromStored);
}

/** Gives claimed mails back that were not begun: nothing was tried. */
export async function releaseMails(
  { collections }: Store,
  rows: readonly OutboxRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await collections.outbox.bulkWrite(
    rows.map(({ id, attempts }) => ({
      updateOne: {
        filter: { _id: id, state: 'sending' as const, attempts },
        update: { $set: { state: 'ready' as const, claimedUntil: null }, $inc: { attempts: -1 } },
      },
    })),
    { ordered: false },
  );
}
