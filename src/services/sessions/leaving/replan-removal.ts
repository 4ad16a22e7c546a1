import type { Actor } from '../../../domain/people/actor.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { enrolmentOf, planRemovals } from '../../../domain/sessions/leaving/plan-removal.js';
import { digestOf } from '../../../store/ledger/digest.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';
import type { PartWish } from '../cancelling/replan-cancellation.js';
import { readRemovalFacts } from './read-removal-facts.js';

/** A part as it would be now; null where the person left, or was removed, meanwhile. */
export type Replanned = { before: JobPart; now: JobPart | null };

/** Parts of a removal planned anew from what is so now, in their order; nothing is written. */
export async function replanLeavers(
  desk: Desk,
  { job, actor }: { job: SessionJob; actor: Actor },
  wishes: readonly PartWish[],
): Promise<Replanned[]> {
  const { act, notifyCustomers: notifyCustomer } = job;
  if (act.kind !== 'remove-contact') throw new Error(`${job.id} removes nobody`);
  const ids = wishes.map(({ part }) => enrolmentOf(part).enrolmentId);
  const facts = await readRemovalFacts(desk, act, ids);
  const moment = momentOf(desk);
  const context = { requestHash: '', reason: '', actor, ...moment };
  const turns = wishes.map(({ part, amount }, place) => ({
    part: { ...part, amount: amount ?? 0n, isEdited: amount !== null },
    contextOf: (number: string) => ({ ...context, key: `dry-run:${place}:${number}` }),
  }));
  const planned = planRemovals(facts, turns, {
    ...{
      act,
      notifyCustomer,
      locale: desk.club.locale,
      timeZone: desk.club.timeZone,
      digestOf,
      ...moment,
    },
    accept: (_place, { refusal }) => refusal === null,
  });
  return wishes.map(({ part, amount, give }, place) => {
    const one = planned[place];
    if (one === undefined || one.isGone) return { before: part, now: null };
    const { orderKept } = one;
    const subject = { kind: 'enrolment', ...enrolmentOf(part), orderKept } as const;
    const now = { ...part, ...one.part, subject, give, isEdited: amount !== null };
    return { before: part, now: { ...now, problem: one.refusal ?? '' } };
  });
}

/** The same without those who are gone, as `replanParts` wants it. */
export async function replanRemoval(
  desk: Desk,
  of: { job: SessionJob; actor: Actor },
  wishes: readonly PartWish[],
): Promise<JobPart[]> {
  return (await replanLeavers(desk, of, wishes)).flatMap(({ now }) => now ?? []);
}
