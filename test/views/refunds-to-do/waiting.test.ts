import { expect, it } from 'vitest';
import { refundsWaitingBlocks } from '../../../views/refunds-to-do/waiting.js';
import { shown } from '../sample-facts.js';

it.each([
  [1, '2026-11-23', '*1 refund to do*, since today.'],
  [1, '2026-11-11', '*1 refund to do*, for 12 days.'],
  [3, '2026-11-22', '*3 refunds to do*, the oldest since yesterday.'],
])('says that %i wait since %s', (count, oldestOn, words) => {
  expect(JSON.stringify(refundsWaitingBlocks({ count, oldestOn }, shown))).toContain(words);
});

it('says nothing while none waits', () => {
  expect(refundsWaitingBlocks({ count: 0, oldestOn: null }, shown)).toEqual([]);
});
