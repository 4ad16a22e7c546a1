import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../../src/domain/people/club-records.js';
import {
  fallsInTurn,
  orderOfDay,
  orderShares,
  type UninvoicedBooking,
} from '../../../../src/domain/sessions/cancelling/order-of-booking.js';

const zone = 'Europe/London';

function order(dueOn: string, amount: bigint, changes: Partial<Order> = {}): Order {
  return {
    ...{ id: dueOn, clubId: 'club', contactId: 'nora', productId: 'gym' },
    ...{ dueOn, amount, currency: 'GBP', ...changes },
  };
}

/** One place a day, at five in the afternoon. */
function on(...days: string[]): UninvoicedBooking[] {
  return days.map((day) => {
    return { bookingId: day, sessionId: day, startsAt: new Date(`${day}T17:00:00Z`) };
  });
}

function sharesOf(orders: readonly Order[], bookings: readonly UninvoicedBooking[]) {
  const shares = orderShares({ orders, bookings }, zone);
  return Object.fromEntries([...shares].map(([id, { order: of, share }]) => [id, [of.id, share]]));
}

describe('which order bills a session', () => {
  const orders = [order('2027-01-01', 1n), order('2026-12-01', 1n), order('2026-11-01', 1n)];
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-31', '2026-12-01'],
    ['2027-06-01', '2027-01-01'],
    // Before all of them: the earliest that is still to come.
    ['2026-10-15', '2026-11-01'],
  ])('one on %s is billed by the order due on %s', (day, dueOn) => {
    expect(orderOfDay(orders, day)?.dueOn).toBe(dueOn);
  });

  it('never one that was billed', () => {
    const billed = orders.map((one) =>
      one.dueOn === '2026-12-01' ? { ...one, billedBy: 'I' } : one,
    );
    expect(orderOfDay(billed, '2026-12-03')?.dueOn).toBe('2026-11-01');
    expect(orderOfDay([order('2026-11-01', 1n, { billedBy: 'I' })], '2026-12-03')).toBeNull();
  });
});

describe('what falls', () => {
  it('is the whole order where it bills one session, as weekly billing does', () => {
    const orders = [order('2026-11-30', 600n), order('2026-12-07', 700n)];
    expect(sharesOf(orders, on('2026-12-03', '2026-12-10'))).toEqual({
      '2026-12-03': ['2026-11-30', 600n],
      '2026-12-10': ['2026-12-07', 700n],
    });
    const shares = orderShares({ orders, bookings: on('2026-12-03') }, zone);
    expect(fallsInTurn(['2026-12-03'], shares)).toEqual(
      new Map([
        ['2026-12-03', { orderId: '2026-11-30', before: 600n, after: 0n, currency: 'GBP' }],
      ]),
    );
  });

  it('is an equal share of a month, the earlier sessions taking the rest', () => {
    const orders = [order('2026-12-01', 1000n), order('2027-01-01', 900n)];
    const days = on('2026-12-17', '2026-12-03', '2026-12-10', '2027-01-07');
    expect(sharesOf(orders, days)).toEqual({
      '2026-12-03': ['2026-12-01', 334n],
      '2026-12-10': ['2026-12-01', 333n],
      '2026-12-17': ['2026-12-01', 333n],
      '2027-01-07': ['2027-01-01', 900n],
    });
  });

  it('is a share of the term that is billed after its first sessions', () => {
    const termly = [order('2026-12-14', 2000n)];
    expect(sharesOf(termly, on('2026-12-03', '2026-12-10'))).toEqual({
      '2026-12-03': ['2026-12-14', 1000n],
      '2026-12-10': ['2026-12-14', 1000n],
    });
  });

  it('goes by the day in the zone of the club', () => {
    const orders = [order('2026-06-01', 100n), order('2026-07-01', 300n)];
    const late = { bookingId: 'late', sessionId: 'late', startsAt: new Date('2026-06-30T23:30Z') };
    expect(sharesOf(orders, [late])).toEqual({ late: ['2026-07-01', 300n] });
  });

  it('goes by the amount before the desk changed it, and never below zero', () => {
    const change = {
      id: 'c',
      kind: 'lowered' as const,
      jobId: 'j',
      tickedAt: null,
      tickedBy: null,
    };
    const before = { ...change, changedAt: new Date(0), amountBefore: 2000n, amountAfter: 500n };
    const lowered = order('2026-12-14', 500n, { changes: [before] });
    const share = orderShares(
      { orders: [lowered], bookings: on('2026-12-03', '2026-12-10') },
      zone,
    );
    expect(share.get('2026-12-10')?.share).toBe(1000n);
    expect(fallsInTurn(['2026-12-10'], share).get('2026-12-10')?.after).toBe(0n);
  });

  it('is nothing where the order was cancelled, whose sessions are not laid on the next', () => {
    const cancelled = order('2026-12-01', 1000n, { cancelledOn: '2026-11-23' });
    const orders = [cancelled, order('2027-01-01', 900n)];
    expect(sharesOf(orders, on('2026-12-03', '2027-01-07', '2027-01-14'))).toEqual({
      '2027-01-07': ['2027-01-01', 450n],
      '2027-01-14': ['2027-01-01', 450n],
    });
    expect(sharesOf([], on('2026-12-03'))).toEqual({});
  });

  it('goes on from what the booking before it left', () => {
    const bookings = on('2026-12-03', '2026-12-10', '2026-12-17');
    const shares = orderShares({ orders: [order('2026-12-01', 1000n)], bookings }, zone);
    const falls = fallsInTurn(['2026-12-03', 'of-nobody', '2026-12-10', '2026-12-17'], shares);
    expect([...falls.values()].map(({ before, after }) => [before, after])).toEqual([
      [1000n, 666n],
      [666n, 333n],
      [333n, 0n],
    ]);
  });

  it('sums to the orders exactly, however the sessions lie', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((one) => String(one).padStart(2, '0'));
    const days = fc.uniqueArray(fc.tuple(fc.constantFrom('2026-11', '2026-12'), day), {
      ...{ minLength: 1, maxLength: 12, selector: (one) => one.join('-') },
    });
    const dues = fc.uniqueArray(day, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(days, dues, fc.bigInt({ min: 1n, max: 99_999n }), (some, due, amount) => {
        const orders = due.map((one) => order(`2026-12-${one}`, amount));
        const bookings = on(...some.map((one) => one.join('-')));
        const shares = [...orderShares({ orders, bookings }, zone).values()];
        expect(shares).toHaveLength(bookings.length);
        for (const one of orders) {
          const own = shares.filter(({ order: of }) => of.id === one.id);
          const sum = own.reduce((total, { share }) => total + share, 0n);
          expect(sum).toBe(own.length === 0 ? 0n : amount);
        }
      }),
      { numRuns: 100 },
    );
  });
});
