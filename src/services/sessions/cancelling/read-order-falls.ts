import type { Booking, Order } from '../../../domain/people/club-records.js';
import {
  fallsInTurn,
  type OrderFall,
  orderShares,
} from '../../../domain/sessions/cancelling/order-of-booking.js';
import {
  findOrdersOf,
  findUninvoiced,
  type UninvoicedPlace,
} from '../../../store/club/order-reads.js';
import type { Desk } from '../../desk.js';

function groupKey({ contactId, productId }: Pick<Order, 'contactId' | 'productId'>): string {
  return `${contactId} ${productId}`;
}

function grouped<Item extends Pick<Order, 'contactId' | 'productId'>>(
  items: readonly Item[],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = groupKey(item);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [item]);
    else own.push(item);
  }
  return groups;
}

/**
 * By booking, what becomes of the order that would have billed it when its session is cancelled;
 * only of those that are not invoiced yet, and have an order that stands. Two queries, however many
 * bookings there are. Those of one order in the order given: each goes on from the one before.
 */
export async function readOrderFalls(
  { store, club }: Desk,
  bookings: readonly Booking[],
): Promise<Map<string, OrderFall>> {
  const wanted = bookings.filter(({ paidBy }) => paidBy === 'uninvoiced');
  const contactIds = [...new Set(wanted.map(({ contactId }) => contactId))];
  const of = { clubId: club.id, contactIds };
  const [places, orders] = await Promise.all([findUninvoiced(store, of), findOrdersOf(store, of)]);
  const [placesOf, ordersOf] = [grouped<UninvoicedPlace>(places), grouped<Order>(orders)];
  const shares = [...placesOf].flatMap(([key, own]) => [
    ...orderShares({ orders: ordersOf.get(key) ?? [], bookings: own }, club.timeZone),
  ]);
  return fallsInTurn(
    wanted.map(({ id }) => id),
    new Map(shares),
  );
}
