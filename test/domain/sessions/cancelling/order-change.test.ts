import { describe, expect, it } from 'vitest';
import type { Order } from '../../../../src/domain/people/club-records.js';
import {
  type ChangedBy,
  lowerOrder,
  restoreOrder,
  tickChange,
} from '../../../../src/domain/sessions/cancelling/order-change.js';
import { amountAtFirst } from '../../../../src/domain/sessions/cancelling/order-of-booking.js';

const order: Order = {
  ...{ id: 'O1', clubId: 'club', contactId: 'nora', productId: 'gym' },
  ...{ dueOn: '2026-12-14', amount: 2000n, currency: 'GBP' },
};

function by(id: string, jobId = 'job'): ChangedBy {
  return { id, jobId, at: new Date('2026-11-23T10:00:00Z'), today: '2026-11-23' };
}

const tick = (one: Order, id: string): Order => {
  const fields = tickChange(one, id, { by: 'UANNA', at: new Date('2026-11-24T10:00:00Z') });
  if (fields === null) throw new Error(`${id} is not open`);
  return { ...one, ...fields };
};

function said({ changes = [] }: Partial<Order>) {
  return changes.map(({ id, kind, amountBefore, amountAfter }) => {
    return [id, kind, amountBefore, amountAfter];
  });
}

describe('an order that falls', () => {
  it('is lowered, with what it was before and what is to be told', () => {
    const fields = lowerOrder(order, 1500n, by('c1'));
    expect(fields).toMatchObject({ amount: 1500n, cancelledOn: null, hasOpenChange: true });
    expect(said(fields)).toEqual([['c1', 'lowered', 2000n, 1500n]]);
  });

  it('is cancelled when nothing is left, and keeps its amount to be restored', () => {
    const fields = lowerOrder(order, 0n, by('c1'));
    expect(fields).toMatchObject({ amount: 2000n, cancelledOn: '2026-11-23' });
    expect(said(fields)).toEqual([['c1', 'cancelled', 2000n, 0n]]);
  });

  it('has one change of one job, from the first amount to the last', () => {
    const once = { ...order, ...lowerOrder(order, 1500n, by('c1')) };
    const twice = lowerOrder(once, 0n, by('c2'));
    expect(said(twice)).toEqual([['c1', 'cancelled', 2000n, 0n]]);
  });

  it('has a change of its own for another job, and for what came after a tick', () => {
    const once = { ...order, ...lowerOrder(order, 1500n, by('c1')) };
    expect(said(lowerOrder(once, 1000n, by('c2', 'other')))).toEqual([
      ['c1', 'lowered', 2000n, 1500n],
      ['c2', 'lowered', 1500n, 1000n],
    ]);
    const ticked = lowerOrder(tick(once, 'c1'), 1000n, by('c2'));
    expect(said(ticked)[1]).toEqual(['c2', 'lowered', 1500n, 1000n]);
    expect(amountAtFirst({ ...order, ...ticked })).toBe(2000n);
  });
});

describe('an order that is restored', () => {
  it('is as if nothing had been, where nobody was told yet', () => {
    for (const after of [1500n, 0n]) {
      const fallen = { ...order, ...lowerOrder(order, after, by('c1')) };
      expect(restoreOrder(fallen, 2000n - after, by('c2'))).toEqual({
        ...{ amount: 2000n, cancelledOn: null, changes: [], hasOpenChange: false },
      });
    }
  });

  it('keeps what the same job lowered for another session', () => {
    const fallen = { ...order, ...lowerOrder(order, 0n, by('c1')) };
    const fields = restoreOrder(fallen, 500n, by('c2'));
    expect(fields).toMatchObject({ amount: 500n, cancelledOn: null, hasOpenChange: true });
    expect(said(fields)).toEqual([['c1', 'lowered', 2000n, 500n]]);
  });

  it('is a change of its own where the billing system knows, or another job came after', () => {
    const fallen = { ...order, ...lowerOrder(order, 0n, by('c1')) };
    const told = restoreOrder(tick(fallen, 'c1'), 2000n, by('c2'));
    expect(told).toMatchObject({ amount: 2000n, cancelledOn: null, hasOpenChange: true });
    expect(said(told)[1]).toEqual(['c2', 'restored', 0n, 2000n]);
    const lowered = { ...order, ...lowerOrder(order, 1500n, by('c1')) };
    const again = { ...lowered, ...lowerOrder(lowered, 1200n, by('c2', 'other')) };
    const restored = restoreOrder(again, 500n, by('c3'));
    expect(said(restored)[2]).toEqual(['c3', 'restored', 1200n, 1700n]);
    expect(restored.amount).toBe(1700n);
  });
});

describe('a tick', () => {
  it('says who and when, once, and leaves the amounts', () => {
    const fallen = { ...order, ...lowerOrder(order, 1500n, by('c1')) };
    const ticked = tick(fallen, 'c1');
    expect(ticked).toMatchObject({ amount: 1500n, cancelledOn: null, hasOpenChange: false });
    expect(ticked.changes).toMatchObject([{ tickedBy: 'UANNA', kind: 'lowered' }]);
    const again = { by: 'UBEN', at: new Date() };
    expect([tickChange(ticked, 'c1', again), tickChange(fallen, 'none', again)]).toEqual([
      null,
      null,
    ]);
  });

  it('leaves the other changes open', () => {
    const once = { ...order, ...lowerOrder(order, 1500n, by('c1')) };
    const twice = { ...once, ...lowerOrder(once, 0n, by('c2', 'other')) };
    expect(tick(twice, 'c1')).toMatchObject({ hasOpenChange: true, cancelledOn: '2026-11-23' });
    expect(tick(tick(twice, 'c1'), 'c2').hasOpenChange).toBe(false);
  });
});
