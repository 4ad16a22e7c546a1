import type { Digest } from '../books/chain.js';
import type { ChainedPlan, EventContext } from '../books/plan.js';
import type { JobPart } from './job-part.js';
import { isStanding, type RemovalFacts } from './leaver-facts.js';
import { pageStateOf } from './page-state.js';
import { nothingPlanned, type PlannedLeaver, planLeaver } from './plan-leaver.js';
import type { RemoveContactAct } from './session-job.js';

/** A part of a removal, as far as it says what is to be done. */
export type PartToRemove = Pick<JobPart, 'subject' | 'amount' | 'isEdited'>;

export type RemovalContext = Omit<EventContext, 'key'> & {
  act: RemoveContactAct;
  notifyCustomer: boolean;
  locale: string;
  digestOf: Digest;
};

/** `isGone`: the enrolment ended meanwhile, or somebody else removed the person. */
export type PlannedRemoval = Omit<PlannedLeaver, 'plans'> & {
  plans: ChainedPlan[];
  isGone: boolean;
};

/** What is booked for one invoice of one removal, which happens once. */
export function removalKey(
  { enrolmentId, number }: { enrolmentId: string; number: number },
  invoiceNumber: string,
): string {
  return `remove:${enrolmentId}:${number}:${invoiceNumber}`;
}

/**
 * Plans a page of people who leave, one after another, each from what those before left: what a form
 * shows and what is written are this very result. Everybody of one payer is on one page.
 */
export function planRemovals(
  facts: RemovalFacts,
  parts: readonly PartToRemove[],
  { act, notifyCustomer, locale, digestOf, ...event }: RemovalContext,
): PlannedRemoval[] {
  const state = pageStateOf(facts.page, digestOf);
  const { now, today } = event;
  return parts.map(({ subject, amount, isEdited }) => {
    const { enrolmentId, number } = enrolmentOf(subject);
    const leaver = facts.leavers.get(enrolmentId);
    const isGone =
      leaver === undefined ||
      !isStanding(leaver.enrolment, act.leavingOn < today ? act.leavingOn : today) ||
      (leaver.enrolment.removals ?? 0) + 1 !== number;
    if (isGone) {
      return { part: nothingPlanned, orderKept: [], plans: [], refusal: null, isGone };
    }
    const wish = { act, typed: isEdited ? amount : null, notifyCustomer };
    const settings = { facts, wish, state, now, today, locale };
    const { plans, ...planned } = planLeaver(leaver, settings, (invoiceNumber) => ({
      ...event,
      key: removalKey({ enrolmentId, number }, invoiceNumber),
    }));
    return { ...planned, plans: state.take(plans), isGone };
  });
}

function enrolmentOf(subject: JobPart['subject']): { enrolmentId: string; number: number } {
  if (subject.kind !== 'enrolment') throw new Error('a booking is not removed from a product');
  return subject;
}
