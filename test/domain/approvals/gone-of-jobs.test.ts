import { describe, expect, it } from 'vitest';
import type { GivenItem } from '../../../src/domain/approvals/given-alone.js';
import { jobsOfItems, withoutGone } from '../../../src/domain/approvals/gone-of-jobs.js';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
const item = (entryId: string, amount: bigint, hour = 10, currency = 'GBP'): GivenItem => {
  return { entryId, amount, currency, creditNoteId: null, at: at(hour) };
};
const gone = (jobId: string, amount: bigint, hour = 11, currency = 'GBP') => {
  return { jobId, amount, currency, givenAt: at(hour) };
};
const amounts = (items: readonly GivenItem[]) => items.map(({ amount }) => amount);

describe('what a person gave by jobs, without what is with the club again', () => {
  it('takes it off the job that gave it, and off no other and no other currency', () => {
    const items = [item('a', 3000n), item('a', 500n, 10, 'EUR'), item('b', 900n)];
    const left = withoutGone(items, [gone('a', 1000n), gone('a', 200n)]);
    expect(amounts(left)).toEqual([1800n, 500n, 900n]);
  });

  it('takes it off the rounds of a job together, and never below nothing', () => {
    const items = [item('a', 3000n), item('a:2', 1000n, 12)];
    expect(amounts(withoutGone(items, [gone('a', 3500n, 13)]))).toEqual([0n, 500n]);
    expect(amounts(withoutGone(items, [gone('a', 9000n, 13)]))).toEqual([0n, 0n]);
    expect(jobsOfItems(items)).toEqual(['a']);
  });

  it('leaves out what a round gave that does not count any more', () => {
    const items = [item('a:2', 1000n, 12)];
    expect(amounts(withoutGone(items, [gone('a', 700n, 9)]))).toEqual([1000n]);
  });
});
