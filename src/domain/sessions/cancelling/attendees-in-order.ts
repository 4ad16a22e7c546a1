import type { Booking, Session } from '../../people/club-records.js';
import { compareAsStored } from '../../text-order.js';
import { compareByPayer, type WithPayer } from '../jobs/with-payer.js';

/** A booking with whose place it is, and who pays. */
export type Attendee = WithPayer & { booking: Booking };

/**
 * Attendees in the order in which a job deals with them: those of one payer together, so that no two
 * of its transactions want the same account; by name, then in time order.
 * @param sessions those on which they are booked, by id
 */
export function attendeesInOrder(
  attendees: readonly Attendee[],
  sessions: ReadonlyMap<string, Pick<Session, 'startsAt'>>,
): Attendee[] {
  const startOf = ({ booking }: Attendee) =>
    sessions.get(booking.sessionId)?.startsAt.getTime() ?? 0;
  return [...attendees].sort(
    (one, other) =>
      compareByPayer(one, other) ||
      startOf(one) - startOf(other) ||
      compareAsStored(one.booking.id, other.booking.id),
  );
}
