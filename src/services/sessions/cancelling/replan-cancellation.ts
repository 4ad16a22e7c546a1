import type { Actor } from '../../../domain/people/actor.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { Give, SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { findBookings } from '../../../store/sessions/attendee-reads.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';
import { planAttendees } from './plan-attendees.js';

/** What somebody wants of a part instead of what it shows. `amount` null: what it is worth. */
export type PartWish = { part: JobPart; amount: bigint | null; give: Give };

/**
 * Parts planned anew from what is so now, with the amounts that were typed; nothing is written. A
 * place that was released meanwhile gets nothing. @param wishes a page, with all of its payers
 */
export async function replanCancellation(
  desk: Desk,
  { job, actor }: { job: SessionJob; actor: Actor },
  wishes: readonly PartWish[],
): Promise<JobPart[]> {
  if (job.act.kind !== 'cancel-session') throw new Error(`${job.id} cancels nothing`);
  const { keepBack } = job.act;
  const moment = momentOf(desk);
  const context = { key: 'dry-run', requestHash: '', reason: '', actor, ...moment };
  const ids = wishes.map(({ part }) => bookingOf(part));
  const bookings = new Map((await findBookings(desk.store, ids)).map((one) => [one.id, one]));
  const there = wishes.flatMap((wish) => {
    const booking = bookings.get(bookingOf(wish.part));
    return booking === undefined || booking.released ? [] : [{ ...wish, booking }];
  });
  const dealings = there.map(({ booking, amount, give }) => ({
    booking,
    wish: { give, keepBack, typed: amount, notifyCustomer: job.notifyCustomers },
    contextOf: (number: number) => ({ ...context, key: `${number}` }),
  }));
  const dealt = await planAttendees(desk, dealings, {
    ...{ isMoneyAsked: true, startTimes: new Map(), moment },
    accept: () => true,
  });
  return there.flatMap(({ part, amount, give }, place) => {
    const { part: now } = dealt[place] ?? {};
    return now === undefined ? [] : [{ ...part, ...now, give, isEdited: amount !== null }];
  });
}

function bookingOf({ subject }: JobPart): string {
  return subject.kind === 'booking' ? subject.bookingId : '';
}
