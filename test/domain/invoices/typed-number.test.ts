import { describe, expect, it } from 'vitest';
import { typedNumber, typedWord } from '../../../src/domain/invoices/typed-number.js';

describe('a typed number', () => {
  it.each([
    ['1042', ['1042'], '', false],
    ['#1042', ['1042'], '', false],
    ['inv 1042', ['1042'], 'inv', false],
    ['Invoice #1042', ['1042'], 'invoice', false],
    ['INV-1042', ['1042'], 'inv', true],
    ['INV1042', ['1042'], 'inv', true],
    ['INV\u20111042.', ['1042'], 'inv', true],
    ['team 7', ['7'], 'team', true],
    ['0042', ['42', '0042'], '', false],
    ['2026/014', ['2026014'], '', false],
    ['R 2026-014', ['2026014'], 'r', true],
  ])('%j has the digits %j behind %j', (typed, runs, letters, lettersMatter) => {
    expect(typedNumber(typed)?.digits).toEqual({ runs, letters, lettersMatter });
  });

  it.each([
    ['INV-1042-CN-1', 'INV-1042', 1],
    ['inv-1042-cn-12', 'INV-1042', 12],
    ['INV-1042-CN', 'INV-1042', 1],
    ['1042 cn 2', '1042', 2],
    ['2026/014-CN-3', '2026/014', 3],
    ['BRK-PAID-CN-2', 'BRK-PAID', 2],
    ['brk-paid-cn-2', 'brk-paid', 2],
  ])('%j is a credit note of %s', (typed, invoice, number) => {
    const note = typedNumber(typed)?.note;
    expect(note?.number).toBe(number);
    expect(note?.spellings).toContain(invoice);
  });

  it.each(['Priya', '', 'CN-1a', 'x'.repeat(80), 'CN'])('%j is no credit note', (typed) => {
    expect(typedNumber(typed)?.note ?? null).toBeNull();
  });

  it.each([
    ['a12 and 7'],
    ['1042 a'],
    ['7,5'],
    ['INV-1042-CN-'.padEnd(30, 'x')],
    ['abcdefghijklm 7'],
    ['- 7'],
  ])('%j has no digits alone', (typed) => {
    expect(typedNumber(typed)?.digits).toBeNull();
  });

  it.each(['1042 CN 1234567', 'CN-1', 'INV CN 1', '\n1042-CN-1x'])(
    '%j is no credit note either',
    (typed) => {
      expect(typedNumber(typed)?.note).toBeNull();
    },
  );

  it('may have blanks and dashes, or none, around the letters of its note', () => {
    for (const typed of ['1042 - CN - 7', '1042CN7', '1042--CN  7', '1042 CN7', '1042CN-7']) {
      expect(typedNumber(typed)?.note, typed).toMatchObject({ number: 7 });
      expect(typedNumber(typed)?.note?.digits?.runs, typed).toEqual(['1042']);
    }
  });

  it('is no longer than the longest number with a credit note behind it', () => {
    expect(typedNumber('1'.repeat(74))?.spellings).toEqual(['1'.repeat(74)]);
    expect(typedNumber('1'.repeat(75))).toBeNull();
  });

  it('is spelled a blank apart, without blanks at its ends', () => {
    expect(typedNumber('  team \t 7 ')?.spellings).toEqual(['team 7', 'TEAM 7']);
    expect(typedNumber(' a—1  b ')?.spellings[0]).toBe('a—1 b');
  });

  it('keeps what was typed first among its spellings', () => {
    expect(typedNumber('a—1.')?.spellings).toEqual(['a—1.', 'a-1', 'A-1']);
    expect(typedNumber('nobody')).toBeNull();
  });
});

describe('a typed number without digits', () => {
  it('is what it says, and as plain letters', () => {
    expect(typedWord(' BRK\u2011PAID ')).toEqual(['BRK\u2011PAID', 'BRK-PAID']);
    expect(typedWord('brk-paid')).toEqual(['brk-paid']);
  });

  it.each(['', ' ', 'BRK-1', 'BRK-\u0661', 'x'.repeat(80)])('%j is none', (typed) => {
    expect(typedWord(typed)).toBeNull();
  });
});
