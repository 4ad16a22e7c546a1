import { expect, it } from 'vitest';
import { readRemoveLine, removeUsage } from '../../../src/cli/sessions/remove-line.js';

const who = ['--product', 'GYM', '--contact', 'C1'];
const why = ['--reason', 'Moves away'];

it('reads who leaves what, what they get, and what becomes of orders', () => {
  expect(
    readRemoveLine([...who, '--contact', 'C2', '--credit', 'by-price', ...why, '--notify']),
  ).toEqual({
    ...{ product: 'GYM', contacts: ['C1', 'C2'], credit: { kind: 'by-price' } },
    ...{ sessions: { kind: 'all-future' }, orders: 'cancel', notifyCustomers: true },
    ...{ reason: 'Moves away', isDryRun: false, isJson: false },
  });
  const line = readRemoveLine([...who, '--credit', '12.50', '--orders', 'keep', '--dry-run']);
  expect(line).toMatchObject({ credit: { kind: 'fixed', text: '12.50' }, orders: 'keep' });
});

it.each([
  ['all', { kind: 'all-future' }],
  ['from:S-1', { kind: 'from', id: 'S-1' }],
  ['S-1', { kind: 'chosen', ids: ['S-1'] }],
  ['S-1, S-2', { kind: 'chosen', ids: ['S-1', 'S-2'] }],
])('reads --sessions %s', (typed, sessions) => {
  const words = [...who, '--credit', 'none', '--sessions', typed, '--dry-run'];
  expect(readRemoveLine(words).sessions).toEqual(sessions);
});

it.each(
  [
    [],
    ['--product', 'GYM', '--credit', 'none'],
    ['--contact', 'C1', '--credit', 'none'],
    who,
    [...who, '--credit', 'none', '--orders', 'maybe'],
    [...who, '--credit', 'none', '--sessions', 'from:'],
    [...who, '--credit', 'none', '--sessions', 'S-1,,S-2'],
    [...who, '--credit', 'none', 'C2'],
  ].map((words) => [words]),
)('%j is answered with the usage', (words) => {
  expect(() => readRemoveLine([...words, ...why])).toThrow(removeUsage);
});

it('wants a reason, but for a dry run', () => {
  expect(() => readRemoveLine([...who, '--credit', 'none'])).toThrow('Say why with --reason');
});

it('has the limit of a reason that the form has', () => {
  const line = ['--product', 'GYM', '--contact', 'ANA', '--credit', 'none', '--reason'];
  expect(readRemoveLine([...line, 'x'.repeat(300)]).reason).toHaveLength(300);
  expect(() => readRemoveLine([...line, 'x'.repeat(301)])).toThrow('300 characters');
});
