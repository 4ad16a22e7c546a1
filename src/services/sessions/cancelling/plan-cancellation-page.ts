import type { ChainedPlan } from '../../../domain/books/plan.js';
import type { Booking } from '../../../domain/people/club-records.js';
import type { PlannedAttendee } from '../../../domain/sessions/cancelling/plan-attendee.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import {
  outcomeOf,
  type PartOutcome,
  partAfter,
} from '../../../domain/sessions/jobs/part-outcome.js';
import { resultOf } from '../../../domain/sessions/jobs/part-result.js';
import { findBookings } from '../../../store/sessions/attendee-reads.js';
import type { JobPage } from '../../../store/sessions/job-page.js';
import type { Desk } from '../../desk.js';
import { type AloneInPage, readAloneInPage } from '../jobs/alone-in-page.js';
import {
  actorOf,
  contextsOf,
  isMoneyHeld,
  type PageRun,
  type PlannedPage,
} from '../jobs/page-run.js';
import { secondPersonFirst } from '../jobs/second-person-first.js';
import { readFallenOrders } from './fallen-orders.js';
import { planAttendees } from './plan-attendees.js';

type Turn = { part: JobPart; booking: Booking | null };

function keyOf({ subject }: JobPart): string {
  if (subject.kind !== 'booking') throw new Error('only a booking is cancelled');
  const { sessionId, number, bookingId } = subject;
  return `cancel:${sessionId}:${number}:${bookingId}`;
}

async function turnsOf(desk: Desk, parts: readonly JobPart[]): Promise<Turn[]> {
  const idOf = ({ subject }: JobPart) => (subject.kind === 'booking' ? subject.bookingId : '');
  const bookings = await findBookings(desk.store, parts.map(idOf));
  const byId = new Map(bookings.map((booking) => [booking.id, booking]));
  return parts.map((part) => {
    const booking = byId.get(idOf(part)) ?? null;
    return { part, booking: booking?.released ? null : booking };
  });
}

type Done = { part: JobPart; outcome: PartOutcome; plans: ChainedPlan[]; planned: PlannedAttendee };

/** Of a part whose money waits only the rest is done, and it stays to be done. */
function afterHeld(part: JobPart): JobPart {
  return { ...part, isReleased: true, seq: part.seq + 1n };
}

async function pageOf(
  desk: Desk,
  run: PageRun,
  { done, alone }: { done: readonly Done[]; alone: AloneInPage },
): Promise<JobPage> {
  const isHeld = isMoneyHeld(run.job);
  const goesOn = ({ outcome: { state } }: Done) => state === 'nothing' || state === 'booked';
  const released = done.filter((one) => goesOn(one) && !one.part.isReleased);
  const besides = released.map(({ planned }) => planned.part.beside);
  return {
    parts: done.map(({ part, outcome, plans }) => {
      const isWaiting = isHeld && outcome.state === 'booked';
      const result = outcome.state === 'booked' ? resultOf(part, plans) : null;
      const after = isWaiting ? afterHeld(part) : partAfter(part, outcome, result);
      return { before: part, after };
    }),
    passUses: besides.flatMap(({ passUses }) => passUses),
    orders: await readFallenOrders(desk, run, besides),
    ...{ releases: [], ended: [] },
    givenAlone: run.job.money === 'free' ? alone.changes(done) : [],
  };
}

/**
 * Plans a page of attendees anew from what is so now, and what becomes of each: only what was shown
 * is booked.
 */
export async function planCancellationPage(
  desk: Desk,
  run: PageRun,
  parts: readonly JobPart[],
): Promise<PlannedPage> {
  const { job, startTimes, moment } = run;
  if (job.act.kind !== 'cancel-session') throw new Error(`${job.id} cancels nothing`);
  const { keepBack } = job.act;
  const isHeld = isMoneyHeld(job);
  const [turns, alone] = await Promise.all([
    turnsOf(desk, parts),
    readAloneInPage(desk, { actor: actorOf(job), now: moment.now }, parts),
  ]);
  const outcomes: PartOutcome[] = [];
  const dealings = turns.map(({ part, booking }) => ({
    booking: booking ?? emptyPlace(part),
    wish: {
      ...{ give: part.give, keepBack, typed: part.isEdited ? part.amount : null },
      notifyCustomer: job.notifyCustomers,
    },
    contextOf: contextsOf(run, part, keyOf(part)),
  }));
  const dealt = await planAttendees(desk, dealings, {
    ...{ isMoneyAsked: parts.some(({ give }) => give === 'refund'), startTimes, moment },
    accept(place, { part: planned, refusal }) {
      const { part, booking } = turns[place] ?? fail();
      const known = outcomeOf(part, { planned, refusal, isGone: booking === null });
      const outcome = secondPersonFirst(known, { part, job, alone });
      outcomes[place] = outcome;
      // Held money too: what the next one gets follows from it, as in what was shown.
      return outcome.state === 'booked';
    },
  });
  const done = turns.map(({ part }, place): Done => {
    const planned = dealt[place] ?? fail();
    const plans = isHeld ? [] : planned.plans;
    return { part, outcome: outcomes[place] ?? fail(), plans, planned };
  });
  const plans = done.flatMap((one) => one.plans);
  const asksRefunds = plans.some(({ refunds = [] }) => refunds.length > 0);
  return { plans, page: await pageOf(desk, run, { done, alone }), asksRefunds };
}

/** A place that is free again: nothing stands behind it. */
function emptyPlace({ subject, clubId, contactId }: JobPart): Booking {
  if (subject.kind !== 'booking') return fail();
  const { bookingId: id, sessionId } = subject;
  return {
    id,
    clubId,
    sessionId,
    contactId,
    paidBy: 'free',
    invoiceId: null,
    line: null,
    passId: null,
  };
}

function fail(): never {
  throw new Error('a part of the page was not planned');
}
