import { expect, it } from 'vitest';
import { jobsFor } from '../../src/app/work.js';
import type { ProcessRole } from '../../src/config/variables.js';
import { jobNames } from '../../src/domain/people/job-name.js';

it.each<[ProcessRole[], readonly string[]]>([
  [['jobs'], jobNames],
  [['slack', 'web', 'jobs'], jobNames],
  // An answer to a person does not wait for another machine.
  [['slack'], ['mail', 'outbox', 'settle-outcomes']],
  [
    ['slack', 'web'],
    ['mail', 'outbox', 'settle-outcomes'],
  ],
  [['web'], []],
])('a process with the roles %j runs %j', (roles, names) => {
  const mine = jobsFor(new Set(roles)).map(({ name }) => name);
  expect(mine.sort()).toEqual([...names].sort());
});
