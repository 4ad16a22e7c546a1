import { type CalendarDate, calendarDateIn } from '../../calendar-date.js';
import { refuse } from '../../errors.js';
import type {
  Booking,
  Order,
  Pass,
  Session,
  SessionCancellation,
} from '../../people/club-records.js';
import { compareAsStored } from '../../text-order.js';
import type { JobPart, PartBeside } from '../jobs/job-part.js';
import type { SessionJob } from '../jobs/session-job.js';
import { type ChangedBy, type OrderFields, restoreOrder } from './order-change.js';

/** What was read, at one moment, of a session that was cancelled. */
export type ReinstateFacts = {
  session: Session;
  /** What cancelled it last; null: nothing did. */
  job: SessionJob | null;
  /** Its attendees in that job. */
  parts: readonly JobPart[];
  /** Who is booked and was not removed, with the passes that paid for them. */
  bookings: readonly Booking[];
  names: ReadonlyMap<string, string>;
  passes: ReadonlyMap<string, Pass>;
  orders: ReadonlyMap<string, Order>;
};

/** A place for which no use of its pass is left to be taken. */
export type UseMissing = { bookingId: string; name: string };

/** What reinstating does. Nothing of it moves money: credit that was given stays. */
export type Reinstatement = {
  cancellation: SessionCancellation;
  /** Uses that are taken from passes again, and places for which none is left, by name. */
  usesTaken: PartBeside['passUses'];
  usesMissing: UseMissing[];
  orders: { before: Order; after: OrderFields }[];
  /** Names of those whose order was invoiced since, so that it stays as it was invoiced. */
  ordersInvoiced: string[];
  /** Parts whose money was not given yet: it will not be given any more. */
  notGiven: JobPart[];
  /** What was given and stays given, in minor units by currency. */
  given: { currency: string; amount: bigint }[];
};

/**
 * The cancellation that stands, if the session can take place again.
 * @throws CreditError `session-not-cancelled`, `reinstate-begun`, `still-cancelling`
 */
export function requireReinstatable(
  { session, job }: Pick<ReinstateFacts, 'session' | 'job'>,
  { now, timeZone }: { now: Date; timeZone: string },
): SessionCancellation {
  const { title, startsAt, cancelled = null } = session;
  const on: CalendarDate = calendarDateIn(startsAt, timeZone);
  if (cancelled === null) return refuse('session-not-cancelled', { title, on });
  if (startsAt <= now) refuse('reinstate-begun', { title, on });
  if (job?.state === 'running') refuse('still-cancelling', { title, why: 'running' });
  if (job?.money === 'waiting') refuse('still-cancelling', { title, why: 'waiting' });
  return cancelled;
}

function byName({ names }: ReinstateFacts) {
  const nameOf = ({ contactId }: Booking) => names.get(contactId) ?? '';
  return (one: Booking, other: Booking) =>
    compareAsStored(nameOf(one), nameOf(other)) || compareAsStored(one.id, other.id);
}

/** The uses that went back, as long as one is left on the pass; several in order of name. */
function usesOf(facts: ReinstateFacts): Pick<Reinstatement, 'usesTaken' | 'usesMissing'> {
  const left = new Map([...facts.passes].map(([id, { usesLeft }]) => [id, usesLeft]));
  const usesTaken: PartBeside['passUses'] = [];
  const usesMissing: UseMissing[] = [];
  for (const booking of [...facts.bookings].sort(byName(facts))) {
    const { id: bookingId, passId, useReturned, contactId } = booking;
    if (passId === null || useReturned !== true) continue;
    const uses = left.get(passId) ?? 0;
    if (uses > 0) usesTaken.push({ passId, bookingId });
    else usesMissing.push({ bookingId, name: facts.names.get(contactId) ?? '' });
    left.set(passId, Math.max(uses - 1, 0));
  }
  return { usesTaken, usesMissing };
}

/** The orders with what fell for these places; each once, however many places it bills. */
function ordersOf(
  { parts, bookings, orders }: ReinstateFacts,
  by: (orderId: string) => ChangedBy,
): Pick<Reinstatement, 'orders' | 'ordersInvoiced'> {
  const booked = new Set(bookings.map(({ id }) => id));
  const restored = new Map<string, { before: Order; now: Order }>();
  const ordersInvoiced: string[] = [];
  for (const { subject, isReleased, beside, name } of parts) {
    if (!isReleased || subject.kind !== 'booking' || !booked.has(subject.bookingId)) continue;
    for (const { orderId, before, after } of beside.orders) {
      const order = orders.get(orderId);
      if (order === undefined || before === after) continue;
      if (order.billedBy !== undefined) {
        ordersInvoiced.push(name);
        continue;
      }
      const known = restored.get(orderId) ?? { before: order, now: order };
      const fields = restoreOrder(known.now, before - after, by(orderId));
      restored.set(orderId, { ...known, now: { ...known.now, ...fields } });
    }
  }
  return {
    orders: [...restored.values()].map(({ before, now }) => {
      const { amount, cancelledOn = null, changes = [], hasOpenChange = false } = now;
      return { before, after: { amount, cancelledOn, changes, hasOpenChange } };
    }),
    ordersInvoiced,
  };
}

function givenBy(parts: readonly JobPart[]): Reinstatement['given'] {
  const sums = new Map<string, bigint>();
  for (const { state, currency, amount } of parts) {
    if (state !== 'booked' || currency === null) continue;
    sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

/**
 * Lets a cancelled session take place again: uses of passes are taken again where one is left, and
 * orders that fell get back what fell. Credit stays given; what was not given yet is not any more.
 * @param by what a change of an order is called, and when it is made
 * @throws what {@link requireReinstatable} throws
 */
export function planReinstate(
  facts: ReinstateFacts,
  { now, timeZone, by }: { now: Date; timeZone: string; by: (orderId: string) => ChangedBy },
): Reinstatement {
  const cancellation = requireReinstatable(facts, { now, timeZone });
  const { parts } = facts;
  return {
    cancellation,
    ...usesOf(facts),
    ...ordersOf(facts, by),
    notGiven: parts.filter(({ state }) => state !== 'booked' && state !== 'nothing'),
    given: givenBy(parts),
  };
}
