import { expect, it } from 'vitest';
import {
  compare,
  differenceSentence,
  differs,
  fault,
} from '../../../src/domain/books/difference.js';

const of = { document: 'account credit' as const, id: 'club:olsen:JPY', currency: 'JPY' };

it('is nothing where both are the same, and has plain words where they are not', () => {
  expect(compare(of, 'balance', { expected: 5n, stored: 5n })).toEqual([]);
  const [difference] = compare(of, 'balance', { expected: 5n, stored: -5n });
  expect(difference).toEqual({
    ...{ document: 'account credit', id: 'club:olsen:JPY', what: 'balance' },
    ...{ expected: '5 JPY', stored: '-5 JPY' },
  });
  if (difference === undefined) throw new Error('no difference');
  expect(differenceSentence(difference)).toBe(
    'Account credit club:olsen:JPY, balance: the journal gives 5 JPY, stored is -5 JPY.',
  );
});

it.each([
  [['headDigest'], 'digest of the newest journal entry'],
  [['lots', 'lot x', 'openedSeq'], 'lot x, number of the account when opened'],
  [['lots', 'lot x', 'source', 'creditNoteId'], 'lot x, source, credit note id'],
  [['pendingPayments', 'payment P'], 'payment P'],
  [['accountSeqAtIssue'], 'number of the account at issue'],
  [[], ''],
])('says %j in words', (path, words) => {
  expect(differs(of, path, { expected: 1, stored: 2 }).what).toBe(words);
});

it.each(['seq', 'openedSeq', 'accountSeqAtIssue', 'accountSeq', 'invoiceSeq'])(
  'shows %s as a number and no amount',
  (field) => {
    expect(compare(of, field, { expected: 1n, stored: 2n })).toMatchObject([
      { expected: '1', stored: '2' },
    ]);
  },
);

it('shows the least unit where no list knows the currency', () => {
  const unknown = { ...of, currency: 'XXX' };
  expect(compare(unknown, 'balance', { expected: 5n, stored: 6n })).toMatchObject([
    { expected: '5', stored: '6' },
  ]);
});

it('takes words as they are', () => {
  expect(fault(of, 'form', { expected: 'one', stored: 'another' })).toEqual({
    ...{ document: 'account credit', id: 'club:olsen:JPY', what: 'form' },
    ...{ expected: 'one', stored: 'another' },
  });
});
