import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Booking } from '../../../../src/domain/people/club-records.js';
import { readOrderFalls } from '../../../../src/services/sessions/cancelling/read-order-falls.js';
import { fromStored } from '../../../../src/store/stored.js';
import {
  addBooking,
  addContact,
  addOrder,
  addProduct,
  addSession,
} from '../../../support/club-records.js';
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-desk.js';

let desk: LedgerDesk;
const bookings = new Map<string, Booking>();

beforeAll(async () => {
  desk = await openLedgerDesk();
  const gym = await addProduct(desk, 'GYM');
  const swim = await addProduct(desk, 'SWIM');
  const ben = await addContact(desk, 'ben');
  for (const day of ['26', '27', '28']) {
    for (const [name, productId] of [['gym', gym] as const, ['swim', swim] as const]) {
      const at = `2026-11-${day}T17:00:00Z`;
      const sessionId = await addSession(desk, `${name}-${day}`, { productId, at });
      for (const contactId of ['club:nora', ben]) {
        const paidBy = contactId === ben && name === 'swim' ? 'invoice' : 'uninvoiced';
        await addBooking(desk, { sessionId, contactId, paidBy });
      }
    }
  }
  const due = { dueOn: '2026-11-25', amount: 1000n };
  await addOrder(desk, 'nora-gym', { ...due, contactId: 'club:nora', productId: gym });
  await addOrder(desk, 'ben-gym', { ...due, contactId: ben, productId: gym, amount: 300n });
  await addOrder(desk, 'ben-swim', { ...due, contactId: ben, productId: swim });
  for (const stored of await desk.store.collections.bookings.find({}).toArray()) {
    bookings.set(stored._id, fromStored(stored));
  }
});
afterAll(() => desk.close());

const booked = (...ids: string[]) => ids.flatMap((id) => bookings.get(`club:${id}`) ?? []);

it('finds the order of each person and product, and goes on from booking to booking', async () => {
  const some = booked('gym-26:club:nora', 'gym-26:club:ben', 'gym-28:club:nora');
  expect(Object.fromEntries(await readOrderFalls(desk, some))).toEqual({
    'club:gym-26:club:nora': {
      orderId: 'club:nora-gym',
      before: 1000n,
      after: 666n,
      currency: 'GBP',
    },
    'club:gym-28:club:nora': {
      orderId: 'club:nora-gym',
      before: 666n,
      after: 333n,
      currency: 'GBP',
    },
    'club:gym-26:club:ben': { orderId: 'club:ben-gym', before: 300n, after: 200n, currency: 'GBP' },
  });
});

it('leaves out what is invoiced, and what no order will bill', async () => {
  expect(await readOrderFalls(desk, booked('swim-26:club:ben', 'swim-26:club:nora'))).toEqual(
    new Map(),
  );
  expect(await readOrderFalls(desk, [])).toEqual(new Map());
});

it('forgets none of those cancelled or past, and nothing of an order that was billed', async () => {
  const { sessions, orders } = desk.store.collections;
  await sessions.updateOne({ _id: 'club:gym-26' }, { $set: { startsAt: new Date(0) } });
  const falls = await readOrderFalls(desk, booked('gym-27:club:nora'));
  expect([...falls.values()]).toMatchObject([{ before: 1000n, after: 667n }]);
  await orders.updateOne({ _id: 'club:nora-gym' }, { $set: { billedBy: 'club:INV-1' } });
  expect(await readOrderFalls(desk, booked('gym-27:club:nora'))).toEqual(new Map());
});
