import { describe, expect, it } from 'vitest';
import {
  type ImportFault,
  inFileOrder,
  showValue,
} from '../../../src/domain/import/import-fault.js';

describe('a cell as it is shown', () => {
  it.each([
    ['', ''],
    ['12,50 - Zoë 李 🤸', '12,50 - Zoë 李 🤸'],
    ['a\u200bb', 'a\\u200bb'],
    ['a\tb\n', 'a\\u0009b\\u000a'],
    ['a\u00a0b', 'a\\u00a0b'],
    ['–5', '\\u20135'],
    ['\u{E0067}', '\\ue0067'],
    ['\ud83e', '\\ud83e'],
  ])('%j is %s', (text, shown) => {
    expect(showValue(text)).toBe(shown);
  });

  it.each(['x', '🤸', '李'])('has 60 characters at most: %s', (character) => {
    expect(showValue(character.repeat(60))).toBe(character.repeat(60));
    expect(showValue(character.repeat(61))).toBe(`${character.repeat(59)}…`);
    expect(showValue(character.repeat(5_000_000))).toBe(`${character.repeat(59)}…`);
  });

  it('counts the code of a character that nobody sees as what is shown of it', () => {
    expect(showValue('\u200b'.repeat(10))).toBe('\\u200b'.repeat(10));
    expect(showValue('\u200b'.repeat(11))).toBe(`${'\\u200b'.repeat(9)}\\u200…`);
    expect(showValue(`${'x'.repeat(54)}\u200b`)).toBe(`${'x'.repeat(54)}\\u200b`);
    expect(showValue(`${'x'.repeat(55)}\u200b`)).toBe(`${'x'.repeat(55)}\\u20…`);
  });
});

it('faults stand in the order of the files and lines, those of the folder first', () => {
  const fault = (file: string, line: number): ImportFault => ({ file, line, reason: 'No.' });
  const ordered = [
    fault('a folder', 0),
    fault('contacts.csv', 2),
    fault('contacts.csv', 10),
    fault('invoices.csv', 0),
    fault('invoices.csv', 3),
    fault('passes.csv', 1),
  ];
  const given = [5, 2, 4, 0, 1, 3].flatMap((index) => ordered[index] ?? []);
  expect(inFileOrder(given)).toEqual(ordered);
  expect(given[0]).toBe(ordered[5]);
  const second = { ...fault('contacts.csv', 2), column: 'name' };
  expect(inFileOrder([second, fault('contacts.csv', 2)])[0]).toBe(second);
});
