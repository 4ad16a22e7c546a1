import { describe, expect, it } from 'vitest';
import { creditNotePdf } from '../../src/documents/credit-note-pdf.js';
import { pdfLines } from '../support/pdf-text.js';
import { sampleNote } from '../support/sample-note.js';

const amounts = '20% -£10.42 -£2.08 -£12.50';

/** The name as the payer and as what a line is for, beside the amounts. */
async function linesFor(name: string) {
  const [first, ...others] = sampleNote().lines;
  const line = { ...first, description: name, taxRate: '20', gross: 1_250n, tax: 208n };
  const lines = [{ ...line, beneficiary: null }, ...others];
  const payer = { name, ownId: 'C-1042' };
  const { bytes, unshown } = await creditNotePdf(sampleNote({ payer, lines }));
  return { lines: pdfLines(bytes), unshown };
}

it('says all that a credit note has to say', async () => {
  const { bytes, unshown } = await creditNotePdf(sampleNote());
  expect(unshown).toEqual([]);
  expect(pdfLines(bytes)).toEqual([
    'Riverside Gymnastics',
    'Credit note',
    'For Priya Patel',
    'Account C-1042',
    'Credit note INV-1042-CN-1',
    'Day 3 Sep 2026',
    'Invoice INV-1042',
    'Invoice of 14 Aug 2026',
    'What was credited Tax rate Net Tax Credit',
    `Autumn term ${amounts}`,
    'Mia Smith',
    'Membership no tax -£10.00 £0.00 -£10.00',
    `Total at 20% ${amounts}`,
    'Total without tax no tax -£10.00 £0.00 -£10.00',
    'Total -£20.42 -£2.08 -£22.50',
    'What became of it',
    '£12.50 paid invoice INV-1042.',
    '£10.00 became account credit.',
    'Reason',
    'Class cancelled',
    'Note',
    'We are sorry.',
    'Credit note INV-1042-CN-1 Page 1 of 1',
  ]);
});

describe('a name beside amounts', () => {
  // As they stand on the line from left to right, each word read in its own order.
  it.each([
    ['אורי כהן (U11)', '(U11) אורי כהן'],
    ['נועה לוי [3]', '[3] נועה לוי'],
    ['محمد علي 2', '2 محمد علي'],
    ['سارة حسن (U9)', '(U9) سارة حسن'],
    ['Łukasz Žižek', 'Łukasz Žižek'],
    ['Ελένη Παπαδοπούλου', 'Ελένη Παπαδοπούλου'],
    ['Юлия Ёлкина', 'Юлия Ёлкина'],
    ['O’Brien, Zoë "Zed" <z@x>', 'O’Brien, Zoë "Zed" <z@x>'],
  ])('keeps words, brackets and digits of %s', async (name, seen) => {
    const { lines, unshown } = await linesFor(name);
    expect(unshown).toEqual([]);
    expect(lines).toContain(`For ${seen}`);
    expect(lines).toContain(`${seen} ${amounts}`);
  });

  it.each([
    ['王小明', '[Chinese characters]', ['Chinese characters']],
    ['김민준 (U9)', '[Korean letters] (U9)', ['Korean letters']],
    ['สมชาย Lee', '[Thai letters] Lee', ['Thai letters']],
    ['Ana 🎉', 'Ana [a symbol]', ['a symbol']],
  ])('says in words what no font has of %s', async (name, seen, kinds) => {
    const { lines, unshown } = await linesFor(name);
    expect(unshown).toEqual(kinds);
    expect(lines).toContain(`For ${seen}`);
    expect(lines).toContain(`${seen} ${amounts}`);
    expect(lines.join(' ')).toContain('it has no font for what is written there');
  });
});

it('says that it is void, in whole or in part, and since when', async () => {
  const whole = { gross: 2_250n, tax: 208n, days: ['2026-09-10'] };
  const void_ = await creditNotePdf(sampleNote({ voided: whole }));
  expect(pdfLines(void_.bytes)).toContain('Void: this credit note was taken back on 10 Sep 2026.');
  const part = { gross: 1_250n, tax: 208n, days: ['2026-09-10', '2026-09-12'] };
  const partly = await creditNotePdf(sampleNote({ voided: part }));
  expect(pdfLines(partly.bytes).join(' ')).toContain(
    'Void in part: £12.50 (with £2.08 of tax) was taken back on 10 Sep 2026, 12 Sep 2026. £10.00 still holds.',
  );
});

it('makes the same bytes from the same facts, and others from others', async () => {
  const first = await creditNotePdf(sampleNote());
  const second = await creditNotePdf(sampleNote());
  expect(first.bytes.equals(second.bytes)).toBe(true);
  const other = await creditNotePdf(sampleNote({ reason: 'Goodwill' }));
  expect(first.bytes.equals(other.bytes)).toBe(false);
});

it('makes the same bytes whatever was drawn before it', async () => {
  const payer = { name: 'محمد علي', ownId: 'C-1' };
  const first = await creditNotePdf(sampleNote({ payer }));
  // The same glyphs, reached by the letters of old encodings: a font keeps the first ones it meets.
  const forms = { name: 'ﻣﺤﻤﺪ ﻋﻠﻲ', ownId: 'C-1' };
  const other = await creditNotePdf(sampleNote({ payer: forms }));
  expect(pdfLines(other.bytes).join()).toContain('ﻋﻠﻲ');
  const again = await creditNotePdf(sampleNote({ payer }));
  expect(again.bytes.equals(first.bytes)).toBe(true);
});

it('goes on over pages and loses no line, no word and no amount', async () => {
  const [line] = sampleNote().lines;
  const many = Array.from({ length: 60 }, (_, at) => {
    const figures = { taxRate: '20', gross: 99_999_999_999n, tax: 1n };
    return { ...figures, ...line, ...figures, description: `Class ${at + 1}`, beneficiary: 'Zoë' };
  });
  const noteToCustomer = `${'q'.repeat(400)} end-of-word ${'word '.repeat(120)}last`;
  const { bytes } = await creditNotePdf(sampleNote({ lines: many, noteToCustomer }));
  const lines = pdfLines(bytes);
  for (let at = 1; at <= 60; at += 1) {
    expect(lines).toContain(`Class ${at} 20% -£999,999,999.98 -£0.01 -£999,999,999.99`);
  }
  expect(lines.join('').match(/q/gu)?.length).toBe(400);
  expect(lines.join(' ').match(/\bword\b/gu)?.length).toBe(121);
  expect(lines.at(-1)).toMatch(/^Credit note INV-1042-CN-1 Page (\d) of \1$/);
});
