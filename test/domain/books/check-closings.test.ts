import { expect, it } from 'vitest';
import { checkClosings } from '../../../src/domain/books/check-closings.js';

const at = new Date('2026-11-05T10:00:00Z');
const perDay = new Map([
  ['2026-09-30', 4n],
  ['2026-10-01', 2n],
  ['2026-10-31', 1n],
]);
const september = { day: '2026-09-30', at, entries: 4n };
const october = { day: '2026-10-31', at, entries: 7n };

it('is content with as many entries as there were, up to and with each day', () => {
  expect(checkClosings([september, october], { perDay, late: [] })).toEqual([]);
  expect(checkClosings([], { perDay, late: [{ id: 'x', occurredOn: '2026-09-30' }] })).toEqual([]);
});

it('names the closed time in which one came or went, and entries that were written down later', () => {
  const late = [{ id: 'form:late', occurredOn: '2026-10-31' }];
  expect(checkClosings([september, { ...october, entries: 6n }], { perDay, late })).toEqual([
    {
      ...{ document: 'closed books', id: '2026-10-31', what: 'number of entries' },
      ...{ expected: '7', stored: '6' },
    },
    {
      ...{ document: 'journal entry', id: 'form:late', what: 'day' },
      ...{ expected: 'a day that was open when it was written down', stored: '2026-10-31' },
    },
  ]);
  const gone = checkClosings([{ ...september, entries: 5n }, october], { perDay, late: [] });
  expect(gone.map(({ id }) => id)).toEqual(['2026-09-30']);
});

it('does not take a clock for a proof', () => {
  const late = [{ id: 'form:ahead', occurredOn: '2026-10-31' }];
  expect(checkClosings([october], { perDay, late })).toEqual([]);
});
