import { expect, it } from 'vitest';
import { statementPdf } from '../../src/documents/statement-pdf.js';
import type { StatementDocument } from '../../src/domain/credit/statement-document.js';
import { pdfLines, pdfText } from '../support/pdf-text.js';

function sample(change: Partial<StatementDocument> = {}): StatementDocument {
  return {
    club: { name: 'Riverside Gymnastics', locale: 'en-GB' },
    payer: { name: 'Priya Patel', ownId: 'C-1042' },
    currency: 'GBP',
    day: '2026-11-26',
    madeAt: new Date('2026-11-26T10:00:00Z'),
    owed: 7_000n,
    available: 1_250n,
    rows: [
      { on: '2026-09-03', what: 'Invoice INV-1042', change: 8_250n, after: 8_250n },
      { on: '2026-09-17', what: 'Account credit used', change: -1_250n, after: 7_000n },
      { on: '2026-09-18', what: 'Refund is on its way', change: 0n, after: 7_000n },
    ],
    left: 0,
    ...change,
  };
}

it('says what there is to pay, what credit there is, and how it came about', async () => {
  const { bytes, unshown } = await statementPdf(sample());
  expect(unshown).toEqual([]);
  expect(pdfLines(bytes)).toEqual([
    'Riverside Gymnastics',
    'Statement',
    'For Priya Patel',
    'Account C-1042',
    'Day 26 Nov 2026',
    'To pay £70.00',
    'Account credit £12.50',
    'Day What Amount To pay after it',
    '3 Sep 2026 Invoice INV-1042 £82.50 £82.50',
    '17 Sep 2026 Account credit used -£12.50 £70.00',
    '18 Sep 2026 Refund is on its way £70.00',
    'Statement of 26 Nov 2026 Page 1 of 1',
  ]);
});

it('says what was paid too much, what is left out, and what it has no font for', async () => {
  const payer = { name: '王小明', ownId: 'C-7' };
  const { bytes, unshown } = await statementPdf(sample({ owed: -500n, left: 12, payer }));
  const lines = pdfLines(bytes);
  expect(lines).toContain('Paid too much £5.00');
  expect(lines).toContain('12 older movements are left out. Ask the club for them.');
  expect(lines).toContain('For [Chinese characters]');
  expect(unshown).toEqual(['Chinese characters']);
});

it('goes on over pages and loses no row, however long its words are', async () => {
  const what = 'Credit note אורי כהן (U11) for a very long invoice number that goes on and on';
  const rows = Array.from({ length: 90 }, (_none, at) => {
    return {
      on: '2026-09-03',
      what: `${at}a ${what}`,
      change: -99_999_999_999n,
      after: BigInt(at),
    };
  });
  const { bytes } = await statementPdf(sample({ rows }));
  const text = pdfLines(bytes).join('\n');
  for (let at = 0; at < 90; at += 1) expect(text).toContain(`${at}a Credit note`);
  expect(text.match(/-£999,999,999\.99/gu)).toHaveLength(90);
  expect(text).toMatch(/Page (\d) of \1$/);
});

it('tears no row apart between two pages, breaks long names at their hyphens, and repeats the heads', async () => {
  const name = 'Featherstonehaugh-Wolfeschlegelsteinhausen';
  const what = `Credit note for ${name} ${name} at the Autumn term of beginners`;
  const row = { on: '2026-09-03', what, change: -100n, after: 900n };
  const { bytes } = await statementPdf(sample({ rows: Array.from({ length: 70 }, () => row) }));
  const pages = pdfText(bytes).split('\f').slice(0, -1);
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages.slice(1)) {
    const [head = '', first = ''] = page.split('\n').filter((line) => line.trim() !== '');
    expect(head).toContain('To pay after it');
    expect(first).toMatch(/3 Sep 2026 +Credit note for .*-£1\.00 +£9\.00/);
  }
  expect(pages.join('').match(/-£1\.00/g)).toHaveLength(70);
  expect(pages.join('')).toContain('Featherstonehaugh-\n');
});
