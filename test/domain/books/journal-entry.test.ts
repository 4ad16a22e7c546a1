import { describe, expect, it } from 'vitest';
import { balanced, reversed } from '../../../src/domain/books/journal-entry.js';

describe('postings', () => {
  it('of zero are left out', () => {
    const postings = [
      { account: 'income', amount: -5n },
      { account: 'fees', amount: 0n },
      { account: 'cash:stripe', amount: 5n },
    ];
    expect(balanced(postings)).toEqual([postings[0], postings[2]]);
  });

  it('that do not sum to zero are a bug and stop everything', () => {
    expect(() => balanced([{ account: 'income', amount: 1n }])).toThrow('postings sum to 1');
  });

  it.each([2n ** 63n, 2n ** 64n + 5n, -(2n ** 64n)])(
    'of %s are refused, since the database would store another amount',
    (amount) => {
      const postings = [
        { account: 'income', amount },
        { account: 'cash:stripe', amount: -amount },
      ];
      expect(() => balanced(postings)).toThrow('too large to store');
    },
  );

  it.each([1n, -1n])(
    'are as large as the database can store, and not one unit more: sign %s',
    (sign) => {
      const largest = 2n ** 63n - 1n;
      const parts = (amount: bigint) => [
        { account: 'income', amount: sign * amount },
        { account: 'cash:stripe', amount: sign * -(amount / 2n) },
        { account: 'cash:sumup', amount: sign * -(amount - amount / 2n) },
      ];
      expect(balanced(parts(largest))).toEqual(parts(largest));
      expect(() => balanced(parts(largest + 1n))).toThrow('too large to store');
    },
  );

  it('are reversed by their sign alone', () => {
    expect(reversed([{ account: 'income', amount: -5n }])).toEqual([
      { account: 'income', amount: 5n },
    ]);
  });
});
