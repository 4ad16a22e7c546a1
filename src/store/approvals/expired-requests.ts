import type { RequestSummary } from '../../domain/approvals/request.js';
import { endedEvent, type TrailRequest } from '../../domain/trail/request-event.js';
import type { Store } from '../connection.js';
import { insertAll } from '../ledger/write-changes.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { fromStored, type Stored, toStored } from '../stored.js';
import { writeEvents } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';
import { asTold } from './request-changes.js';

/** A request whose time was over when it was read, and what is told of its end. */
export type Expiring = { request: RequestSummary; outbox: readonly OutboxRow[] };

/**
 * Ends those of the requests that are still open, with their events and what is told of them, in one
 * transaction and as few commands as one of them would need. @returns how many it ended
 */
export async function endExpired(
  store: Store,
  { expiring, at }: { expiring: readonly Expiring[]; at: Date },
): Promise<number> {
  const { models, collections } = store;
  const told = new Map(expiring.map(({ request, outbox }) => [request.id, outbox]));
  return inTransaction(store, async (session) => {
    const open = await models.requests
      .find({ _id: { $in: [...told.keys()] }, state: 'open' }, asTold, { session })
      .lean<Stored<TrailRequest>[]>();
    const ids = open.map(({ _id }) => _id);
    const end = { state: 'expired' as const, decision: { by: null, at, comment: '' } };
    await models.requests.updateMany(
      { _id: { $in: ids } },
      { $set: { ...end, inTrail: 'ended' }, $inc: { seq: 1n } },
      { session, runValidators: true },
    );
    const rows = ids.flatMap((id) => told.get(id) ?? []);
    await insertAll(collections.outbox, rows.map(toStored), session);
    const events = open.flatMap((request) => endedEvent({ ...fromStored(request), ...end }) ?? []);
    await writeEvents(store, events, session);
    return ids.length;
  });
}
