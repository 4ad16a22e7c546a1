import { expect, it } from 'vitest';
import { termStart } from '../../src/domain/term-start.js';

it.each([
  ['2026-11-23', '2026-09-01'],
  ['2026-09-01', '2026-09-01'],
  ['2026-08-31', '2026-04-01'],
  ['2026-04-01', '2026-04-01'],
  ['2026-03-31', '2026-01-01'],
  ['2027-01-01', '2027-01-01'],
])('%s lies in the term that began on %s', (today, start) => {
  expect(termStart(today)).toBe(start);
});
