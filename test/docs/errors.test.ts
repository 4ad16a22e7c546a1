import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalFields } from '../../src/domain/refusal-fields.js';
import { type RefusalDetails, refusalCodes, refusalSentence } from '../../src/domain/refusals.js';
import { exceptions } from '../support/refusal-order.js';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

const invoiceNumber = 'INV-1042';
const currency = 'GBP';

/** One example for every code; a new code does not compile until it has one. */
const examples: RefusalDetails = {
  'not-allowed': { action: 'raise-credit' },
  'not-found': { what: 'invoice', id: 'INV-9999' },
  'key-reused': {
    ...{ amount: 3000n, currency, invoiceNumber },
    noteNumber: 'INV-1042-CN-1',
  },
  'outcome-open': {},
  'being-imported': {},
  'already-exists': { what: 'Payment', id: 'PAY-1', stored: '12.50', given: '13.00' },
  'invoice-void': { invoiceNumber, outstanding: 0n, currency },
  'payment-pending': {
    invoiceNumber: 'INV-1077',
    amount: 4000n,
    currency,
    provider: 'gocardless',
    since: '2026-11-18',
    expectedBy: '2026-11-26',
  },
  'total-zero': { invoiceNumber },
  'amount-not-positive': { example: '12.50' },
  'total-below-zero': { invoiceNumber, below: 500n, currency },
  'discount-too-large': { invoiceNumber, line: 3, taxRate: '20', excess: 500n, currency },
  'unknown-line': { invoiceNumber, line: 3, lines: 2 },
  'over-line': { invoiceNumber, line: 1, maximum: 7000n, currency },
  'over-creditable': { invoiceNumber, maximum: 7000n, currency },
  'over-outstanding': { invoiceNumber, maximum: 7000n, currency },
  'over-balance': { maximum: 2000n, currency, expired: 500n },
  'nothing-overpaid': { invoiceNumber },
  'over-overpaid': { invoiceNumber, maximum: 500n, currency },
  'no-such-use': { invoiceNumber },
  'nothing-to-void': { number: 'INV-1042-CN-1', spentOn: ['INV-1100'], spent: 3000n, currency },
  'invoice-has-cash': { invoiceNumber, cash: 15800n, currency },
  'invoice-made-credit': { invoiceNumber, byNotes: 3000n, moved: 500n, currency },
  'nothing-outstanding': { invoiceNumber },
  'payment-state': { paymentId: 'PAY-1', status: 'pending', wanted: 'bounced' },
  'over-payment': { paymentId: 'PAY-1', maximum: 15800n, currency },
  'day-ahead': { day: '2026-12-01', today: '2026-11-23' },
  'nothing-unspent': { spentOn: ['INV-1100'], spent: 50000n, currency },
  'over-unspent': { maximum: 7000n, currency },
  'stale-plan': { tries: 6 },
};

function isCode(code: string): code is keyof RefusalDetails {
  return code in examples;
}

function rowFor(code: keyof RefusalDetails): string {
  const sentence = refusalSentence(code, examples[code], 'en-GB');
  return `| \`${code}\` | ${sentence} | ${refusalFields[code] ?? '–'} |`;
}

/** The page with a row for every refusal, in the order of precedence. */
function errorsPage(): string {
  const rows = refusalCodes.filter(isCode).map(rowFor);
  const lines = page.split('\n');
  const isRow = (line: string) => line.startsWith('| `');
  const first = lines.findIndex(isRow);
  return [
    ...lines.slice(0, first),
    ...rows,
    ...lines.slice(first).filter((line) => !isRow(line)),
  ].join('\n');
}

/** Refusals of no rule: the edges say them before any rule is asked, or after. */
const aroundRules = [
  'not-allowed',
  'not-found',
  'key-reused',
  'being-imported',
  'outcome-open',
  'stale-plan',
];

test('the test of some rule compares every refusal with those that hold at the same time', () => {
  const folder = new URL('../domain/', import.meta.url);
  const compared = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .flatMap((text) => text.split(/^ *expectRefusalsInOrder/m).slice(1))
    .join('\n');
  const left = refusalCodes.filter((code) => !compared.includes(`'${code}':`));
  expect(left.sort()).toEqual([...aroundRules].sort());
});

test('an exception to the order is one', () => {
  const rankOf = (code: string) => refusalCodes.indexOf(code);
  expect(exceptions.length).toBeGreaterThan(0);
  for (const { first, instead } of exceptions) {
    expect([first, instead].filter((code) => rankOf(code) === -1)).toEqual([]);
    expect(rankOf(first), `${first} before ${instead}`).toBeGreaterThan(rankOf(instead));
  }
});

// `npx vitest run test/docs/errors.test.ts -u` writes the rows from the code.
test('docs/errors.md lists every refusal with its sentence and field', async () => {
  expect(Object.keys(examples).sort()).toEqual([...refusalCodes].sort());
  await expect(errorsPage()).toMatchFileSnapshot('../../docs/errors.md');
});
