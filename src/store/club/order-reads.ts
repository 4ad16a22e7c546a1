import type { Order } from '../../domain/people/club-records.js';
import type { UninvoicedBooking } from '../../domain/sessions/cancelling/order-of-booking.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

/** All orders of these people, those that were billed or cancelled too. */
export async function findOrdersOf(
  store: Store,
  { clubId, contactIds }: { clubId: string; contactIds: readonly string[] },
): Promise<Order[]> {
  if (contactIds.length === 0) return [];
  const found = await store.collections.orders
    .find({ clubId, contactId: { $in: [...contactIds] } }, { projection: { imported: 0 } })
    .hint('contact')
    .toArray();
  return found.map(fromStored);
}

/** A place that no invoice has billed yet, with whose it is and on what. */
export type UninvoicedPlace = UninvoicedBooking & { contactId: string; productId: string };

/** All places of these people that are not invoiced, of past and cancelled sessions too. */
export async function findUninvoiced(
  store: Store,
  { clubId, contactIds }: { clubId: string; contactIds: readonly string[] },
): Promise<UninvoicedPlace[]> {
  if (contactIds.length === 0) return [];
  return store.collections.bookings
    .aggregate<UninvoicedPlace>(
      [
        { $match: { clubId, contactId: { $in: [...contactIds] }, paidBy: 'uninvoiced' } },
        {
          $lookup: {
            ...{ from: 'sessions', localField: 'sessionId', foreignField: '_id', as: 'session' },
            pipeline: [{ $project: { productId: 1, startsAt: 1 } }],
          },
        },
        { $unwind: '$session' },
        {
          $project: {
            ...{ _id: 0, bookingId: '$_id', sessionId: 1, contactId: 1 },
            ...{ productId: '$session.productId', startsAt: '$session.startsAt' },
          },
        },
      ],
      { hint: 'contact' },
    )
    .toArray();
}

export async function findOrders(store: Store, ids: readonly string[]): Promise<Order[]> {
  if (ids.length === 0) return [];
  const found = await store.collections.orders
    .find({ _id: { $in: [...ids] } }, { projection: { imported: 0 } })
    .toArray();
  return found.map(fromStored);
}
