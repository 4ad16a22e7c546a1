import type { ApprovedRequest } from '../../domain/approvals/check-requests.js';
import type { ApprovalRequest } from '../../domain/approvals/request.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';
import type { PayerGroup } from './payer-groups.js';

type Found = Pick<Stored<ApprovalRequest>, '_id' | 'requesterId' | 'decision'> & {
  planned: Pick<ApprovalRequest['planned'], 'job' | 'settings' | 'forget'>;
};

function asApproved({ planned, ...found }: Found): ApprovedRequest {
  return {
    ...fromStored(found),
    isOfJob: [planned.job, planned.settings, planned.forget].some((one) => one !== undefined),
  };
}

/**
 * The approved requests of a group's payers, as they stood at its moment, and those on many payers
 * that the group's entries name.
 */
export async function findApproved(
  { db }: Store,
  { query, moment }: PayerGroup,
  named: readonly string[],
): Promise<ApprovedRequest[]> {
  const projection = {
    requesterId: 1,
    decision: 1,
    'planned.job.jobId': 1,
    'planned.settings': 1,
    'planned.forget': 1,
  };
  const requests = db.collection<Stored<ApprovalRequest>>('requests');
  const own = await requests
    .find({ ...query, state: 'approved' }, { ...moment, projection })
    .hint('payer')
    .toArray();
  if (named.length === 0) return own.map(asApproved);
  const ofJobs = { _id: { $in: [...new Set(named)] }, 'planned.job': { $exists: true } };
  const found = await requests
    .find({ ...ofJobs, state: 'approved' }, { ...moment, projection })
    .toArray();
  return [...own, ...found].map(asApproved);
}
