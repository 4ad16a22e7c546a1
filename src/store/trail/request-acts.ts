import type { ApprovalRequest } from '../../domain/approvals/request.js';
import type { TrailRequest } from '../../domain/trail/request-acts.js';
import type { TrailFilter } from '../../domain/trail/trail-filter.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';
import type { WantedActs } from './trail-reads.js';

const asTold = {
  ...{ clubId: 1, payerId: 1, act: 1, reason: 1, need: 1, requesterId: 1, state: 1 },
  ...{ decision: 1, askedAt: 1, 'planned.invoiceId': 1 },
} as const;

type Found = Stored<Omit<TrailRequest, 'invoiceId'>> & {
  planned: Pick<ApprovalRequest['planned'], 'invoiceId'>;
};

function told({ planned, ...request }: Found): TrailRequest {
  return { ...fromStored(request), invoiceId: planned.invoiceId };
}

/** What the filter asks of the state in which a request ended; null: of none that it can be in. */
function endedAs({ act }: TrailFilter): Record<string, unknown> {
  return act === null ? {} : { state: act.replace('request.', '') };
}

/**
 * Requests by when they were asked for, and by when they ended: nothing of a request changes but its
 * end, once, so the two stand for what was done.
 */
export async function findRequestActs(
  { db }: Store,
  { clubId, from, before, most, only }: WantedActs,
): Promise<{ asked: TrailRequest[]; ended: TrailRequest[] }> {
  const within = { $gte: from, $lt: before };
  const { userIds, door, act } = only;
  const by = { $in: userIds };
  const asks = door === null || door === 'staff';
  const ends = asks || door === 'job';
  const byJob = door === 'job' ? { 'decision.by': null } : {};
  const bySomebody = door === 'staff' ? { 'decision.by': { $ne: null } } : {};
  const asker = userIds.length === 0 ? {} : { requesterId: by };
  const decider = userIds.length === 0 ? {} : { 'decision.by': by };
  const find = (wanted: Record<string, unknown>, sort: Record<string, -1>) =>
    db
      .collection<Found>('requests')
      .find({ clubId, ...wanted }, { projection: asTold })
      .sort(sort)
      .limit(most)
      .toArray();
  const [asked, ended] = await Promise.all([
    asks && (act === null || act === 'request.asked')
      ? find({ askedAt: within, ...asker }, { askedAt: -1 })
      : [],
    ends && act !== 'request.asked'
      ? find(
          { 'decision.at': within, $and: [byJob, bySomebody, decider, endedAs(only)] },
          { 'decision.at': -1 },
        )
      : [],
  ]);
  return { asked: asked.map(told), ended: ended.map(told) };
}
