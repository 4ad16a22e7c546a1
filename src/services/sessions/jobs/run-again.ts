import { CreditError, refuse } from '../../../domain/errors.js';
import type { Actor } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import { alreadyGiven } from '../../../domain/sessions/already-given.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { hasPartsIn, writeParts } from '../../../store/sessions/draft-parts.js';
import type { PartsAsked } from '../../../store/sessions/job-needs.js';
import { writeJobStart } from '../../../store/sessions/job-start.js';
import type { Desk } from '../../desk.js';
import { followRefunds } from './follow-refunds.js';
import { ranAgainEvent } from './job-events.js';
import { standingOfJob } from './job-notices.js';
import { loadJob } from './load-job.js';
import { moneyOfJob, statesToStart } from './money-of-job.js';
import { partChanges, partPages } from './part-pages.js';
import { replanParts } from './replan-parts.js';

/**
 * What is left of a job that is over, and not under way. While its money waits for a second person
 * nothing of it is run again: a few who are left must not set free what all others wait for.
 * @throws CreditError `nothing-to-repeat`
 */
async function loadLeft(
  desk: Desk,
  actor: Actor,
  jobId: string,
): Promise<{ job: SessionJob; asked: PartsAsked }> {
  const job = await loadJob(desk, jobId);
  requireRight(actor, job.act.kind);
  const isUnderWay = job.state !== 'finished' || job.money === 'waiting';
  if (isUnderWay) return refuse('nothing-to-repeat', {});
  const asked = { jobId, states: statesToStart(job) };
  const isLeft = await hasPartsIn(desk.store, { ...asked, isDue: false });
  return isLeft ? { job, asked } : refuse('nothing-to-repeat', {});
}

/**
 * A page of what is left, planned anew. Of an amount that somebody typed, what was given since it was shown is
 * taken off: the credit note of a try whose refund failed stands, and a refund may have been tried
 * again by itself.
 */
async function replanLeft(
  desk: Desk,
  of: { job: SessionJob; actor: Actor },
  { parts, give }: { parts: readonly JobPart[]; give: 'credit' | null },
): Promise<JobPart[]> {
  const wishes = parts.map((part) => ({
    part,
    amount: part.isEdited ? part.amount : null,
    give: give ?? part.give,
  }));
  const now = await replanParts(desk, of, wishes);
  const givenNow = new Map(now.map((part) => [part.id, alreadyGiven(part)]));
  const left = wishes.map(({ amount, ...wish }) => {
    const more = (givenNow.get(wish.part.id) ?? 0n) - alreadyGiven(wish.part);
    if (amount === null || more <= 0n) return { ...wish, amount };
    return { ...wish, amount: amount > more ? amount - more : 0n };
  });
  const isLess = left.some(({ amount }, place) => amount !== wishes[place]?.amount);
  return isLess ? replanParts(desk, of, left) : now;
}

/**
 * Plans what is left of a job from what is so now, to be looked at; nothing of it is done yet.
 * @param give how it is given instead of how it was tried; null: as it was
 * @throws CreditError `not-allowed`, `not-found`, `nothing-to-repeat`, `draft-changed`
 */
export async function planAgain(
  desk: Desk,
  actor: Actor,
  { jobId, give }: { jobId: string; give: 'credit' | null },
): Promise<SessionJob> {
  await followRefunds(desk, await loadJob(desk, jobId));
  const { job, asked } = await loadLeft(desk, actor, jobId);
  const next = { before: job, after: { ...job, seq: job.seq + 1n } };
  const changed = async function* () {
    for await (const parts of partPages(desk, asked)) {
      yield partChanges(parts, await replanLeft(desk, { job, actor }, { parts, give }));
    }
  };
  if (!(await writeParts(desk.store, { job: next, parts: changed }))) refuse('draft-changed', {});
  return next.after;
}

/** A part that waits for a payment still is left waiting; the others have their next try. */
function once({ reason, ...part }: JobPart): JobPart {
  const again = { ...part, reason, seq: part.seq + 1n };
  if (reason === 'payment-pending') return { ...again, state: 'pending' };
  return { ...again, state: 'ready', problem: '', result: null, attempt: part.attempt + 1 };
}

/** What starts the next round; null where somebody else changed the job meanwhile. */
async function startRound(
  desk: Desk,
  actor: Actor,
  { job, asked, operationId }: { job: SessionJob; asked: PartsAsked; operationId: string },
): Promise<SessionJob | null> {
  const changed = async function* () {
    for await (const parts of partPages(desk, asked)) {
      yield parts.map((part) => ({ before: part, after: once(part) }));
    }
  };
  const next = { ...job, round: job.round + 1 };
  const { request, givenAlone, standing, told } = await moneyOfJob(desk, actor, next);
  const after: SessionJob = {
    ...{ ...next, ...standing, approvedBy: null, ranAgainBy: [...ranBy(job), operationId] },
    ...{ state: 'running', finishedAt: null, seq: job.seq + 1n },
  };
  const isStarted = await writeJobStart(desk.store, {
    ...{ job: { before: job, after }, parts: changed, cancelled: [], request, givenAlone },
    event: ranAgainEvent(desk, actor, after),
    outbox: [...(await standingOfJob(desk, after, 0)), ...told],
  });
  return isStarted ? after : null;
}

function ranBy({ ranAgainBy = [] }: SessionJob): readonly string[] {
  return ranAgainBy;
}

/** The job as it stands, where this very form has run it again before. */
async function findRanBefore(
  desk: Desk,
  actor: Actor,
  { jobId, operationId }: { jobId: string; operationId: string },
): Promise<SessionJob | null> {
  const job = await loadJob(desk, jobId);
  requireRight(actor, job.act.kind);
  return ranBy(job).includes(operationId) ? job : null;
}

/** One press of the last button of **Run again**. */
type AgainForm = { operationId: string; jobId: string; seq: bigint };

async function runLeft(desk: Desk, actor: Actor, form: AgainForm): Promise<SessionJob> {
  const { operationId, jobId, seq } = form;
  if ((await followRefunds(desk, await loadJob(desk, jobId))) > 0) refuse('draft-changed', {});
  const { job, asked } = await loadLeft(desk, actor, jobId);
  if (job.seq !== seq) refuse('draft-changed', {});
  if (!(await hasPartsIn(desk.store, { ...asked, isDue: true }))) refuse('nothing-to-repeat', {});
  const started = await startRound(desk, actor, { job, asked, operationId });
  return started ?? refuse('draft-changed', {});
}

/**
 * Does what is left of a job, as it was looked at. Sent twice, it is done once, and answered with the
 * job that it started.
 * @param seq of the job that was looked at
 * @throws CreditError `not-allowed`, `not-found`, `nothing-to-repeat`, `draft-changed`
 */
export async function runAgain(desk: Desk, actor: Actor, form: AgainForm): Promise<SessionJob> {
  const before = await findRanBefore(desk, actor, form);
  if (before !== null) return before;
  try {
    const started = await runLeft(desk, actor, form);
    desk.wake('session-jobs');
    desk.wake('outbox');
    return started;
  } catch (error) {
    if (!(error instanceof CreditError)) throw error;
    // What was quicker may have been another press of this very form.
    const ran = await findRanBefore(desk, actor, form);
    if (ran === null) throw error;
    return ran;
  }
}
