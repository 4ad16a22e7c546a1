import { isChanged } from '../../../domain/approvals/planned-act.js';
import type { ActInput, PlannedAct } from '../../../domain/approvals/request.js';
import { OnlyPlanned } from '../../../domain/approvals/second-person-needed.js';
import { FactsMoved } from '../../../domain/books/promise.js';
import { refuse } from '../../../domain/errors.js';
import { alreadyGiven } from '../../../domain/sessions/already-given.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import { createMoneyTally, type MoneyTally } from '../../../domain/sessions/jobs/planned-money.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { createDigest } from '../../../store/ledger/digest.js';
import { writeJobStart } from '../../../store/sessions/job-start.js';
import { inputReader } from '../../approvals/act-input.js';
import type { Approval, Envelope } from '../../books/envelope.js';
import type { Desk } from '../../desk.js';
import { standingOfJob } from './job-notices.js';
import { planMoney, requestIdOf } from './job-request.js';
import { loadJob } from './load-job.js';
import { actorOf } from './page-run.js';
import { partChanges, partPages } from './part-pages.js';
import { replanParts } from './replan-parts.js';

const cannotNow =
  'The amount that was asked for cannot be given any more, because invoice, credit or payments changed meanwhile. Look at it once more.';

/** A page of what waits; what can be given as it was asked for, and what cannot. */
type Replanned = { before: JobPart[]; given: JobPart[]; left: JobPart[] };

/** Planned from what is so now. The amounts never change: what cannot be given is left. */
async function replan(
  desk: Desk,
  job: SessionJob,
  before: readonly JobPart[],
): Promise<Omit<Replanned, 'before'>> {
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
  return { given, left: before.filter(({ id }) => !ids.has(id)) };
}

/** All that waits, page by page, counted in `tally`. */
async function* replanAll(
  desk: Desk,
  job: SessionJob,
  tally: MoneyTally,
): AsyncGenerator<Replanned, void> {
  for await (const page of partPages(desk, { jobId: job.id, states: ['ready'] })) {
    const before = page.filter(({ amount }) => amount > 0n);
    const { given, left } = await replan(desk, job, before);
    given.forEach(tally.add);
    left.forEach(tally.leave);
    yield { before, given, left };
  }
}

function leftAlone(part: JobPart): JobPart {
  return { ...part, state: 'changed', problem: cannotNow };
}

/** What the money would do now. */
async function look(desk: Desk, job: SessionJob): Promise<PlannedAct> {
  const tally = createMoneyTally(createDigest());
  for await (const _page of replanAll(desk, job, tally));
  return planMoney(desk, job, tally);
}

/**
 * Writes what was planned page by page, all of it or nothing; nothing where it is not what was said.
 * @throws FactsMoved; RequestNotOpen
 */
async function approve(
  desk: Desk,
  job: SessionJob,
  { by, said, requestChange, outbox }: Extract<Approval, { kind: 'approved' }>,
): Promise<boolean> {
  const after: SessionJob = {
    ...{ ...job, money: 'approved', requestState: 'approved', state: 'running' },
    approvedBy: { kind: 'staff', id: by },
    ...{ finishedAt: null, seq: job.seq + 1n },
  };
  return writeJobStart(desk.store, {
    job: { before: job, after },
    async *parts() {
      const tally = createMoneyTally(createDigest());
      for await (const { before, given, left } of replanAll(desk, job, tally)) {
        yield partChanges(before, [...given, ...left.map(leftAlone)]);
      }
      const { promised } = await planMoney(desk, job, tally);
      if (isChanged(said, promised)) throw new FactsMoved(['notes']);
    },
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
  const job = await loadJob(desk, jobId);
  if (
    job.money !== 'waiting' ||
    requestIdOf(job) !== requestIdOf({ id: jobId, round: round ?? 1 })
  ) {
    // What waited was dealt with another way, so there is nothing left to approve.
    refuse('nothing-to-repeat', {});
  }
  if (approval.kind === 'look') throw new OnlyPlanned(await look(desk, job), null);
  if (!(await approve(desk, job, approval))) refuse('stale-plan', { tries: 1 });
  desk.wake('session-jobs');
  desk.wake('outbox');
}
