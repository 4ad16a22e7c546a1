import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Booking, Enrolment, Order, Session } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

/** Somebody's place on a product. */
type OnProduct = { clubId: string; productId: string; contactIds: readonly string[] };

export async function findEnrolments(
  { collections }: Store,
  ids: readonly string[],
): Promise<Enrolment[]> {
  if (ids.length === 0) return [];
  const found = await collections.enrolments.find({ _id: { $in: [...ids] } }).toArray();
  return found.map(fromStored);
}

/** Enrolments of these people that nobody ended, and that have not run out on a day. */
export async function findStandingEnrolments(
  { collections }: Store,
  { clubId, productId, contactIds, today }: OnProduct & { today: CalendarDate },
): Promise<Enrolment[]> {
  const found = await collections.enrolments
    .find({
      ...{ clubId, productId, contactId: { $in: [...contactIds] }, removed: null },
      $or: [{ until: null }, { until: { $gte: today } }],
    })
    .hint('product')
    .sort({ from: 1, _id: 1 })
    .toArray();
  return found.map(fromStored);
}

/** The products that somebody is on, on a day or later. */
export async function findStandingProducts(
  { collections }: Store,
  { clubId, contactId, today }: { clubId: string; contactId: string; today: CalendarDate },
): Promise<string[]> {
  const found = await collections.enrolments
    .find(
      { clubId, contactId, removed: null, $or: [{ until: null }, { until: { $gte: today } }] },
      { projection: { productId: 1 } },
    )
    .hint('contact')
    .toArray();
  return [...new Set(found.map(({ productId }) => productId))];
}

/** Every place that these people ever had on sessions of a product, with those sessions. */
export async function findPlaces(
  { collections }: Store,
  { clubId, productId, contactIds }: OnProduct,
): Promise<{ bookings: Booking[]; sessions: Session[] }> {
  const booked = await collections.bookings
    .find({ clubId, contactId: { $in: [...contactIds] } })
    .hint('contact')
    .toArray();
  const ids = [...new Set(booked.map(({ sessionId }) => sessionId))];
  const sessions = await collections.sessions.find({ _id: { $in: ids }, productId }).toArray();
  const own = new Set(sessions.map(({ _id }) => _id));
  return {
    bookings: booked.filter(({ sessionId }) => own.has(sessionId)).map(fromStored),
    sessions: sessions.map(fromStored),
  };
}

/** Orders of these people for a product that are neither invoiced nor cancelled. */
export async function findOpenOrders(
  { collections }: Store,
  { clubId, productId, contactIds }: OnProduct,
): Promise<Order[]> {
  const found = await collections.orders
    .find({
      ...{ clubId, productId, contactId: { $in: [...contactIds] } },
      ...{ billedBy: { $exists: false }, cancelledOn: null },
    })
    .hint('contact')
    .sort({ dueOn: 1, _id: 1 })
    .toArray();
  return found.map(fromStored);
}

/** A line of an invoice that bills somebody for a product. */
export type BilledLine = { invoiceId: string; line: number; contactId: string };

/** The lines that bill these people for a product, of whatever invoice; discounts bill nobody. */
export async function findBilledLines(
  { collections }: Store,
  { clubId, productId, contactIds }: OnProduct,
): Promise<BilledLine[]> {
  const ids = new Set(contactIds);
  const found = await collections.invoices
    .find(
      {
        ...{ clubId, beneficiaryIds: { $in: [...ids] } },
        lines: { $elemMatch: { productId, beneficiaryId: { $in: [...ids] } } },
      },
      {
        projection: {
          ...{ 'lines.line': 1, 'lines.productId': 1, 'lines.beneficiaryId': 1 },
          'lines.amount': 1,
        },
      },
    )
    .hint('beneficiary')
    .toArray();
  return found.flatMap(({ _id: invoiceId, lines }) =>
    lines
      .filter(({ amount }) => amount >= 0n)
      .filter((line) => line.productId === productId && ids.has(line.beneficiaryId))
      .map(({ line, beneficiaryId: contactId }) => ({ invoiceId, line, contactId })),
  );
}
