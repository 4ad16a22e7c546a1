import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportCsv } from '../../../src/services/exports/export-csv.js';
import { commitPlans } from '../../../src/store/ledger/commit-plans.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import { exportedFiles } from '../../support/exported-files.js';
import { type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';

type Row = Record<string, string>;

let desk: LedgerDesk;
const files = new Map<string, string>();
let written: Awaited<ReturnType<typeof exportCsv>>;
const { plans, books } = booksOfEverything();

beforeAll(async () => {
  desk = await openLedgerDesk();
  expect(await commitPlans(desk.store, plans)).toEqual({ kind: 'committed' });
  const reason = { $set: { reason: '=HYPERLINK("x"),\r\nnext line' } };
  await desk.store.collections.journal.updateOne({ kind: 'credit.raised' }, reason);
  written = await exportCsv(desk, {
    write: async (name, text) => void files.set(name, (files.get(name) ?? '') + text),
  });
});
afterAll(() => desk.close());

function rowsOf(name: string): Row[] {
  const rows: Row[] = parse(files.get(name) ?? '', { bom: true, columns: true });
  return rows;
}

function pence(text: string | undefined): bigint {
  return BigInt((text ?? '').replace('.', ''));
}

function sum(name: string, column: string, of: (row: Row) => boolean = () => true): bigint {
  return rowsOf(name)
    .filter(of)
    .reduce((all, row) => all + pence(row[column]), 0n);
}

it('writes each file with the columns that are documented, and a row at least', () => {
  expect([...files.keys()]).toEqual(exportedFiles.map(({ name }) => name));
  for (const { name, columns } of exportedFiles) {
    const [first = {}] = rowsOf(name);
    expect(Object.keys(first), name).toEqual(columns.map((column) => column.name));
  }
});

it('says of each file how many rows stand in it, not how many documents they come from', () => {
  expect(written).toEqual(
    exportedFiles.map(({ name }) => ({ fileName: name, count: rowsOf(name).length })),
  );
  expect(rowsOf('ledger_postings.csv').length).toBeGreaterThan(books.entries.length);
});

it('writes postings that sum to zero, and to what invoices and lots say', () => {
  const invoices = [...books.invoices.values()];
  expect(sum('ledger_postings.csv', 'amount')).toBe(0n);
  expect(rowsOf('ledger_postings.csv')).toHaveLength(
    books.entries.reduce((count, { postings }) => count + postings.length, 0),
  );
  for (const { number, outstanding, overpaid } of invoices) {
    const own = (row: Row) => row['account'] === 'receivable' && row['account_of'] === number;
    expect(sum('ledger_postings.csv', 'amount', own), number).toBe(outstanding - overpaid);
  }
  expect(sum('ledger_account_credit.csv', 'left')).toBe(books.account.balance);
});

it('writes documents as they stand', () => {
  const invoices = [...books.invoices.values()];
  const credited = invoices.reduce((all, { creditedToInvoice: part }) => all + part, 0n);
  expect(sum('ledger_invoices.csv', 'credited_to_invoice')).toBe(credited);
  expect(rowsOf('ledger_lines.csv')).toHaveLength(
    invoices.reduce((count, { lines }) => count + lines.length, 0),
  );
  const notes = [...books.notes.values()].reduce((all, { amount }) => all + amount, 0n);
  expect(sum('ledger_credit_notes.csv', 'amount')).toBe(notes);
  expect(rowsOf('ledger_payments.csv')).toHaveLength(books.payments.size);
  expect(rowsOf('ledger_refunds.csv')).toHaveLength(books.refunds.size);
});

it('keeps words in their cell, and lets none begin a formula', () => {
  const reasons = rowsOf('ledger_postings.csv').map(({ reason }) => reason);
  expect(reasons).toContain(`'=HYPERLINK("x"),\r\nnext line`);
});
