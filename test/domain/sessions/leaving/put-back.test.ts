import { describe, expect, it } from 'vitest';
import type { Session } from '../../../../src/domain/people/club-records.js';
import {
  type PutBackFacts,
  planPutBack,
} from '../../../../src/domain/sessions/leaving/put-back.js';
import { anOrder, aPlace } from '../../../support/leavers.js';
import { sessionsInOrder } from '../../../support/lines-in-use.js';
import { refusalOf } from '../../../support/rules.js';

const removed = { number: 2, jobId: 'job', on: '2026-09-02', until: '2026-12-21' };
const released = { jobId: 'job', on: '2026-09-02' };
const pass = { paidBy: 'pass', passId: 'club:PASS-1', useReturned: true } as const;
const passOfAsha = {
  ...{ id: 'club:PASS-1', clubId: 'club', contactId: 'club:asha', productId: 'club:P-PASS' },
  usesLeft: 2,
};

const order = anOrder('2026-10-01', 6500n, {
  cancelledOn: '2026-09-02',
  hasOpenChange: false,
  changes: [
    {
      ...{ id: 'c1', kind: 'cancelled', amountBefore: 6500n, amountAfter: 0n, jobId: 'job' },
      ...{ changedAt: new Date(0), tickedAt: new Date(1), tickedBy: 'U1' },
    },
  ],
});

const sessions = new Map<string, Session>(
  sessionsInOrder(6).map(({ sessionId: id, startsAt }) => {
    const of = { id, clubId: 'club', productId: 'club:P-GYM', title: id };
    return [id, { ...of, startsAt, endsAt: startsAt }];
  }),
);

function facts(changes: Partial<PutBackFacts> = {}): PutBackFacts {
  const bookings = [3, 4, 5].map((number) => aPlace(number, { released, ...pass }));
  return {
    ...{ name: 'Asha', isForgotten: false },
    enrolment: {
      ...{ id: 'E', clubId: 'club', contactId: 'club:asha', productId: 'club:P-GYM' },
      ...{ from: '2026-09-01', until: '2026-09-02', removals: 2, removed },
    },
    removal: {
      ...{ jobId: 'job', number: 2 },
      beside: {
        passUses: bookings.map(({ id }) => ({ passId: 'club:PASS-1', bookingId: id })),
        orders: [{ orderId: order.id, before: 6500n, after: 0n }],
        releases: bookings.map(({ id }) => id),
      },
    },
    ...{ bookings, sessions, orders: [order] },
    passes: new Map([[passOfAsha.id, passOfAsha]]),
    ...changes,
  };
}

const putBack = (changes: Partial<PutBackFacts> = {}, now = '2026-09-02T20:00Z') =>
  planPutBack(facts(changes), {
    now: new Date(now),
    by: () => ({ id: 'c2', jobId: 'put-back', at: new Date(now), today: '2026-09-02' }),
  });

describe('somebody who is put back', () => {
  it('has the enrolment of before, and all places', () => {
    expect(putBack()).toMatchObject({ until: '2026-12-21', lost: 0, ordersLeft: 0 });
    expect(putBack().places).toEqual(['club:S3:asha', 'club:S4:asha', 'club:S5:asha']);
  });

  it('has no place of a session that has begun or is cancelled, or that others gave away', () => {
    expect(putBack({}, '2026-09-03T16:00Z')).toMatchObject({ lost: 1, usesMissing: [] });
    const four = sessions.get('S4');
    if (four === undefined) throw new Error('no session');
    const cancelled = { number: 1, jobId: 'rain', cancelledAt: new Date(0), reason: 'Rain' };
    const changed = new Map(sessions).set('S4', { ...four, cancelled });
    expect(putBack({ sessions: changed }).places).toEqual(['club:S3:asha', 'club:S5:asha']);
    const other = aPlace(3, { ...pass, released: { ...released, jobId: 'other' } });
    expect(putBack({ bookings: [other] })).toMatchObject({ places: [], lost: 3 });
  });

  it('takes uses again as long as the pass has some, the earliest sessions first, and names the others', () => {
    const { usesTaken, usesMissing } = putBack();
    expect(usesTaken.map(({ bookingId }) => bookingId)).toEqual(['club:S3:asha', 'club:S4:asha']);
    expect(usesMissing.map(({ bookingId }) => bookingId)).toEqual(['club:S5:asha']);
    expect(putBack({ passes: new Map() }).usesMissing).toHaveLength(3);
  });

  it('has the orders again, as a change that somebody has to tell the billing system', () => {
    const [back] = putBack().orders;
    expect(back?.after).toMatchObject({ amount: 6500n, cancelledOn: null, hasOpenChange: true });
    expect(back?.after.changes?.at(-1)).toMatchObject({
      ...{ kind: 'restored', amountBefore: 0n, amountAfter: 6500n, tickedAt: null },
    });
  });

  it('leaves nothing to tell where the billing system was not told of the removal yet', () => {
    const changes = (order.changes ?? []).map((one) => ({ ...one, tickedAt: null, jobId: 'job' }));
    const [back] = planPutBack(facts({ orders: [{ ...order, changes, hasOpenChange: true }] }), {
      now: new Date('2026-09-02T20:00Z'),
      by: () => ({ id: 'c2', jobId: 'job', at: new Date(0), today: '2026-09-02' }),
    }).orders;
    expect(back?.after).toMatchObject({ cancelledOn: null, changes: [], hasOpenChange: false });
  });

  it.each([
    ['invoiced', { billedBy: 'club:INV-1' }],
    ['restored by somebody else', { cancelledOn: null }],
  ])('leaves an order alone that was %s meanwhile', (_name, changes) => {
    const { orders, ordersLeft } = putBack({ orders: [{ ...order, ...changes }] });
    expect([orders, ordersLeft]).toEqual([[], 1]);
  });

  it.each([
    ['was put back before', null],
    ['was removed once more', { ...removed, number: 3 }],
    ['was removed by another job', { ...removed, jobId: 'other' }],
  ])('is refused where the person %s', (_name, now) => {
    const enrolment = { ...facts().enrolment, removed: now };
    expect(refusalOf(() => putBack({ enrolment }))).toMatchObject({ code: 'not-removed' });
  });

  it('is refused where the person is forgotten, whatever else holds', () => {
    const enrolment = { ...facts().enrolment, removed: null };
    const gone = { isForgotten: true };
    expect(refusalOf(() => putBack(gone))).toEqual({ code: 'forgotten-already' });
    expect(refusalOf(() => putBack({ ...gone, enrolment }))).toEqual({ code: 'forgotten-already' });
  });
});
