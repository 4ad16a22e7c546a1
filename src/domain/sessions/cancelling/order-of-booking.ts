import { splitEqually } from '../../amounts/money.js';
import { type CalendarDate, calendarDateIn } from '../../calendar-date.js';
import type { Order } from '../../people/club-records.js';
import { type BilledSession, inTimeOrder } from '../session-shares.js';

/** A place that no invoice has billed yet, of one contact on one product. */
export type UninvoicedBooking = BilledSession & { bookingId: string };

/**
 * What becomes of the order behind a booking that is not invoiced when its session is cancelled.
 * Minor units of the order's currency; where nothing is left `after` is zero and it is cancelled.
 */
export type OrderFall = { orderId: string; before: bigint; after: bigint; currency: string };

/** What an order came to before the desk changed anything of it. */
export function amountAtFirst({ amount, changes }: Pick<Order, 'amount' | 'changes'>): bigint {
  return changes?.[0]?.amountBefore ?? amount;
}

export function isCancelled({ cancelledOn }: Pick<Order, 'cancelledOn'>): boolean {
  return cancelledOn !== undefined && cancelledOn !== null;
}

function byDueDay(one: Order, other: Order): number {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/**
 * The order that will bill a session of that day: the one with the latest due day on or before it,
 * else the earliest. Orders that an invoice has billed are over; those that the desk cancelled
 * keep their sessions, so that these are not laid on another order.
 * @param orders of one contact and product
 */
export function orderOfDay(orders: readonly Order[], day: CalendarDate): Order | null {
  const open = orders.filter(({ billedBy }) => billedBy === undefined).sort(byDueDay);
  return open.filter(({ dueOn }) => dueOn <= day).at(-1) ?? open[0] ?? null;
}

/**
 * By how much each booking's order falls when its session is cancelled: the order's amount, as it
 * was before the desk changed it, shared equally over the sessions that it covers, the earlier ones
 * taking the rest. A booking without an order that still stands is left out.
 * @param bookings all of that contact on that product that are not invoiced: those of cancelled and
 * past sessions keep their shares
 */
export function orderShares(
  { orders, bookings }: { orders: readonly Order[]; bookings: readonly UninvoicedBooking[] },
  timeZone: string,
): Map<string, { order: Order; share: bigint }> {
  const covered = new Map<Order, UninvoicedBooking[]>();
  for (const booking of inTimeOrder(bookings)) {
    const order = orderOfDay(orders, calendarDateIn(booking.startsAt, timeZone));
    if (order !== null) covered.set(order, [...(covered.get(order) ?? []), booking]);
  }
  const shares = new Map<string, { order: Order; share: bigint }>();
  for (const [order, own] of covered) {
    if (isCancelled(order)) continue;
    const parts = splitEqually(amountAtFirst(order), own.length);
    for (const [place, { bookingId }] of own.entries()) {
      shares.set(bookingId, { order, share: parts[place] ?? 0n });
    }
  }
  return shares;
}

/**
 * What becomes of the orders when the sessions of these bookings are cancelled one after another:
 * each booking finds its order as those before it left it, and never lowers it below zero.
 */
export function fallsInTurn(
  bookingIds: readonly string[],
  shares: ReadonlyMap<string, { order: Order; share: bigint }>,
): Map<string, OrderFall> {
  const left = new Map<Order, bigint>();
  const falls = new Map<string, OrderFall>();
  for (const bookingId of bookingIds) {
    const of = shares.get(bookingId);
    if (of === undefined) continue;
    const { id: orderId, currency, amount } = of.order;
    const before = left.get(of.order) ?? amount;
    const after = before > of.share ? before - of.share : 0n;
    left.set(of.order, after);
    falls.set(bookingId, { orderId, before, after, currency });
  }
  return falls;
}
