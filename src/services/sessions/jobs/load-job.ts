import { refuse } from '../../../domain/errors.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { findSummary } from '../../../store/approvals/request-reads.js';
import { findJob } from '../../../store/sessions/job-reads.js';
import type { Desk } from '../../desk.js';

/**
 * A job as it stands. Where the request for its money ended without an approval, its money will not
 * move: that is read where it is decided, so the job needs no news of it.
 * @throws CreditError `not-found`
 */
export async function loadJob(desk: Desk, id: string): Promise<SessionJob> {
  const job = await findJob(desk.store, { id, clubId: desk.club.id });
  if (job === null) return refuse('not-found', { what: 'job', id });
  if (job.money !== 'waiting' || job.requestId === null) return job;
  const request = await findSummary(desk.store, { id: job.requestId, clubId: desk.club.id });
  const requestState = request?.state ?? null;
  const isRefused = requestState !== 'open' && requestState !== 'approved';
  return { ...job, requestState, ...(isRefused && { money: 'refused' }) };
}
