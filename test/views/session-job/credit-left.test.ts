import { expect, it } from 'vitest';
import { wordsFor } from '../../../src/blocks/words.js';
import { creditLeftBlocks } from '../../../views/session-job/credit-left.js';
import { hostileName, hugeAmount, shown } from '../sample-facts.js';
import { aReview } from '../sample-jobs.js';
import { wordsOf } from '../slack-limits.js';

it('offers to pay out what nothing will use, the first ten and the rest by number', () => {
  const one = { accountId: 'club:olsen:GBP', payerName: hostileName, currency: 'GBP' };
  const creditLeft = Array.from({ length: 12 }, () => ({ ...one, amount: hugeAmount }));
  const blocks = creditLeftBlocks(aReview({ creditLeft }), wordsFor(shown));
  expect(blocks).toHaveLength(11);
  expect(wordsOf(blocks)).toContain('2 more payers have credit and no further order');
  expect(wordsOf(blocks)).toContain('Pay out');
  expect(creditLeftBlocks(aReview(), wordsFor(shown))).toEqual([]);
});
