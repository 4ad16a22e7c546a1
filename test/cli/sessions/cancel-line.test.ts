import { expect, it } from 'vitest';
import { cancelUsage, readCancelLine } from '../../../src/cli/sessions/cancel-line.js';

it('reads which sessions, what is given, and what is kept back and said', () => {
  const line = readCancelLine([
    ...['--session', 'S-1', '--session', 'S-2', '--give', 'Refund', '--keep-back', '20%'],
    ...['--notify', '--message', 'Sorry: snow.', '--reason', 'Snow', '--json'],
  ]);
  expect(line).toEqual({
    ...{ sessions: { by: 'ids', ids: ['S-1', 'S-2'] }, give: 'refund', keepBack: '20%' },
    ...{ notifyCustomers: true, message: 'Sorry: snow.', reason: 'Snow' },
    ...{ isDryRun: false, isJson: true },
  });
  expect(readCancelLine(['--day', 'tomorrow', '--dry-run'])).toEqual({
    ...{ sessions: { by: 'day', day: 'tomorrow' }, give: 'credit', keepBack: '' },
    ...{ notifyCustomers: false, message: '', reason: '', isDryRun: true, isJson: false },
  });
  const days = ['--from', '2026-12-03', '--until', '2026-12-20'];
  expect(readCancelLine(['--product', 'GYM', ...days, '--dry-run']).sessions).toEqual({
    ...{ by: 'product', product: 'GYM', from: '2026-12-03', until: '2026-12-20' },
  });
});

it.each(
  [
    [],
    ['--dry-run'],
    ['--day'],
    ['--day', ''],
    ['2026-12-03'],
    ['--day', '2026-12-03', '--session', 'S-1'],
    ['--product', 'GYM'],
    ['--product', 'GYM', '--from', '2026-12-03'],
    ['--from', '2026-12-03', '--day', '2026-12-03'],
    ['--day', '2026-12-03', '--give', 'money'],
    ['--day', '2026-12-03', '--dryrun'],
    ['--day', '2026-12-03', '--dry-run=no'],
  ].map((words) => [words]),
)('%j is answered with the usage', (words) => {
  expect(() => readCancelLine(words)).toThrow(cancelUsage);
});

it('wants a reason, but for a dry run', () => {
  expect(() => readCancelLine(['--day', '2026-12-03'])).toThrow('Say why with --reason');
  expect(() => readCancelLine(['--day', '2026-12-03', '--reason', ' '])).toThrow('Say why');
});

it.each([
  ['--message', 3000, '3,000 characters, and this has 3,001'],
  ['--reason', 300, '300 characters, and this has 301'],
])('%s has the limit that the form has', (flag, limit, sentence) => {
  const line = (length: number) => {
    return ['--day', '2026-12-03', '--reason', 'Snow', flag, '*'.repeat(length)];
  };
  expect(readCancelLine(line(limit))).toMatchObject({ [flag.slice(2)]: '*'.repeat(limit) });
  expect(() => readCancelLine(line(limit + 1))).toThrow(sentence);
});
