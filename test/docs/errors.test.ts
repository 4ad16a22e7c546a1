import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalFields } from '../../src/domain/refusal-fields.js';
import { type RefusalDetails, refusalCodes, refusalSentence } from '../../src/domain/refusals.js';
import { exceptions } from '../support/refusal-order.js';
import { sampleRefusals } from '../support/sample-refusals.js';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

function isCode(code: string): code is keyof RefusalDetails {
  return code in sampleRefusals;
}

function rowFor(code: keyof RefusalDetails): string {
  const sentence = refusalSentence(code, sampleRefusals[code], 'en-GB');
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
  'too-many-people',
  'key-reused',
  'being-imported',
  'payer-forgotten',
  'books-closed',
  'outcome-open',
  'sent-by-provider',
  'no-second-person',
  'request-altered',
  // Of many people at once: a session that was read, or a draft that somebody looked at.
  'session-cancelled',
  'session-begun',
  'session-not-cancelled',
  'reinstate-begun',
  'still-cancelling',
  'too-many-sessions',
  'keep-back-currency',
  'draft-changed',
  'job-started',
  'nothing-to-repeat',
  'over-part',
  'nothing-for-part',
  'not-enrolled',
  'too-many-leavers',
  'other-session',
  'not-removed',
  // Of what the club has set.
  'setting-given',
  'setting-wrong',
  'currency-in-use',
  'no-admin-left',
  'settings-moved',
  'already-asked',
  'request-open',
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
  expect(Object.keys(sampleRefusals).sort()).toEqual([...refusalCodes].sort());
  await expect(errorsPage()).toMatchFileSnapshot('../../docs/errors.md');
});
