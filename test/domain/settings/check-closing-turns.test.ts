import { expect, it } from 'vitest';
import { checkClosingTurns } from '../../../src/domain/settings/check-closing-turns.js';
import type { NumberedChange } from '../../../src/domain/settings/closings.js';

const at = new Date('2026-11-05T10:00:00Z');

function change(number: bigint, from: string | null, to: string | null): NumberedChange {
  return { at, number, changes: [{ setting: 'closedUpTo', from, to }] };
}

const september = change(1n, null, '2026-09-30');
const october = change(3n, '2026-09-30', '2026-10-31');
const name = { at, number: 2n, changes: [{ setting: 'name' as const, from: 'A', to: 'B' }] };

it('is content where each change goes on from the one before, up to what is set now', () => {
  expect(checkClosingTurns([], null)).toEqual([]);
  expect(checkClosingTurns([october, name, september], '2026-10-31')).toEqual([]);
  const opened = change(4n, '2026-10-31', null);
  expect(checkClosingTurns([september, october, opened], null)).toEqual([]);
});

it('names days that were opened or closed past the trail, also where they were closed again', () => {
  const what = 'day up to which they are closed';
  const said = (day: string) => `${day}, by the last change before it`;
  expect(checkClosingTurns([september], null)).toEqual([
    {
      ...{ document: 'closed books', id: '2026-09-30', what },
      ...{ expected: said('2026-09-30'), stored: 'all open' },
    },
  ]);
  expect(checkClosingTurns([], '2026-10-31')).toMatchObject([
    { id: '2026-10-31', expected: said('all open'), stored: '2026-10-31' },
  ]);
  const again = change(2n, null, '2026-09-30');
  expect(checkClosingTurns([september, again], '2026-09-30')).toMatchObject([
    { id: '2026-09-30', expected: said('2026-09-30'), stored: 'all open' },
  ]);
});
