import { isChanged } from '../../../domain/approvals/planned-act.js';
import type { ActInput } from '../../../domain/approvals/request.js';
import { OnlyPlanned } from '../../../domain/approvals/second-person-needed.js';
import { FactsMoved } from '../../../domain/books/promise.js';
import { refuse } from '../../../domain/errors.js';
import { alreadyGiven } from '../../../domain/sessions/already-given.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { findPartsIn } from '../../../store/sessions/draft-parts.js';
import { writeJobStart } from '../../../store/sessions/job-start.js';
import { inputReader } from '../../approvals/act-input.js';
import type { Approval, Envelope } from '../../books/envelope.js';
import type { Desk } from '../../desk.js';
import { standingOfJob } from './job-notices.js';
import { planMoney, requestIdOf } from './job-request.js';
import { loadJob } from './load-job.js';
import { actorOf } from './page-run.js';
import { replanParts } from './replan-parts.js';

const cannotNow =
  'The amount that was asked for cannot be given any more, because invoice, credit or payments changed meanwhile. Look at it once more.';

type Replanned = {
  job: SessionJob;
  before: JobPart[];
  /** What can be given as it was asked for, and what cannot. */
  given: JobPart[];
  left: JobPart[];
};

/** What waits, planned from what is so now. The amounts never change: what cannot be given is left. */
async function replan(desk: Desk, jobId: string): Promise<Replanned> {
  const job = await loadJob(desk, jobId);
  const ready = await findPartsIn(desk.store, { jobId, states: ['ready'] });
  const before = ready.filter(({ amount }) => amount > 0n);
  const wishes = before.map((part) => ({ part, amount: part.amount, give: part.give }));
  const now = await replanParts(desk, { job, actor: actorOf(job) }, wishes);
  const asked = new Map(before.map((part) => [part.id, part]));
  const given: JobPart[] = [];
  for (const planned of now) {
    const part = asked.get(planned.id);
    if (part === undefined || planned.amount !== part.amount) continue;
    // Given another way meanwhile: an amount that somebody typed would give it twice.
    if (alreadyGiven(planned) > alreadyGiven(part)) continue;
    given.push({ ...planned, isEdited: part.isEdited });
  }
  const ids = new Set(given.map(({ id }) => id));
  return { job, before, given, left: before.filter(({ id }) => !ids.has(id)) };
}

function leftAlone(part: JobPart): JobPart {
  return { ...part, state: 'changed', problem: cannotNow, seq: part.seq + 1n };
}

async function approve(
  desk: Desk,
  { job, before, given, left }: Replanned,
  { by, requestChange, outbox }: Extract<Approval, { kind: 'approved' }>,
): Promise<boolean> {
  const after: SessionJob = {
    ...{ ...job, money: 'approved', requestState: 'approved', state: 'running' },
    approvedBy: { kind: 'staff', id: by },
    ...{ finishedAt: null, seq: job.seq + 1n },
  };
  const known = new Map(before.map((part) => [part.id, part]));
  const moved = [...given.map((part) => ({ ...part, seq: part.seq + 1n })), ...left.map(leftAlone)];
  return writeJobStart(desk.store, {
    job: { before: job, after },
    parts: moved.map((part) => ({ before: known.get(part.id) ?? null, after: part })),
    ...{ cancelled: [], request: null, requestChange, givenAlone: null },
    outbox: [...outbox, ...(await standingOfJob(desk, after, 0))],
  });
}

/**
 * Lets the money of a job move that a second person was asked for: planned anew, and shown again
 * instead where something else would happen than what the review said.
 * @throws CreditError `nothing-to-repeat`, `stale-plan`; OnlyPlanned; FactsMoved; RequestNotOpen
 */
export async function approveJobMoney(
  desk: Desk,
  { approval }: Envelope,
  input: ActInput,
): Promise<void> {
  if (approval === undefined) throw new Error('the money of a job is never asked for by itself');
  const read = inputReader(input);
  const [jobId, round] = [read.text('jobId'), read.numberOrNull('round')];
  const replanned = await replan(desk, jobId);
  const { job, given, left } = replanned;
  if (
    job.money !== 'waiting' ||
    requestIdOf(job) !== requestIdOf({ id: jobId, round: round ?? 1 })
  ) {
    // What waited was dealt with another way, so there is nothing left to approve.
    refuse('nothing-to-repeat', {});
  }
  const planned = await planMoney(desk, job, { parts: given, cannot: left.length });
  if (approval.kind === 'look') throw new OnlyPlanned(planned, null);
  if (isChanged(approval.said, planned.promised)) throw new FactsMoved(['notes']);
  if (!(await approve(desk, replanned, approval))) refuse('stale-plan', { tries: 1 });
  desk.wake('session-jobs');
  desk.wake('outbox');
}
