import { describe, expect, it } from 'vitest';
import { median, ratios, spread } from '../../bench/support/statistics.js';

describe('median', () => {
  it.each([
    { values: [7], expected: 7 },
    { values: [9, 1, 5], expected: 5 },
    { values: [10, 2, 4, 8], expected: 6 },
    { values: [100, 20, 3], expected: 20 },
  ])('of $values is $expected', ({ values, expected }) => {
    expect(median(values)).toBe(expected);
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('refuses to name the middle of nothing', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('spread', () => {
  it('gives the middle and both ends', () => {
    expect(spread([4, 2, 9])).toEqual({ median: 4, min: 2, max: 9 });
  });
});

describe('ratios', () => {
  const of = new Map([
    [1, 10],
    [2, 30],
    [3, 5],
  ]);

  it('compares each round with the same round', () => {
    const over = new Map([
      [1, 20],
      [2, 30],
      [3, 20],
    ]);
    expect(ratios(of, over)).toEqual([0.5, 1, 0.25]);
  });

  it('leaves out a round that one side lacks, or in which nothing was measured', () => {
    const over = new Map([
      [1, 20],
      [3, 0],
    ]);
    expect(ratios(of, over)).toEqual([0.5]);
  });
});
