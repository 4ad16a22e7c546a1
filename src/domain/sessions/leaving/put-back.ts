import type { CalendarDate } from '../../calendar-date.js';
import { refuse } from '../../errors.js';
import type { Booking, Enrolment, Order, Pass, Session } from '../../people/club-records.js';
import { type ChangedBy, type OrderFields, restoreOrder } from '../cancelling/order-change.js';
import type { PartBeside } from '../jobs/job-part.js';
import { inTimeOrder } from '../session-shares.js';

/** What was read, at one moment, of somebody who was removed from a product. */
export type PutBackFacts = {
  name: string;
  isForgotten: boolean;
  enrolment: Enrolment;
  /** The removal, and what it did beside the money. */
  removal: { jobId: string; number: number; beside: PartBeside };
  /** The places that it released, with their sessions and passes. */
  bookings: readonly Booking[];
  sessions: ReadonlyMap<string, Session>;
  passes: ReadonlyMap<string, Pass>;
  /** The orders that it cancelled. */
  orders: readonly Order[];
};

/** What putting somebody back does. Nothing of it moves money: credit that was given stays. */
export type PutBack = {
  until: CalendarDate | null;
  /** Places that come back, and how many do not: their sessions have begun or are cancelled. */
  places: string[];
  lost: number;
  /** Uses that are taken from passes again, and places for which no use is left. */
  usesTaken: PartBeside['passUses'];
  usesMissing: PartBeside['passUses'];
  orders: { before: Order; after: OrderFields }[];
  /** Orders that were invoiced or changed by somebody else since. */
  ordersLeft: number;
};

/** Places of sessions that are still to come, in time order. */
function placesAhead({ bookings, sessions, removal }: PutBackFacts, now: Date): Booking[] {
  const dated = bookings.flatMap((booking) => {
    const session = sessions.get(booking.sessionId);
    const isOwn = booking.released?.jobId === removal.jobId;
    const takesPlace = session !== undefined && (session.cancelled ?? null) === null;
    if (!isOwn || !takesPlace || session.startsAt <= now) return [];
    return [{ sessionId: booking.sessionId, startsAt: session.startsAt, booking }];
  });
  return inTimeOrder(dated).map(({ booking }) => booking);
}

/** The uses that came back for these places, as long as one is left on the pass. */
function usesOf({ removal, passes }: PutBackFacts, places: readonly Booking[]) {
  const left = new Map([...passes].map(([id, { usesLeft }]) => [id, usesLeft]));
  const returned = new Map(removal.beside.passUses.map((use) => [use.bookingId, use]));
  const usesTaken: PartBeside['passUses'] = [];
  const usesMissing: PartBeside['passUses'] = [];
  for (const { id, useReturned } of places) {
    const use = returned.get(id);
    if (use === undefined || useReturned !== true) continue;
    const uses = left.get(use.passId) ?? 0;
    (uses > 0 ? usesTaken : usesMissing).push(use);
    left.set(use.passId, Math.max(uses - 1, 0));
  }
  return { usesTaken, usesMissing };
}

/** Orders that still are as the removal left them: cancelled, and not invoiced. */
function ordersBack(
  { orders, removal }: PutBackFacts,
  by: (orderId: string) => ChangedBy,
): PutBack['orders'] {
  return removal.beside.orders.flatMap(({ orderId, before, after }) => {
    const order = orders.find(({ id }) => id === orderId);
    const isCancelled = (order?.cancelledOn ?? null) !== null;
    if (order === undefined || order.billedBy !== undefined || !isCancelled) return [];
    return [{ before: order, after: restoreOrder(order, before - after, by(orderId)) }];
  });
}

/**
 * Puts somebody back into a product as they were: the enrolment, places of sessions to come, uses of
 * passes where one is left, and cancelled orders as changes for the club's billing system.
 * @param by what a change of an order is called, and when it is made
 * @throws CreditError `forgotten-already`, `not-removed`
 */
export function planPutBack(
  facts: PutBackFacts,
  { now, by }: { now: Date; by: (orderId: string) => ChangedBy },
): PutBack {
  const { enrolment, removal, name, isForgotten } = facts;
  if (isForgotten) refuse('forgotten-already', {});
  const { removed } = enrolment;
  if (!removed || removed.number !== removal.number || removed.jobId !== removal.jobId) {
    return refuse('not-removed', { name });
  }
  const places = placesAhead(facts, now);
  const orders = ordersBack(facts, by);
  return {
    until: removed.until,
    places: places.map(({ id }) => id),
    lost: removal.beside.releases.length - places.length,
    ...usesOf(facts, places),
    orders,
    ordersLeft: removal.beside.orders.length - orders.length,
  };
}
