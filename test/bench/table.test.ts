import { describe, expect, it } from 'vitest';
import { shortNumber, table, withUnit } from '../../bench/support/table.js';

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

describe('withUnit', () => {
  it.each([
    [5_496, 'per second', '5,496/s'],
    [71.94, 'ms', '71.9 ms'],
    [0.2604, 'ms an invoice', '0.26 ms'],
    [2, 'commands', '2'],
  ] as const)('shows %d %s as %s', (value, unit, shown) => {
    expect(withUnit(value, unit)).toBe(shown);
  });
});
