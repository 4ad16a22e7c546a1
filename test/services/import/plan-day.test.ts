import { describe, expect, it } from 'vitest';
import type { ImportFault } from '../../../src/domain/import/import-fault.js';
import type { MoneyEvent } from '../../../src/domain/import/money-event.js';
import { planDay } from '../../../src/services/import/plan-day.js';
import type { TryEvent } from '../../../src/services/import/try-in-turn.js';

/** An event that is known by its contact's id alone. */
function event(contactId: string): MoneyEvent {
  const row = {
    ...{ place: { file: 'account_credit.csv' as const, line: 2 }, contactId, amountMinor: 1n },
    ...{ currency: 'GBP', createdOn: '2026-09-01', expiresOn: null },
  };
  return { kind: 'opening', on: '2026-09-01', row };
}

const idOf = (one: MoneyEvent) => (one.kind === 'opening' ? one.row.contactId : '');
const fault: ImportFault = { file: 'account_credit.csv', line: 2, reason: 'No.' };

/** A day on which an event may happen only after those that `needs` names, and before none. */
function day(needs: Record<string, { after?: string[]; before?: string[] }>) {
  const happened: string[] = [];
  let tries = 0;
  const attempt: TryEvent = (one) => {
    tries += 1;
    const { after = [], before = [] } = needs[idOf(one)] ?? {};
    const allowed =
      after.every((id) => happened.includes(id)) && !before.some((id) => happened.includes(id));
    if (!allowed) {
      return { outcome: { kind: 'refused', fault, lacksCredit: false }, undo: () => undefined };
    }
    happened.push(idOf(one));
    return { outcome: { kind: 'there' }, undo: () => happened.pop() };
  };
  const planned = planDay(Object.keys(needs).map(event), attempt);
  return {
    order: planned.filter(({ outcome }) => outcome.kind === 'there').map((one) => idOf(one.event)),
    refused: planned
      .filter(({ outcome }) => outcome.kind === 'refused')
      .map((one) => idOf(one.event)),
    happened,
    tries: () => tries,
  };
}

describe('the events of one day', () => {
  it('keep the documented order where it works', () => {
    expect(day({ a: {}, b: {}, c: {} }).order).toEqual(['a', 'b', 'c']);
  });

  it('wait for one that comes later in that order', () => {
    const { order, refused } = day({ a: { after: ['c'] }, b: {}, c: {} });
    expect([order, refused]).toEqual([['b', 'c', 'a'], []]);
  });

  it('are tried in any order where one that is allowed early forbids another', () => {
    const { order, happened } = day({ a: {}, b: { before: ['a'] }, c: { after: ['b'] } });
    expect(order).toEqual(['b', 'a', 'c']);
    expect(happened).toEqual(order);
  });

  it('are refused in the documented order where none works, and the others are kept', () => {
    const { order, refused, happened } = day({ a: {}, b: { before: ['a'], after: ['c'] }, c: {} });
    expect([order, refused]).toEqual([['c', 'b', 'a'], []]);
    expect(happened).toEqual(['c', 'b', 'a']);
    const never = day({ a: {}, b: { after: ['x'] }, c: {} });
    expect([never.order, never.refused, never.happened]).toEqual([['a', 'c'], ['b'], ['a', 'c']]);
  });

  it('are not tried for ever: a day of many events ends soon', () => {
    const needs: Record<string, { after?: string[] }> = { never: { after: ['x'] } };
    for (let index = 0; index < 40; index += 1) needs[`e${index}`] = {};
    const many = day(needs);
    expect(many.refused).toEqual(['never']);
    expect(many.tries()).toBeLessThan(1000);
  });
});
