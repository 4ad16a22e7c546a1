import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectFolder } from '../../src/app/project-folder.js';
import { makeSampleHistory } from '../../src/app/sample-history.js';
import { pence, tablesOf } from '../samples/club-replay.js';
import {
  auditDifferences,
  type LedgerDesk,
  openLedgerDesk,
  startAfresh,
} from '../support/ledger-desk.js';
import { issueNumber } from '../support/numbered-invoice.js';

const files = ['invoices.csv', 'invoice_lines.csv', 'payments.csv', 'credit_notes.csv'];
const sample = tablesOf(
  new Map(
    files.map((name) => [
      name,
      readFileSync(join(projectFolder(), 'samples', 'riverside', name), 'utf8'),
    ]),
  ),
);

function rowsOf(table: string, number: string) {
  return (sample[table] ?? []).filter((row) => (row['invoice_number'] ?? row['number']) === number);
}

/** What the lines of an invoice of the sample club come to, in pence. */
function totalOf(number: string): bigint {
  const lines = rowsOf('invoice_lines', number);
  return BigInt(lines.reduce((sum, { amount }) => sum + pence(amount), 0));
}

const numbers = ['INV-2097', 'INV-2105', 'INV-2112'];
let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
  await issueAll();
});
afterAll(() => desk.close());

async function issueAll(): Promise<void> {
  for (const number of numbers) await issueNumber(desk, number, totalOf(number));
}

const notes = () => desk.store.collections.credit_notes.find().sort({ _id: 1 }).toArray();

it('raises credit on invoices that the sample club has, and that can take it', async () => {
  await makeSampleHistory(desk);
  const made = await notes();
  expect(made.map(({ invoiceNumber }) => invoiceNumber)).toEqual(numbers);
  for (const { invoiceNumber, amount } of made) {
    expect(rowsOf('invoices', invoiceNumber)).toMatchObject([{ voided_on: '' }]);
    const payments = rowsOf('payments', invoiceNumber).map(({ status }) => status);
    expect(payments).not.toContain('pending');
    expect(rowsOf('credit_notes', invoiceNumber)).toEqual([]);
    expect(amount).toBeLessThanOrEqual(totalOf(invoiceNumber));
  }
});

it('tells finance of each once and books nothing twice, done again after a kill', async () => {
  const before = await notes();
  await makeSampleHistory(desk);
  expect(await notes()).toEqual(before);
  const told = await desk.store.collections.outbox.countDocuments({
    'notice.kind': 'credit-raised',
  });
  expect(told).toBe(numbers.length);
  expect(await auditDifferences(desk)).toEqual([]);
});

it.each([
  ['of a penny', 1n, 'GBP'],
  ['of what one of them gives', 8_400n, 'GBP'],
  ['that only all of them together reach', 12_100n, 'GBP'],
  ['in another currency than the invoices have', 1_000_000n, 'EUR'],
])(
  'is there with a threshold %s, and leaves all of it to be given alone',
  async (_case, thresholdMinor, currency) => {
    await startAfresh(desk);
    await issueAll();
    desk.approvals = { thresholdMinor, singleHanded: false };
    desk.club = { ...desk.club, currency };
    await makeSampleHistory(desk);
    await makeSampleHistory(desk);
    expect((await notes()).map(({ invoiceNumber }) => invoiceNumber)).toEqual(numbers);
    expect(await desk.store.collections.given_alone.countDocuments()).toBe(0);
    expect(await desk.store.models.requests.countDocuments()).toBe(0);
    expect(await auditDifferences(desk)).toEqual([]);
  },
);
