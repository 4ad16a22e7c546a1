import type { ChainedPlan } from '../../../domain/books/plan.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import {
  outcomeOf,
  type PartOutcome,
  partAfter,
} from '../../../domain/sessions/jobs/part-outcome.js';
import { resultOf } from '../../../domain/sessions/jobs/part-result.js';
import type { RemoveContactAct } from '../../../domain/sessions/jobs/session-job.js';
import {
  enrolmentOf,
  planRemovals,
  type RemovalNow,
  removalKey,
} from '../../../domain/sessions/leaving/plan-removal.js';
import { digestOf } from '../../../store/ledger/digest.js';
import type { EnrolmentEnd, JobPage } from '../../../store/sessions/job-page.js';
import type { Desk } from '../../desk.js';
import { readFallenOrders } from '../cancelling/fallen-orders.js';
import { type AloneInPage, readAloneInPage } from '../jobs/alone-in-page.js';
import {
  actorOf,
  contextsOf,
  isMoneyHeld,
  type PageRun,
  type PlannedPage,
} from '../jobs/page-run.js';
import { secondPersonFirst } from '../jobs/second-person-first.js';
import { readRemovalFacts } from './read-removal-facts.js';

type Done = {
  part: JobPart;
  outcome: PartOutcome;
  plans: ChainedPlan[];
  planned: RemovalNow;
  /** The enrolment as it was before. */
  until: string | null;
};

/** The person leaves now, whatever becomes of the money: also while a payment is on its way. */
function leaves({ outcome: { state }, part }: Pick<Done, 'outcome' | 'part'>): boolean {
  return !part.isReleased && (state === 'nothing' || state === 'booked' || state === 'pending');
}

function afterTurn(done: Done, isHeld: boolean): JobPart {
  const { part, outcome, plans } = done;
  const isReleased = part.isReleased || leaves(done);
  // Of a part whose money waits only the rest is done, and it stays to be done.
  if (isHeld && outcome.state === 'booked') return { ...part, isReleased, seq: part.seq + 1n };
  const result = outcome.state === 'booked' ? resultOf(part, plans) : null;
  return { ...partAfter(part, outcome, result), isReleased };
}

function endOf({ part, until }: Done, jobId: string, { leavingOn: on }: RemoveContactAct) {
  return { ...enrolmentOf(part), jobId, on, until } satisfies EnrolmentEnd;
}

async function pageOf(
  desk: Desk,
  run: PageRun & { act: RemoveContactAct },
  { done, alone }: { done: readonly Done[]; alone: AloneInPage },
): Promise<JobPage> {
  const { job, act } = run;
  const isHeld = isMoneyHeld(job);
  const leaving = done.filter(leaves);
  const besides = leaving.map(({ planned }) => planned.part.beside);
  const releases = besides.flatMap((beside) => beside.releases);
  return {
    parts: done.map((one) => ({ before: one.part, after: afterTurn(one, isHeld) })),
    passUses: besides.flatMap(({ passUses }) => passUses),
    orders: await readFallenOrders(desk, run, besides),
    releases: releases.map((bookingId) => ({ bookingId, jobId: job.id, on: act.leavingOn })),
    ended: leaving.map((one) => endOf(one, job.id, act)),
    givenAlone: job.money === 'free' ? alone.changes(done) : [],
  };
}

/**
 * Plans a page of people who leave anew from what is so now, and what becomes of each: only what was
 * shown is booked.
 */
export async function planRemovalPage(
  desk: Desk,
  run: PageRun,
  parts: readonly JobPart[],
): Promise<PlannedPage> {
  const { job, moment } = run;
  const { act } = job;
  if (act.kind !== 'remove-contact') throw new Error(`${job.id} removes nobody`);
  const ids = parts.map((part) => enrolmentOf(part).enrolmentId);
  const [facts, alone] = await Promise.all([
    readRemovalFacts(desk, act, ids),
    readAloneInPage(desk, { actor: actorOf(job), now: moment.now }, parts),
  ]);
  const isHeld = isMoneyHeld(job);
  const outcomes: PartOutcome[] = [];
  const turns = parts.map((part) => ({
    part,
    contextOf: (number: string) => contextsOf(run, part, removalKey(part, number))(1),
  }));
  const planned = planRemovals(facts, turns, {
    ...{
      act,
      notifyCustomer: job.notifyCustomers,
      locale: desk.club.locale,
      timeZone: desk.club.timeZone,
      digestOf,
      ...moment,
    },
    accept(place, { part: now, refusal, isGone }) {
      const part = parts[place] ?? fail();
      const known = outcomeOf(part, { planned: now, refusal, isGone });
      const outcome = secondPersonFirst(known, { part, job, alone });
      outcomes[place] = outcome;
      // Held money too: what the next one gets follows from it, as in what was shown.
      return outcome.state === 'booked';
    },
  });
  const done = parts.map((part, place): Done => {
    const now = planned[place] ?? fail();
    const until = facts.leavers.get(enrolmentOf(part).enrolmentId)?.enrolment.until ?? null;
    const plans = isHeld ? [] : now.plans;
    return { part, outcome: outcomes[place] ?? fail(), plans, planned: now, until };
  });
  const plans = done.flatMap((one) => one.plans);
  const page = await pageOf(desk, { ...run, act }, { done, alone });
  return { plans, page, asksRefunds: false };
}

function fail(): never {
  throw new Error('a part of the page was not planned');
}
