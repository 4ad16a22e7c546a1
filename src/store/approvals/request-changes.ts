import type { ClientSession } from 'mongodb';
import type { ApprovalRequest, MessagePlace } from '../../domain/approvals/request.js';
import type { Store } from '../connection.js';
import { codeOf, duplicateIn, errorCode } from '../database-error.js';
import { type Turn, takeTurn } from '../ledger/turns.js';
import { StalePlan } from '../ledger/write-changes.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { toStored } from '../stored.js';
import { inTransaction } from '../transaction.js';

/** How a request ends; written only while it is open. */
export type RequestChange = {
  id: string;
  state: Exclude<ApprovalRequest['state'], 'open'>;
  decision: NonNullable<ApprovalRequest['decision']>;
};

/** Somebody else ended the request first; thrown inside a transaction, it undoes all of it. */
export class RequestNotOpen extends Error {
  override readonly name = 'RequestNotOpen';
}

/**
 * Ends a request on condition that it is still open and, where a person decides, that it is not
 * their own and its time not over. @throws RequestNotOpen
 */
export async function writeRequestChange(
  { models }: Store,
  { id, state, decision }: RequestChange,
  session: ClientSession,
): Promise<void> {
  const isDecided = state === 'approved' || state === 'rejected';
  const byOthersInTime = isDecided
    ? { requesterId: { $ne: decision.by ?? '' }, expiresAt: { $gt: decision.at } }
    : {};
  const { matchedCount } = await models.requests.updateOne(
    { _id: id, state: 'open', ...byOthersInTime },
    { $set: { state, decision }, $inc: { seq: 1n } },
    { session, runValidators: true },
  );
  if (matchedCount !== 1) throw new RequestNotOpen();
}

/** Ends a request without booking anything, with what is told of it. @throws RequestNotOpen */
export async function endRequest(
  store: Store,
  change: RequestChange,
  outbox: readonly OutboxRow[],
): Promise<void> {
  await inTransaction(store, async (session) => {
    await writeRequestChange(store, change, session);
    if (outbox.length > 0) {
      await store.collections.outbox.insertMany(outbox.map(toStored), { session });
    }
  });
}

/**
 * Stores a new request with what is told of it. `asked-before`: its form has asked already; `stale`:
 * something of the payer was asked for or given since `turn` was read. Then nothing was stored.
 */
export async function insertRequest(
  store: Store,
  { request, turn }: { request: ApprovalRequest; turn: Turn },
  outbox: readonly OutboxRow[],
): Promise<'stored' | 'asked-before' | 'stale'> {
  try {
    await inTransaction(store, async (session) => {
      await store.models.requests.create([toStored(request)], { session });
      await takeTurn(store, turn, session);
      if (outbox.length > 0) {
        await store.collections.outbox.insertMany(outbox.map(toStored), { session });
      }
    });
    return 'stored';
  } catch (error) {
    if (error instanceof StalePlan) return 'stale';
    if (codeOf(error) !== errorCode.duplicateKey) throw error;
    return duplicateIn(error) === 'counters' ? 'stale' : 'asked-before';
  }
}

/** Marks a request as brought to mind, with the message that does it; false when it was before. */
export async function markReminded(
  store: Store,
  { id, now }: { id: string; now: Date },
  outbox: readonly OutboxRow[],
): Promise<boolean> {
  return inTransaction(store, async (session) => {
    const { matchedCount } = await store.models.requests.updateOne(
      { _id: id, state: 'open', remindedAt: null },
      { $set: { remindedAt: now } },
      { session },
    );
    if (matchedCount === 1 && outbox.length > 0) {
      await store.collections.outbox.insertMany(outbox.map(toStored), { session });
    }
    return matchedCount === 1;
  });
}

/**
 * Where the message about the request stands, or the one that brought it to mind, to be edited
 * there; the newest one counts.
 */
export async function keepMessagePlace(
  { models }: Store,
  id: string,
  place: { message: MessagePlace } | { reminder: MessagePlace },
): Promise<void> {
  await models.requests.updateOne({ _id: id }, { $set: place });
}
