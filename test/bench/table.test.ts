import { describe, expect, it } from 'vitest';
import { shortNumber, table } from '../../bench/support/table.js';

describe('table', () => {
  it('makes every column as wide as its widest cell', () => {
    expect(table(['name', ''], [['a long name', '1']])).toBe(
      ['| name        |   |', '| ----------- | : |', '| a long name | 1 |'].join('\n'),
    );
  });

  it('stands without rows and with an empty head', () => {
    expect(table(['a', ''], [])).toBe(['| a |   |', '| - | : |'].join('\n'));
  });
});

describe('shortNumber', () => {
  it.each([
    [12_345.6, '12,346'],
    [0.3456, '0.346'],
    [2, '2'],
    [175.2, '175'],
  ])('shows %d as %s', (value, shown) => {
    expect(shortNumber(value)).toBe(shown);
  });
});
