import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import {
  hledgerAccount,
  hledgerBalance,
  hledgerCommodity,
  hledgerEntry,
} from '../../src/domain/books/hledger.js';
import { isUnderWay } from '../../src/domain/refunds/refund.js';
import { booksOfEverything } from '../support/books-of-everything.js';
import { hledger } from './hledger.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'refunds-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('what is due, what it cost and the cash of each provider is what hledger finds', async () => {
  const { books } = booksOfEverything();
  const accounts = books.entries.flatMap(({ postings }) => postings.map(({ account }) => account));
  const lastDay =
    books.entries
      .map(({ occurredOn }) => occurredOn)
      .sort()
      .at(-1) ?? '';
  const file = join(folder, 'books.journal');
  await writeFile(
    file,
    [
      hledgerCommodity('GBP'),
      ...[...new Set(accounts)].map(hledgerAccount),
      ...books.entries.map(hledgerEntry),
      hledgerBalance(books.account, lastDay),
    ].join(''),
  );
  hledger('check', '--strict', '-f', file);
  const balanceOf = (account: string) => {
    const words = ['-f', file, '-N', '-O', 'csv', '--layout=bare', '--empty', `^${account}$`];
    return /"([^"]*)"\s*$/.exec(hledger('balance', ...words))?.[1];
  };
  const refunds = [...books.refunds.values()];
  const sum = (amounts: bigint[]) =>
    formatPlainAmount(
      amounts.reduce((all, amount) => all + amount, 0n),
      'GBP',
    );
  const done = refunds.filter(({ state }) => state === 'done');
  const due = refunds.filter(isUnderWay).map(({ amount }) => -amount);
  const out = (provider: string) =>
    done.filter((refund) => refund.provider === provider).map(({ amount, fee }) => -amount - fee);
  const paid = [...books.invoices.values()].map((invoice) => invoice.paid);
  expect(due.length).toBeGreaterThan(2);
  expect(balanceOf('refunds-due')).toBe(sum(due));
  expect(balanceOf('fees')).toBe(sum(done.map(({ fee }) => fee)));
  expect(balanceOf('cash:bank')).toBe(sum(out('bank')));
  expect(balanceOf('cash:stripe')).toBe(sum([...paid, ...out('stripe')]));
});
