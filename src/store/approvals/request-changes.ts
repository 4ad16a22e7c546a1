import type { ClientSession } from 'mongodb';
import type { ApprovalRequest, MessagePlace } from '../../domain/approvals/request.js';
import {
  askedEvent,
  endedEvent,
  type RequestEvent,
  type TrailRequest,
} from '../../domain/trail/request-event.js';
import type { Store } from '../connection.js';
import { codeOf, duplicateIn, errorCode } from '../database-error.js';
import { type Turn, takeTurn } from '../ledger/turns.js';
import { insertAll, StalePlan } from '../ledger/write-changes.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { fromStored, type Stored, toStored } from '../stored.js';
import { writeEvent } from '../trail/write-event.js';
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

/** What an event of it says. */
export const asTold = {
  ...{ clubId: 1, payerId: 1, act: 1, need: 1, requestHash: 1, requesterId: 1, requesterRoles: 1 },
  ...{ state: 1, decision: 1, askedAt: 1, expiresAt: 1, 'planned.invoiceId': 1 },
} as const;

/**
 * Ends a request on condition that it is still open and, where a person decides, that it is not
 * their own and its time not over.
 * @returns the event that tells it, to be written in the same transaction, at its end
 * @throws RequestNotOpen
 */
export async function writeRequestChange(
  { models }: Store,
  { id, state, decision }: RequestChange,
  session: ClientSession,
): Promise<RequestEvent> {
  const isDecided = state === 'approved' || state === 'rejected';
  const byOthersInTime = isDecided
    ? { requesterId: { $ne: decision.by ?? '' }, expiresAt: { $gt: decision.at } }
    : {};
  const ended = await models.requests
    .findOneAndUpdate(
      { _id: id, state: 'open', ...byOthersInTime },
      { $set: { state, decision, inTrail: 'ended' }, $inc: { seq: 1n } },
      { session, runValidators: true, returnDocument: 'after', projection: asTold },
    )
    .lean<Stored<TrailRequest>>();
  const event = ended === null ? null : endedEvent(fromStored(ended));
  if (event === null) throw new RequestNotOpen();
  return event;
}

/** Ends a request without booking anything, with what is told of it. @throws RequestNotOpen */
export async function endRequest(
  store: Store,
  change: RequestChange,
  outbox: readonly OutboxRow[],
): Promise<void> {
  await inTransaction(store, async (session) => {
    const event = await writeRequestChange(store, change, session);
    await insertAll(store.collections.outbox, outbox.map(toStored), session);
    await writeEvent(store, event, session);
  });
}

/** Stores a new request. @returns the event that tells it, as {@link writeRequestChange} does */
export async function writeNewRequest(
  { models }: Store,
  request: ApprovalRequest,
  session: ClientSession,
): Promise<RequestEvent> {
  await models.requests.create([{ ...toStored(request), inTrail: 'asked' }], { session });
  return askedEvent(request);
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
      const event = await writeNewRequest(store, request, session);
      await takeTurn(store, turn, session);
      await insertAll(store.collections.outbox, outbox.map(toStored), session);
      await writeEvent(store, event, session);
    });
    return 'stored';
  } catch (error) {
    if (error instanceof StalePlan) return 'stale';
    if (codeOf(error) !== errorCode.duplicateKey) throw error;
    const taken = duplicateIn(error);
    if (taken === 'counters') return 'stale';
    // A number of the trail that is taken already is no request that was made before.
    if (taken !== 'requests') throw error;
    return 'asked-before';
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
