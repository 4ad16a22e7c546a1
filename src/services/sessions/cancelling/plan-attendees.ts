import type { ChainedPlan, EventContext, NumberedContext } from '../../../domain/books/plan.js';
import type { Booking } from '../../../domain/people/club-records.js';
import {
  type AttendeeWish,
  type PlannedAttendee,
  type PlannedPart,
  planAttendee,
} from '../../../domain/sessions/cancelling/plan-attendee.js';
import { pageStateOf } from '../../../domain/sessions/jobs/page-state.js';
import { digestOf } from '../../../store/ledger/digest.js';
import type { Desk } from '../../desk.js';
import { readOrderFalls } from './read-order-falls.js';
import { readPageFacts, type StartTimes } from './read-page-facts.js';

/** A booking with how it is dealt with. `contextOf` gives its entries their keys. */
export type Dealing = {
  booking: Booking;
  wish: AttendeeWish;
  contextOf: NumberedContext;
};

export type Dealt = {
  part: PlannedPart;
  plans: ChainedPlan[];
  refusal: string | null;
  isAccepted: boolean;
};

export type PlanSettings = {
  isMoneyAsked: boolean;
  startTimes: StartTimes;
  moment: Pick<EventContext, 'today' | 'now'>;
  /** Whether its plans are to be written: only then are the ones after it made from what they leave. */
  accept: (place: number, planned: PlannedAttendee) => boolean;
};

/**
 * Plans a page of attendees from what is known now, one after another: what a form shows and what
 * is written are this very result. Everybody of one payer is on one page.
 */
export async function planAttendees(
  desk: Desk,
  dealings: readonly Dealing[],
  { isMoneyAsked, startTimes, moment, accept }: PlanSettings,
): Promise<Dealt[]> {
  const bookings = dealings.map(({ booking }) => booking);
  const invoiceIds = bookings.flatMap(({ invoiceId }) => invoiceId ?? []);
  const [facts, falls] = await Promise.all([
    readPageFacts(desk, invoiceIds, { isMoneyAsked, startTimes }),
    readOrderFalls(desk, bookings),
  ]);
  const state = pageStateOf(facts, digestOf);
  const { locale } = desk.club;
  const { today } = moment;
  return dealings.map(({ booking, wish, contextOf }, place) => {
    const fall = falls.get(booking.id) ?? null;
    const settings = { wish, state, today, locale };
    const planned = planAttendee({ booking, fall }, settings, contextOf);
    const isAccepted = accept(place, planned);
    return { ...planned, plans: isAccepted ? state.take(planned.plans) : [], isAccepted };
  });
}
