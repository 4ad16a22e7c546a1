import type { Notice, NoticeTarget } from '../../domain/notice.js';
import type { Store } from '../connection.js';
import { fromStored, toStored } from '../stored.js';
import { newOutboxRow, type OutboxRow } from './outbox-row.js';

/** How long a sender may hold a message before another may try it. */
const claimMs = 30_000;

/** Claims the message to Slack that has waited longest, or null when nothing is due. */
export async function claimMessage(store: Store, now: Date): Promise<OutboxRow | null> {
  const { outbox } = store.collections;
  // Mails are in lanes of their own, so that the slow never delay the quick.
  const lane = null;
  const claimedUntil = new Date(now.getTime() + claimMs);
  const claim = { $set: { state: 'sending' as const, claimedUntil }, $inc: { attempts: 1 } };
  const options = { returnDocument: 'after' as const };
  const due = { lane, state: 'ready' as const, nextAttemptAt: { $lte: now } };
  const ready = await outbox.findOneAndUpdate(due, claim, {
    ...options,
    sort: { nextAttemptAt: 1 },
  });
  if (ready !== null) return fromStored(ready);
  // A process that died while it sent left its claim behind: the message is sent once more.
  const abandoned = { lane, state: 'sending' as const, claimedUntil: { $lt: now } };
  const again = await outbox.findOneAndUpdate(abandoned, claim, options);
  return again === null ? null : fromStored(again);
}

export async function findMessage(store: Store, id: string): Promise<OutboxRow | null> {
  const found = await store.collections.outbox.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

/** Those of the messages that are there, by their ids. */
export async function findMessages(
  store: Store,
  ids: readonly string[],
): Promise<Map<string, OutboxRow>> {
  if (ids.length === 0) return new Map();
  const found = await store.collections.outbox.find({ _id: { $in: [...ids] } }).toArray();
  return new Map(found.map((row) => [row._id, fromStored(row)]));
}

/** The newest mails that tell of an invoice, the newest first. */
export async function findMailsOfInvoice(
  store: Store,
  invoiceId: string,
  limit: number,
): Promise<OutboxRow[]> {
  const found = store.collections.outbox.find({ lane: 'mail', invoiceIds: invoiceId });
  return (await found.sort({ createdAt: -1 }).limit(limit).toArray()).map(fromStored);
}

/** What was given up and can be sent again: of what was forgotten there is nothing left to send. */
export async function findGivenUp(
  store: Store,
  clubId: string,
  limit: number,
): Promise<OutboxRow[]> {
  const found = await store.collections.outbox
    .find({ clubId, state: 'given-up', textGoneAt: null })
    .sort({ createdAt: -1 })
    .limit(limit)
    .toArray();
  return found.map(fromStored);
}

/** Stores a message that belongs to no money event, such as an outcome that came too late. */
export async function storeMessage(
  store: Store,
  message: { id: string; clubId: string; target: NoticeTarget; notice: Notice; now: Date },
): Promise<void> {
  const { id, ...fields } = message;
  await store.collections.outbox.updateOne(
    { _id: id },
    { $setOnInsert: withoutId(newOutboxRow(id, fields)) },
    { upsert: true },
  );
}

function withoutId(row: OutboxRow): Omit<OutboxRow, 'id'> {
  const { _id, ...fields } = toStored(row);
  return fields;
}

/** The same for several messages in one round trip. */
export async function storeMessages(
  store: Store,
  messages: readonly Parameters<typeof storeMessage>[1][],
): Promise<void> {
  if (messages.length === 0) return;
  await store.collections.outbox.bulkWrite(
    messages.map(({ id, ...fields }) => ({
      updateOne: {
        filter: { _id: id },
        update: { $setOnInsert: withoutId(newOutboxRow(id, fields)) },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}

export async function oldestUnsent(store: Store): Promise<Date | null> {
  const found = await store.collections.outbox
    .find({ state: 'ready' })
    .sort({ nextAttemptAt: 1 })
    .limit(1)
    .toArray();
  return found[0]?.createdAt ?? null;
}
