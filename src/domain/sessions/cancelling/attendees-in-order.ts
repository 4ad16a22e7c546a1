import type { Booking, Session } from '../../people/club-records.js';

type Person = { name: string; payerId: string };

/** A booking with whose place it is, and who pays. */
export type Attendee = {
  booking: Booking;
  session: Session;
  name: string;
  payerId: string;
  payerName: string;
};

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/**
 * The bookings in the order in which a job deals with them: those of one payer together, so that no
 * two of its transactions want the same account; by name, then in time order.
 * @param people everybody who is booked or pays, by id
 */
export function attendeesInOrder(
  bookings: readonly Booking[],
  {
    sessions,
    people,
  }: {
    sessions: ReadonlyMap<string, Session>;
    people: ReadonlyMap<string, Person>;
  },
): Attendee[] {
  const attendees = bookings.flatMap((booking): Attendee[] => {
    const session = sessions.get(booking.sessionId);
    if (session === undefined) return [];
    const person = people.get(booking.contactId);
    const name = person?.name ?? booking.contactId;
    const payerId = person?.payerId ?? booking.contactId;
    return [{ booking, session, name, payerId, payerName: people.get(payerId)?.name ?? payerId }];
  });
  return attendees.sort(
    (one, other) =>
      compare(one.payerName, other.payerName) ||
      compare(one.payerId, other.payerId) ||
      compare(one.name, other.name) ||
      one.session.startsAt.getTime() - other.session.startsAt.getTime() ||
      compare(one.booking.id, other.booking.id),
  );
}

/** Pages of about `pageSize` parts, each with all parts of its payers that stand beside each other. */
export function* wholePayers<Part extends { payerId: string }>(
  parts: readonly Part[],
  pageSize: number,
): Generator<Part[]> {
  let page: Part[] = [];
  for (const part of parts) {
    if (page.length >= pageSize && page.at(-1)?.payerId !== part.payerId) {
      yield page;
      page = [];
    }
    page.push(part);
  }
  if (page.length > 0) yield page;
}
