import { expect, it } from 'vitest';
import { ageWords } from '../../src/blocks/age-words.js';

it.each([
  ['2026-11-23', 'since today'],
  ['2026-11-24', 'since today'],
  ['2026-11-22', 'since yesterday'],
  ['2026-11-21', 'for 2 days'],
  // Over the change of the clocks.
  ['2026-10-24', 'for 30 days'],
])('says how long something waits since %s: %s', (since, words) => {
  expect(ageWords(since, '2026-11-23')).toBe(words);
});
