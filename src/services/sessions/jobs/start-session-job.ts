import { refuse } from '../../../domain/errors.js';
import type { Actor } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import type { ComingCredit } from '../../../domain/sessions/jobs/job-review.js';
import type { CancelSessionAct, SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { countBookingsOf } from '../../../store/sessions/attendee-reads.js';
import { type JobStart, writeJobStart } from '../../../store/sessions/job-start.js';
import { onePage } from '../../../store/sessions/pages.js';
import { pauseBeforeTry } from '../../books/pause-before-try.js';
import type { Desk } from '../../desk.js';
import { loadSessionsToCancel } from '../cancelling/load-sessions.js';
import { requireSameLeavers } from '../leaving/require-same-leavers.js';
import { requireSameCredit } from './coming-credit.js';
import { startedEvent } from './job-events.js';
import { standingOfJob } from './job-notices.js';
import { loadJob } from './load-job.js';
import { moneyOfJob } from './money-of-job.js';

const startTries = 6;

/** The sessions as they were looked at: none more or less often cancelled, nobody new on them. */
async function requireSameSessions(
  desk: Desk,
  { act, parts }: { act: CancelSessionAct; parts: number },
): Promise<void> {
  const ids = act.sessions.map(({ sessionId }) => sessionId);
  const sessions = await loadSessionsToCancel(desk, ids);
  const numbers = new Map(act.sessions.map(({ sessionId, number }) => [sessionId, number]));
  const isSame = sessions.every(
    ({ id, cancellations = 0 }) => numbers.get(id) === cancellations + 1,
  );
  if (!isSame || (await countBookingsOf(desk.store, ids)) !== parts) refuse('draft-changed', {});
}

async function requireSameFacts(desk: Desk, actor: Actor, job: SessionJob): Promise<void> {
  if (job.act.kind !== 'cancel-session') return requireSameLeavers(desk, actor, job);
  return requireSameSessions(desk, { act: job.act, parts: job.parts });
}

function cancelledBy(job: SessionJob, now: Date): JobStart['cancelled'] {
  if (job.act.kind !== 'cancel-session') return [];
  return job.act.sessions.map(({ sessionId, number }) => ({
    sessionId,
    cancellation: { number, jobId: job.id, cancelledAt: now, reason: job.reason },
  }));
}

async function tryStart(desk: Desk, actor: Actor, job: SessionJob): Promise<SessionJob | null> {
  const { request, givenAlone, standing, told } = await moneyOfJob(desk, actor, job);
  const now = desk.now();
  const after: SessionJob = {
    ...{ ...job, ...standing, state: 'running' },
    ...{ startedAt: now, forgottenAt: null, seq: job.seq + 1n },
  };
  const isStarted = await writeJobStart(desk.store, {
    job: { before: job, after },
    parts: onePage([]),
    cancelled: cancelledBy(job, now),
    ...{ request, givenAlone, event: startedEvent(desk, actor, after) },
    outbox: [...(await standingOfJob(desk, after, 0)), ...told],
  });
  return isStarted ? after : null;
}

export type JobToStart = { jobId: string; seq: bigint; newCredit?: ComingCredit | null };

/**
 * Starts what a draft shows: its sessions are cancelled with the start, the rest follows part by
 * part. Pressed twice it is started once. Where a second person has to approve its money, only that
 * waits. @param seq of the draft that was looked at, and what it said of new credit, if that is known
 * @throws CreditError `not-allowed`, `not-found`, `draft-changed`, `session-begun`,
 * `session-cancelled`, `no-second-person`; FactsMoved when people who leave were planned anew
 */
export async function startSessionJob(
  desk: Desk,
  actor: Actor,
  { jobId, seq, newCredit = null }: JobToStart,
): Promise<SessionJob> {
  for (let attempt = 1; attempt <= startTries; attempt += 1) {
    await pauseBeforeTry(attempt);
    const job = await loadJob(desk, jobId);
    requireRight(actor, job.act.kind);
    if (job.state !== 'draft') return job;
    if (job.seq !== seq) refuse('draft-changed', {});
    requireSameCredit(desk, newCredit);
    try {
      await requireSameFacts(desk, actor, job);
    } catch (error) {
      // What differs may be what the first press of this very form did between the two reads.
      const now = await loadJob(desk, jobId);
      if (now.state !== 'draft') return now;
      throw error;
    }
    const started = await tryStart(desk, actor, job);
    if (started !== null) {
      desk.wake('session-jobs');
      desk.wake('outbox');
      return started;
    }
  }
  return refuse('stale-plan', { tries: startTries });
}
