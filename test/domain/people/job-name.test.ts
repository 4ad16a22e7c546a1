import { expect, it } from 'vitest';
import { isJobName, jobInWords, jobNames } from '../../../src/domain/people/job-name.js';

it('every job has a name that the command line knows', () => {
  expect([...jobNames].sort()).toEqual([
    'expire-credit',
    'follow-refunds',
    'forget-people',
    'forget-texts',
    'mail',
    'nightly-audit',
    'outbox',
    'requests',
    'send-refunds',
    'session-jobs',
    'settle-outcomes',
    'sweep',
  ]);
  expect(jobNames.every(isJobName)).toBe(true);
});

it.each(['', 'Sweep', 'sweep ', 'constructor', 'toString'])('%j is no job', (text) => {
  expect(isJobName(text)).toBe(false);
});

it.each([
  ['sweep', 'automatic use of credit'],
  ['nightly-audit', 'the nightly check'],
  ['expire-credit', 'the nightly expiry of credit'],
  ['reminders', 'the job reminders'],
  ['constructor', 'the job constructor'],
])('%s is called %j in a history', (name, words) => {
  expect(jobInWords(name)).toBe(words);
});
