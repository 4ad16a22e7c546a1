import type { DeskEvent } from '../../domain/trail/audit-event.js';
import type { Store } from '../connection.js';
import { writeEvent } from '../trail/write-event.js';
import { inTransaction } from '../transaction.js';

/** Changes of orders that are ticked together: those named, or all of a job up to a moment. */
export type ManyChanges =
  | { clubId: string; changeIds: readonly string[] }
  | { clubId: string; jobId: string; upTo: Date };

/** Whether one of an order's changes is among them, as an expression on `$$change`. */
function isMeant(many: ManyChanges) {
  const isOpen = { $eq: ['$$change.tickedAt', null] };
  if ('changeIds' in many) {
    return { $and: [isOpen, { $in: ['$$change.id', [...many.changeIds]] }] };
  }
  const isOfJob = { $eq: ['$$change.jobId', many.jobId] };
  return { $and: [isOpen, isOfJob, { $lte: ['$$change.changedAt', many.upTo] }] };
}

/**
 * Ticks them in one command; what an invoice has billed meanwhile is left for people to look at.
 * @returns on how many orders something was ticked
 */
export async function tickMany(
  store: Store,
  many: ManyChanges,
  ticked: { by: string; at: Date; event: (count: number) => DeskEvent },
): Promise<number> {
  const one =
    'changeIds' in many
      ? { id: { $in: [...many.changeIds] } }
      : { jobId: many.jobId, changedAt: { $lte: many.upTo } };
  const open = {
    ...{ clubId: many.clubId, hasOpenChange: true, billedBy: { $exists: false } },
    changes: { $elemMatch: { ...one, tickedAt: null } },
  };
  const { by: tickedBy, at: tickedAt, event } = ticked;
  const done = { $mergeObjects: ['$$change', { tickedAt, tickedBy }] };
  const change = { $cond: [isMeant(many), done, '$$change'] };
  const stillOpen = { $in: [null, '$changes.tickedAt'] };
  return inTransaction(store, async (session) => {
    const { modifiedCount } = await store.collections.orders.updateMany(
      open,
      [
        { $set: { changes: { $map: { input: '$changes', as: 'change', in: change } } } },
        { $set: { hasOpenChange: stillOpen } },
      ],
      { hint: 'open_change', session },
    );
    if (modifiedCount > 0) await writeEvent(store, event(modifiedCount), session);
    return modifiedCount;
  });
}

/** The jobs with the most open changes of orders that no invoice has billed, and how many. */
export async function countByJob(
  { collections }: Store,
  clubId: string,
  limit: number,
): Promise<{ jobId: string; count: number }[]> {
  const counted = collections.orders.aggregate<{ _id: string; count: number }>(
    [
      { $match: { clubId, hasOpenChange: true, billedBy: { $exists: false } } },
      { $project: { changes: 1 } },
      { $unwind: '$changes' },
      { $match: { 'changes.tickedAt': null } },
      { $group: { _id: '$changes.jobId', count: { $sum: 1 } } },
      { $sort: { count: -1, _id: 1 } },
      { $limit: limit },
    ],
    { hint: 'open_change' },
  );
  return (await counted.toArray()).map(({ _id: jobId, count }) => ({ jobId, count }));
}
