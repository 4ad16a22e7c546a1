import { describe, expect, it } from 'vitest';
import {
  closingOf,
  type NumberedChange,
  standingClosings,
} from '../../../src/domain/settings/closings.js';

const at = new Date('2026-11-05T10:00:00Z');

function event(number: bigint, to: string | null, entries: bigint | null): NumberedChange {
  const changes = [{ setting: 'closedUpTo' as const, from: null, to }];
  return { at, number, changes, ...(entries === null ? {} : { closedEntries: entries }) };
}

const other = { at, number: 4n, changes: [{ setting: 'name' as const, from: 'A', to: 'B' }] };

describe('the closings that hold', () => {
  it('are all of them, whatever order they are read in, with what else was set left out', () => {
    const october = event(5n, '2026-10-31', 9n);
    const september = event(3n, '2026-09-30', 4n);
    expect(standingClosings([october, other, september])).toEqual([
      { day: '2026-09-30', at, entries: 4n },
      { day: '2026-10-31', at, entries: 9n },
    ]);
  });

  it('end where the books are opened: of later days, or all', () => {
    const closed = [event(1n, '2026-08-31', 1n), event(2n, '2026-10-31', 9n)];
    const days = (...more: ReturnType<typeof event>[]) =>
      standingClosings([...closed, ...more]).map(({ day, entries }) => [day, entries]);
    expect(days(event(3n, '2026-09-30', 5n))).toEqual([
      ['2026-08-31', 1n],
      ['2026-09-30', 5n],
    ]);
    expect(days(event(3n, null, null))).toEqual([]);
    expect(days(event(3n, null, null), event(4n, '2026-10-31', 11n))).toEqual([
      ['2026-10-31', 11n],
    ]);
  });
});

it('a change closes, opens, or has nothing to do with it', () => {
  expect(closingOf(event(1n, '2026-10-31', 0n).changes)).toBe('2026-10-31');
  expect(closingOf(event(1n, null, null).changes)).toBeNull();
  expect(closingOf(other.changes)).toBeNull();
});
