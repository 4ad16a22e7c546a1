import type { ApprovedRequest } from '../../domain/approvals/check-requests.js';
import type { ApprovalRequest } from '../../domain/approvals/request.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';
import type { PayerGroup } from './payer-groups.js';

/** The approved requests of a group's payers, as they stood at its moment. */
export async function findApproved(
  { db }: Store,
  { query, moment }: PayerGroup,
): Promise<ApprovedRequest[]> {
  const projection = { requesterId: 1, decision: 1 };
  const found = await db
    .collection<Stored<ApprovalRequest>>('requests')
    .find({ ...query, state: 'approved' }, { ...moment, projection })
    .hint('payer')
    .toArray();
  return found.map(fromStored);
}
