import { expect, it } from 'vitest';
import { refundStanding } from '../../src/blocks/refund-words.js';
import { wordsFor } from '../../src/blocks/words.js';
import type { Refund } from '../../src/domain/refunds/refund.js';
import { shown } from '../views/sample-facts.js';
import { aRefund } from '../views/sample-refunds.js';

it.each<[Partial<Refund>, string]>([
  [{}, 'asked for 20 Nov, to be sent'],
  [
    { state: 'waiting', waitingSince: '2026-11-21', problem: 'not enough money at Stripe' },
    'asked for 20 Nov, waiting since 21 Nov: not enough money at Stripe',
  ],
  [{ state: 'waiting' }, 'asked for 20 Nov, waiting since 20 Nov'],
  [{ state: 'done', settledOn: '2026-11-22' }, 'done 22 Nov'],
  [{ state: 'done', settledOn: '2026-11-22', reference: 'FP <1>' }, 'done 22 Nov, FP &lt;1&gt;'],
  [
    { state: 'failed', settledOn: '2026-11-22', problem: 'account closed' },
    'could not be sent, 22 Nov: account closed. Everything was put back',
  ],
])('says how a refund stands: %o', (changes, words) => {
  expect(refundStanding(aRefund(changes), wordsFor(shown))).toBe(words);
});
