import { expect, it } from 'vitest';
import { refundsWaitingBlocks } from '../../../views/refunds-to-do/waiting.js';
import { shown } from '../sample-facts.js';

it.each([
  [1, '2026-11-23', '*1 refund to do*, since today.'],
  [1, '2026-11-11', '*1 refund to do*, for 12 days.'],
  [3, '2026-11-22', '*3 refunds to do*, the oldest since yesterday.'],
])('says that %i wait since %s', (count, oldestOn, words) => {
  expect(JSON.stringify(refundsWaitingBlocks({ count, oldestOn, providers: [] }, shown))).toContain(
    words,
  );
});

it('says nothing while none waits', () => {
  expect(refundsWaitingBlocks({ count: 0, oldestOn: null, providers: [] }, shown)).toEqual([]);
});

it('has nobody send what a provider sends by itself', () => {
  const blocks = refundsWaitingBlocks(
    { count: 2, oldestOn: '2026-11-22', providers: ['Stripe'] },
    shown,
  );
  expect(JSON.stringify(blocks)).toContain(
    'Send the money that Stripe does not send by itself, then mark it as done.',
  );
});
