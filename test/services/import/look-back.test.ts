import { describe, expect, it } from 'vitest';
import type { ImportFault } from '../../../src/domain/import/import-fault.js';
import type { MoneyEvent } from '../../../src/domain/import/money-event.js';
import { lookBack } from '../../../src/services/import/look-back.js';
import type { Tried, TryEvent } from '../../../src/services/import/try-in-turn.js';

/** An event that is known by its contact's id alone. */
function event(contactId: string): MoneyEvent {
  const row = {
    ...{ place: { file: 'pay_outs.csv' as const, line: 2 }, contactId, amountMinor: 1n },
    ...{ currency: 'GBP', paidOn: '2026-09-01', id: null },
  };
  return { kind: 'pay-out', on: '2026-09-01', row };
}

const idOf = (one: MoneyEvent) => (one.kind === 'pay-out' ? one.row.contactId : '');
const fault: ImportFault = { file: 'pay_outs.csv', line: 2, reason: 'No.' };

/** Events that are allowed by what happened before them, in order; `allows` says of each. */
function history(allows: Record<string, (happened: readonly string[]) => boolean>) {
  const happened: string[] = [];
  let tries = 0;
  const attempt: TryEvent = (one) => {
    tries += 1;
    const id = idOf(one);
    if (!(allows[id]?.(happened) ?? true)) {
      return { outcome: { kind: 'refused', fault, lacksCredit: false }, undo: () => undefined };
    }
    happened.push(id);
    const undo = () => {
      // The last one taken over has to be undone first.
      expect(happened.pop()).toBe(id);
    };
    return { outcome: { kind: 'there' }, undo };
  };
  const take = (id: string): Tried => ({ event: event(id), ...attempt(event(id)) });
  const look = (before: readonly string[], newest: string) => {
    const days = before.map((day) => [...day].map(take));
    tries = 0;
    const looked = lookBack(days, [...newest].map(event), attempt);
    const told = (day: readonly Tried[]) => day.map((one) => idOf(one.event)).join('');
    expect(looked.before.map(told).join('') + told(looked.newest ?? [])).toBe(happened.join(''));
    return { days: looked.before.map(told), newest: looked.newest && told(looked.newest), tries };
  };
  return { look };
}

const follows = (first: string, then: string) => (happened: readonly string[]) =>
  happened.join('').includes(first + then);

describe('what is refused on one day', () => {
  it('is taken after another order of the day before', () => {
    const { look } = history({ z: follows('b', 'a') });
    expect(look(['ab'], 'z')).toMatchObject({ days: ['ba'], newest: 'z' });
  });

  it('is taken after another order of a day long before, with the days between as they were', () => {
    const { look } = history({ z: follows('b', 'a') });
    expect(look(['q', 'ab', 'cd', 'e'], 'z')).toMatchObject({
      ...{ days: ['q', 'ba', 'cd', 'e'], newest: 'z' },
    });
  });

  it('leaves the order nearest to it, where two days have one', () => {
    const { look } = history({ z: (all) => follows('b', 'a')(all) || follows('d', 'c')(all) });
    expect(look(['ab', 'cd'], 'z')).toMatchObject({ days: ['ab', 'dc'], newest: 'z' });
  });

  it('gets no order that refuses anything else', () => {
    const { look } = history({ z: follows('b', 'a'), e: follows('a', 'b') });
    expect(look(['ab', 'e'], 'z')).toMatchObject({ days: ['ab', 'e'], newest: null });
  });

  it('stays refused where no order helps, with everything as it was', () => {
    const { look } = history({ z: () => false });
    expect(look(['ab', 'cde', 'f'], 'z')).toMatchObject({
      ...{ days: ['ab', 'cde', 'f'], newest: null },
    });
  });

  it('is looked at with a day of many events, each of which may come first or last', () => {
    const { look } = history({ z: follows('h', 'a') });
    expect(look(['abcdefgh'], 'z')).toMatchObject({ days: ['bcdefgha'], newest: 'z' });
  });

  it('costs a bounded number of tries in a long history', () => {
    const { look } = history({ z: () => false });
    const { days, tries } = look(new Array<string>(100).fill('ab'), 'z');
    expect(days).toEqual(new Array<string>(100).fill('ab'));
    expect(tries).toBeLessThan(4_000);
  });
});
