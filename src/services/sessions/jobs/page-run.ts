import type { ChainedPlan, EventContext, NumberedContext } from '../../../domain/books/plan.js';
import type { Actor, RecordedActor } from '../../../domain/people/actor.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import type { JobPage } from '../../../store/sessions/job-page.js';
import { hashRequest } from '../../books/request-hash.js';
import type { StartTimes } from '../cancelling/read-page-facts.js';
import { requestIdOf } from './job-request.js';

/** One run of a job in this process. */
export type JobRun = { job: SessionJob; startTimes: StartTimes };

/** The same while one page is planned: a job may go on past midnight. */
export type PageRun = JobRun & {
  moment: Pick<EventContext, 'today' | 'now'>;
};

/** What is written of a page in one transaction. */
export type PlannedPage = { plans: ChainedPlan[]; page: JobPage; asksRefunds: boolean };

/** Its money may not move, or not any more; everything else is done all the same. */
export function isMoneyHeld({ money }: Pick<SessionJob, 'money'>): boolean {
  return money === 'waiting' || money === 'refused';
}

/** Whoever started the job: a person, or a line typed in a terminal. */
export function actorOf({ by, byRoles }: Pick<SessionJob, 'by' | 'byRoles'>): Actor {
  return by.kind === 'staff'
    ? { kind: 'staff', userId: by.id, roles: byRoles }
    : { kind: 'command-line' };
}

/**
 * What the entries of a part have in common. The key says what must happen once, whoever tries it
 * and however often: `base`, then `base:2` and so on where there are several.
 */
export function contextsOf(
  { job, moment }: Pick<PageRun, 'job' | 'moment'>,
  { id, attempt, amount }: Pick<JobPart, 'id' | 'attempt' | 'amount'>,
  base: string,
): NumberedContext {
  const key = attempt === 1 ? base : `${base}:try-${attempt}`;
  const requestHash = hashRequest({ part: id, attempt, amount });
  const approvedBy: RecordedActor | null = job.money === 'approved' ? job.approvedBy : null;
  const context = {
    ...{ requestHash, actor: actorOf(job), reason: job.reason, ...moment },
    ...(approvedBy === null ? {} : { approvedBy, requestId: requestIdOf(job) }),
  };
  return (number) => ({ ...context, key: number === 1 ? key : `${key}:${number}` });
}
