import type { Actor } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import type { JobSums } from '../../../domain/sessions/jobs/job-groups.js';
import type { JobSession } from '../../../domain/sessions/jobs/job-review.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { findProductNames } from '../../../store/club/product-reads.js';
import { findRecentJobs } from '../../../store/sessions/job-reads.js';
import type { Desk } from '../../desk.js';
import { findNamedSessions } from '../cancelling/named-sessions.js';
import { followRefunds } from './follow-refunds.js';
import { sumsOfJob } from './sums-of-job.js';

/** A job with what names it: the first of its sessions, or the product. */
export type RecentJob = {
  job: SessionJob;
  session: JobSession | null;
  sessionCount: number;
  productName: string | null;
  sums: JobSums;
};

function firstSessionId({ act }: SessionJob): string | null {
  return act.kind === 'cancel-session' ? (act.sessions[0]?.sessionId ?? null) : null;
}

/**
 * What was started for leavers and cancelled sessions, newest first, also what is under way.
 * @throws CreditError `not-allowed`
 */
export async function recentJobs(
  desk: Desk,
  actor: Actor,
  { limit }: { limit: number },
): Promise<RecentJob[]> {
  requireRight(actor, 'see-invoices');
  const { store, club } = desk;
  const jobs = await findRecentJobs(store, { clubId: club.id, limit });
  await Promise.all(jobs.map((job) => followRefunds(desk, job)));
  const productIds = jobs.flatMap(({ act }) => {
    return act.kind === 'remove-contact' ? [act.productId] : [];
  });
  const [sessions, names, sums] = await Promise.all([
    findNamedSessions(
      desk,
      jobs.flatMap((job) => firstSessionId(job) ?? []),
    ),
    findProductNames(store, productIds),
    Promise.all(jobs.map((job) => sumsOfJob(desk, job))),
  ]);
  const byId = new Map(sessions.map((session) => [session.sessionId, session]));
  return jobs.flatMap((job, place) => {
    const own = sums[place];
    if (own === undefined) return [];
    const { act } = job;
    const productName = act.kind === 'remove-contact' ? (names.get(act.productId) ?? null) : null;
    const sessionCount = act.kind === 'cancel-session' ? act.sessions.length : 0;
    const session = byId.get(firstSessionId(job) ?? '') ?? null;
    return [{ job, session, sessionCount, productName, sums: own }];
  });
}
