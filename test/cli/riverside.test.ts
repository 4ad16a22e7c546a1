import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { riverside as riversideFiles } from '../../samples/generator/riverside.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import { tablesOf } from '../samples/club-replay.js';
import { databaseDigest } from '../support/database-digest.js';
import { type CommandDatabase, openCommandDatabase } from './command-database.js';
import { hledger, hledgerCredit } from './hledger.js';
import { patience, riverside, runCommand } from './run-command.js';
import { expectedUses } from './sweep-rules.js';

const tables = tablesOf(riversideFiles());
const rowsOf = (...names: string[]) =>
  names.reduce((sum, name) => sum + (tables[name]?.length ?? 0), 0);
const voids = tables.invoices?.filter((row) => row.voided_on !== '').length ?? 0;
const given = rowsOf('credit_notes', 'applications', 'account_credit', 'write_offs');
const money = rowsOf('invoices', 'payments') + given;
const events = money + voids;
const people = rowsOf('contacts', 'products', 'sessions', 'enrolments');
const records = people + rowsOf('passes', 'orders', 'bookings');

let database: CommandDatabase;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riverside-'));
  database = await openCommandDatabase();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// One story: each step goes on from what the one before left.
describe('the sample club on the command line', patience, () => {
  it('is imported whole', async () => {
    const { code, stdout, stderr } = await runCommand('import', database.uri, riverside);
    expect(stderr).toBe('');
    expect(stdout).toContain(
      `: ${events} events booked, ${records} records added, 0 were there already.`,
    );
    expect(code).toBe(0);
  });

  it('passes the audit', async () => {
    const { code, stdout } = await runCommand('audit', database.uri);
    expect(stdout).toMatch(/^The books are right: \d{4} entries, 1555 invoices, 93 credit notes/);
    expect(code).toBe(0);
  });

  it('has the statuses that the files say', async () => {
    const groups = [{ $group: { _id: '$status', count: { $sum: 1 } } }, { $sort: { _id: 1 } }];
    const found = await database.store.collections.invoices.aggregate(groups).toArray();
    expect(Object.fromEntries(found.map(({ _id, count }) => [_id, Number(count)]))).toEqual({
      credited: 28,
      outstanding: 90,
      'partially credited': 64,
      pending: 38,
      reconciled: 1305,
      'reconciled overpaid': 11,
      void: 18,
      'written off': 1,
    });
  });

  it.each([
    ['Priya Patel', 1250n],
    ['Carla Credit', 4250n],
    ['Erin Expiring', 2000n],
    ['Eddie Expired', 1500n],
    ['Vera Void', 2000n],
    ['Rita Reconciled', 0n],
  ])('%s has the account credit of the files', async (name, balance) => {
    const { contacts, accounts } = database.store.collections;
    const contact = await contacts.findOne({ name });
    const account = await accounts.findOne({ payerId: contact?._id ?? '' });
    expect(account?.balance ?? 0n).toBe(balance);
  });

  it('is not changed by the same import again', async () => {
    const before = await databaseDigest(database.uri);
    const { code, stdout } = await runCommand('import', database.uri, riverside);
    const there = `${events + records} were there already.`;
    expect(stdout).toContain(`: 0 events booked, 0 records added, ${there}`);
    expect(code).toBe(0);
    expect(await databaseDigest(database.uri)).toEqual(before);
  });

  it('is settled already, so that the sweep only marks its invoices as looked at', async () => {
    expect(await expectedUses(database.store)).toEqual(new Map());
    const { code, stdout } = await runCommand('sweep', database.uri);
    expect(stdout).toMatch(
      /^Looked at [1-9]\d* new .*; account credit was used automatically on 0\. 35 wait for/,
    );
    expect(code).toBe(0);
    expect((await runCommand('sweep', database.uri)).stdout).toMatch(/^Looked at 0 new/);
  });

  it('is exported to books that hledger accepts, with the balances of the desk', async () => {
    const file = join(folder, 'books.journal');
    const { code, stdout } = await runCommand('export', database.uri, '--hledger', file);
    expect(stdout).toMatch(/^Wrote \d{4} entries to .*books\.journal\./);
    expect(code).toBe(0);
    expect(await readdir(folder)).toEqual(['books.journal']);
    hledger('check', '--strict', '-f', file);
    const accounts = await database.store.collections.accounts
      .find({ balance: { $gt: 0n } })
      .toArray();
    const stored = accounts.map(({ _id, balance, currency }): [string, string] => {
      return [_id, formatPlainAmount(balance, currency)];
    });
    expect(stored.length).toBeGreaterThan(5);
    expect(hledgerCredit(file)).toEqual(new Map(stored));
  });
});
