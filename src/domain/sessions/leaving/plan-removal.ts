import type { Digest } from '../../books/chain.js';
import type { ChainedPlan, EventContext } from '../../books/plan.js';
import type { CalendarDate } from '../../calendar-date.js';
import type { Enrolment } from '../../people/club-records.js';
import type { JobPart, KeptOrder } from '../jobs/job-part.js';
import { type PageState, pageStateOf } from '../jobs/page-state.js';
import type { RemoveContactAct } from '../jobs/session-job.js';
import { isStanding, type RemovalFacts } from './leaver-facts.js';
import { nothingPlanned, type PlannedLeaver, planLeaver } from './plan-leaver.js';

/** A part of a removal, as far as it says what is to be done; each invoice has a key of its own. */
export type RemovalTurn = {
  part: Pick<JobPart, 'jobId' | 'subject' | 'amount' | 'isEdited' | 'isReleased' | 'beside'>;
  contextOf: (invoiceNumber: string) => EventContext;
};

/** What one part does now. `isGone`: the person left, or was removed, meanwhile. */
export type RemovalNow = PlannedLeaver & { isGone: boolean };

export type PlannedRemoval = Omit<RemovalNow, 'plans'> & {
  plans: ChainedPlan[];
  isAccepted: boolean;
};

export type RemovalSettings = Pick<EventContext, 'now' | 'today'> & {
  act: RemoveContactAct;
  notifyCustomer: boolean;
  locale: string;
  timeZone: string;
  digestOf: Digest;
  /** Whether its plans are to be written: only then are the ones after it made from what they leave. */
  accept: (place: number, planned: RemovalNow) => boolean;
};

type NumberedEnrolment = { enrolmentId: string; number: number };

export function enrolmentOf({ subject }: Pick<JobPart, 'subject'>): NumberedEnrolment {
  if (subject.kind !== 'enrolment') throw new Error('a booking is not removed from a product');
  return subject;
}

/** What is booked on one invoice by one removal of a person, which happens once. */
export function removalKey(part: Pick<JobPart, 'subject'>, invoiceNumber: string): string {
  const { enrolmentId, number } = enrolmentOf(part);
  return `remove:${enrolmentId}:${number}:${invoiceNumber}`;
}

function orderKeptOf({ subject }: Pick<JobPart, 'subject'>): KeptOrder[] {
  return subject.kind === 'enrolment' ? subject.orderKept : [];
}

/** Whether somebody else ended the enrolment; of one that this job ended, whether it was put back. */
function isGone(enrolment: Enrolment, part: RemovalTurn['part'], day: CalendarDate): boolean {
  const { number } = enrolmentOf(part);
  const { removed = null, removals = 0 } = enrolment;
  if (part.isReleased) return removed?.number !== number || removed.jobId !== part.jobId;
  return !isStanding(enrolment, day) || removals + 1 !== number;
}

function planOne(
  facts: RemovalFacts,
  { part, contextOf }: RemovalTurn,
  { state, ...settings }: RemovalSettings & { state: PageState },
): RemovalNow {
  const { act, notifyCustomer, now, today, locale, timeZone } = settings;
  const leaver = facts.leavers.get(enrolmentOf(part).enrolmentId);
  // One that runs out on the day of leaving is still there to be ended on the day after.
  const day = act.leavingOn < today ? act.leavingOn : today;
  if (leaver === undefined || isGone(leaver.enrolment, part, day)) {
    return { part: nothingPlanned, orderKept: [], plans: [], refusal: null, isGone: true };
  }
  const typed = part.isEdited ? part.amount : null;
  const done = part.isReleased ? { beside: part.beside, orderKept: orderKeptOf(part) } : null;
  const wish = { act, typed, notifyCustomer, done };
  const of = { facts, wish, state, now, today, locale, timeZone };
  const planned = planLeaver(leaver, of, contextOf);
  return { ...planned, isGone: false };
}

/**
 * Plans a page of people who leave, one after another, each from what those before left: what a form
 * shows and what is written are this very result. Everybody of one payer is on one page.
 */
export function planRemovals(
  facts: RemovalFacts,
  turns: readonly RemovalTurn[],
  settings: RemovalSettings,
): PlannedRemoval[] {
  const state = pageStateOf(facts.page, settings.digestOf);
  return turns.map((turn, place) => {
    const planned = planOne(facts, turn, { ...settings, state });
    const isAccepted = settings.accept(place, planned);
    return { ...planned, plans: isAccepted ? state.take(planned.plans) : [], isAccepted };
  });
}
