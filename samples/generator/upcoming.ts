import { addDays } from '../../src/domain/calendar-date.js';
import type { SampleEnrolment } from './club-model.js';
import { isPast, january, termMondays } from './dates.js';
import { products } from './products.js';

export type SampleOrder = {
  id: string;
  contactId: string;
  productId: string;
  dueOn: string;
  pence: number;
};

/**
 * What will be invoiced: a line each Monday to the end of term for those who pay by the week, and
 * on the first of December and January for those who pay by the month.
 */
export function upcomingOrders(
  enrolments: readonly SampleEnrolment[],
  lateJoiner: string,
): SampleOrder[] {
  const orders: Omit<SampleOrder, 'id'>[] = [];
  const due = {
    weekly: termMondays.filter((monday) => !isPast(monday)),
    monthly: ['2026-12-01', '2027-01-01'],
  };
  for (const { contactId, productId, until } of enrolments) {
    const product = products.find(({ id }) => id === productId);
    if (product === undefined) continue;
    const { pence, billing } = product;
    if (contactId === lateJoiner)
      orders.push({ contactId, productId, dueOn: '2026-12-14', pence: 2000 });
    if (billing !== 'weekly' && billing !== 'monthly') continue;
    for (const dueOn of due[billing]) {
      if (until === null || until >= dueOn) orders.push({ contactId, productId, dueOn, pence });
    }
  }
  orders.sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));
  return orders.map((order, index) => ({
    id: `ORD-${String(index + 1).padStart(4, '0')}`,
    ...order,
  }));
}

/** The last day for which a class is booked: January only for those with an order for it. */
export function bookedUntil(enrolment: SampleEnrolment): string {
  const monthly = products.some(
    ({ id, billing }) => id === enrolment.productId && billing === 'monthly',
  );
  return enrolment.until ?? (monthly ? addDays(january, 6) : '2026-12-13');
}
