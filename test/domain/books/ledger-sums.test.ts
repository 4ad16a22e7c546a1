import { beforeEach, expect, it } from 'vitest';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import {
  addPostings,
  checkSums,
  type LedgerSums,
  ledgerSums,
} from '../../../src/domain/books/ledger-sums.js';
import { isUnderWay, type Refund } from '../../../src/domain/refunds/refund.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import type { MemoryBooks } from '../../support/memory-books.js';

function sumsOf(entries: readonly JournalEntry[]) {
  const sums: LedgerSums = new Map();
  for (const entry of entries) addPostings(sums, entry);
  return ledgerSums(sums);
}

let books: MemoryBooks;
beforeEach(() => {
  ({ books } = booksOfEverything());
});
const amountOf = (account: string) =>
  sumsOf(books.entries).find((sum) => sum.account === account)?.amount;

it('sums each account of the list, those of all owners together, in order', () => {
  const invoices = [...books.invoices.values()];
  const owed = invoices.reduce(
    (sum, { outstanding, overpaid }) => sum + outstanding - overpaid,
    0n,
  );
  const income = invoices.reduce((sum, one) => sum + (one.voidedOn === null ? one.total : 0n), 0n);
  const paid = invoices.reduce((sum, one) => sum + one.paid, 0n);
  const writtenOff = invoices.reduce((sum, one) => sum + one.writtenOff, 0n);
  expect(amountOf('receivable')).toBe(owed);
  expect(amountOf('account-credit')).toBe(-books.account.balance);
  expect(amountOf('income')).toBe(-income);
  const refunds = [...books.refunds.values()];
  const sum = (of: Refund[], field: 'amount' | 'fee') =>
    of.reduce((all, one) => all + one[field], 0n);
  const done = refunds.filter(({ state }) => state === 'done');
  const sent = (provider: string) => {
    const own = done.filter((refund) => refund.provider === provider);
    return sum(own, 'amount') + sum(own, 'fee');
  };
  expect(amountOf('cash:stripe')).toBe(paid - sent('stripe'));
  expect(amountOf('cash:bank')).toBe(-sent('bank'));
  expect(amountOf('fees')).toBe(sum(done, 'fee'));
  expect(amountOf('refunds-due')).toBe(-sum(refunds.filter(isUnderWay), 'amount'));
  expect(amountOf('write-offs')).toBe(writtenOff);
  expect(amountOf('expired-credit')).toBe(-90n);
  expect(amountOf('opening-balances')).toBe(1_780n);
  const names = sumsOf(books.entries).map(({ account }) => account);
  expect(names).toEqual([
    ...[
      'account-credit',
      'cash:bank',
      'cash:stripe',
      'credit-notes',
      'expired-credit',
      'fees',
      'income',
    ],
    ...['opening-balances', 'receivable', 'refunds-due', 'write-offs'],
  ]);
});

it('keeps currencies, providers and unknown accounts apart', () => {
  const [first] = books.entries;
  if (first === undefined) throw new Error('no entry');
  const euros = { ...first, currency: 'EUR', postings: [{ account: 'cash:sumup', amount: 5n }] };
  const odd = { ...first, postings: [{ account: 'suspense', amount: 7n }] };
  expect(sumsOf([odd, euros, odd])).toEqual([
    { account: 'cash:sumup', currency: 'EUR', amount: 5n },
    { account: 'unknown accounts', currency: 'GBP', amount: 14n },
  ]);
});

it('names a currency whose accounts do not come to nothing together', () => {
  expect(checkSums(sumsOf(books.entries))).toEqual([]);
  const sums = [
    { account: 'income', currency: 'EUR', amount: -5n },
    { account: 'receivable', currency: 'GBP', amount: 3n },
    { account: 'receivable', currency: 'EUR', amount: 5n },
    { account: 'income', currency: 'GBP', amount: -2n },
  ];
  expect(checkSums(sums)).toEqual([
    {
      ...{ document: 'ledger account', id: 'all in GBP', what: 'sum' },
      ...{ expected: '0.00 GBP', stored: '0.01 GBP' },
    },
  ]);
});
