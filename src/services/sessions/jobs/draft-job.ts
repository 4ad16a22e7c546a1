import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import type { Desk } from '../../desk.js';

/** A draft that nobody sent is forgotten after a day. */
const forgottenAfterMs = 24 * 3_600_000;

type Drafted = Pick<
  SessionJob,
  'id' | 'act' | 'reason' | 'notifyCustomers' | 'by' | 'byRoles' | 'parts'
>;

/** A job that is only looked at. */
export function draftJob(desk: Desk, drafted: Drafted): SessionJob {
  const createdAt = desk.now();
  return {
    ...drafted,
    clubId: desk.club.id,
    ...{ state: 'draft', money: 'free', requestId: null, requestState: null, approvedBy: null },
    ...{ round: 1, createdAt, startedAt: null, finishedAt: null },
    forgottenAt: new Date(createdAt.getTime() + forgottenAfterMs),
    message: null,
    seq: 1n,
  };
}
