import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chained } from '../../src/domain/books/chain.js';
import {
  hledgerAccount,
  hledgerBalance,
  hledgerCommodity,
  hledgerEntry,
} from '../../src/domain/books/hledger.js';
import { planOpenCredit } from '../../src/domain/credit/open-credit.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { eventContext } from '../support/rules.js';
import { openCommandDatabase } from './command-database.js';
import { hledger, hledgerCredit } from './hledger.js';
import { folderOf } from './import-folder/folder.js';
import { runCommand } from './run-command.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'books-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('books in currencies of none, two and three decimals are accepted, with their balances', async () => {
  const { uri } = await openCommandDatabase();
  const club = await folderOf({
    contacts: 'id,name\nC1,"Ana; Maria  Cruz"\nC2,🤸\n',
    invoices:
      'number,payer_id,issued_on,due_on,currency,auto_collect\nY/1,C1,2026-09-01,2026-09-15,JPY,no\nK-1,C1,2026-09-01,2026-09-15,KWD,no\nE.1,C2,2026-09-01,2026-09-15,EUR,no\n#1: Nº 2/º (B),C2,2026-09-01,2026-09-15,EUR,no\n',
    invoice_lines:
      'invoice_number,line,contact_id,description,amount\nY/1,1,C1,"Term; ""A""",1500\nK-1,1,C1,Kit,1.234\nE.1,1,C2,Kit,1234567.89\n#1: Nº 2/º (B),1,C2,Kit,2.00\n',
    payments:
      'id,invoice_number,amount,provider,received_on,status\nP1,Y/1,1500,card,2026-09-02,received\nP2,K-1,1.234,bank.transfer,2026-09-02,received\nP3,E.1,1234567.89,cash,2026-09-02,received\n',
    credit_notes:
      'invoice_number,amount,created_on,reason\nY/1,1000,2026-09-03,"Rain; all  day"\nK-1,1.004,2026-09-03,Rain\nE.1,1234567.88,2026-09-03,Rain\n',
  });
  expect((await runCommand('import', uri, club)).code).toBe(0);
  const file = join(folder, 'decimals.journal');
  expect((await runCommand('export', uri, '--hledger', file)).code).toBe(0);
  hledger('check', '--strict', '-f', file);
  expect(hledgerCredit(file)).toEqual(
    new Map([
      ['club:C1:JPY', '1000'],
      ['club:C1:KWD', '1.004'],
      ['club:C2:EUR', '1234567.88'],
    ]),
  );
});

it('an export over an older file replaces it whole, and one that fails leaves it', async () => {
  const { uri } = await openCommandDatabase();
  const file = join(folder, 'old.journal');
  await writeFile(file, 'old');
  expect((await runCommand('export', uri, '--hledger', file)).code).toBe(0);
  expect(await readFile(file, 'utf8')).toMatch(/^commodity 1000\.00 GBP\n/);
  hledger('check', '--strict', '-f', file);
  const absent = join(folder, 'absent', 'books.journal');
  const { code, stderr } = await runCommand('export', uri, '--hledger', absent);
  expect(stderr).toMatch(/^.*absent\/books\.journal cannot be written .*Name a file in a folder/);
  expect(code).toBe(1);
  expect((await readdir(folder)).filter((name) => name.includes('part'))).toEqual([]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('files for spreadsheets are whole, for whoever asked alone, and go where nobody led them', async () => {
  const { uri } = await openCommandDatabase();
  const into = join(folder, 'new', 'csv');
  const first = await runCommand('export', uri, '--csv', into);
  expect(first.stdout).toContain('ledger_postings.csv: 0 rows');
  const names = await readdir(into);
  expect(names).toHaveLength(7);
  expect(await readFile(join(into, 'ledger_lines.csv'), 'utf8')).toMatch(
    /^\ufeffinvoice_number,line/,
  );
  const elsewhere = join(folder, 'elsewhere.txt');
  await writeFile(elsewhere, 'mine');
  await rm(join(into, 'ledger_lines.csv'));
  await symlink(elsewhere, join(into, 'ledger_lines.csv'));
  expect((await runCommand('export', uri, '--csv', into)).code).toBe(0);
  expect(await readFile(elsewhere, 'utf8')).toBe('mine');
  for (const name of names) expect((await lstat(join(into, name))).mode).toBe(0o100600);
  expect(await readdir(into)).toEqual(names);
});

it('ids of any characters stay apart and break nothing', async () => {
  const ids = [
    'a b',
    'a  b',
    'a;b',
    'a_b',
    'a,date:x',
    'a"b',
    '[a]',
    '🤸‍♀️',
    'a::b',
    'a:',
    '%3B',
    '\u00a0',
  ];
  const plans = ids.map((id, index) => {
    const owner = { clubId: 'club', payerId: `club:${id}`, currency: 'GBP' };
    const request = { amount: BigInt(index + 1), createdOn: '2026-09-01', expiresOn: null };
    const context = eventContext({ key: `open:${id}\n` });
    return chained(planOpenCredit({ account: null, owner }, request, context), digestOf);
  });
  const entries = plans.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  const accounts = plans.flatMap(({ account }) => (account === undefined ? [] : [account.after]));
  const names = entries.flatMap(({ postings }) => postings.map(({ account }) => account));
  const text = [
    hledgerCommodity('GBP'),
    ...[...new Set(names)].map(hledgerAccount),
    ...entries.map(hledgerEntry),
    ...accounts.map((account) => hledgerBalance(account, '2026-12-01')),
  ];
  const file = join(folder, 'ids.journal');
  await writeFile(file, text.join(''));
  hledger('check', '--strict', '-f', file);
  expect([...hledgerCredit(file).values()].sort()).toEqual(
    ids.map((_id, index) => `0.${`${index + 1}`.padStart(2, '0')}`).sort(),
  );
});
