import { describe, expect, it } from 'vitest';
import { checkEntry } from '../../../src/domain/books/check-entry.js';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import { anInvoice, eventContext, owner, paymentPlan } from '../../support/rules.js';

function paid(changes: Partial<JournalEntry> = {}): JournalEntry {
  const request = { paymentId: 'club:P1', amount: 300n, provider: 'stripe' };
  const { entry } = paymentPlan(
    { invoice: anInvoice([1000n]), payment: null },
    { ...request, receivedOn: '2026-11-20', status: 'received' },
    eventContext(),
  );
  if (entry === null) throw new Error('nothing was booked');
  return { ...entry, previous: null, previousOnAccount: null, ...changes };
}

const onOwn = { account: 'receivable:club:INV-1', amount: -300n };

describe('an entry by itself', () => {
  it('has no fault when a rule booked it', () => {
    expect(checkEntry(paid(), owner.payerId)).toEqual([]);
  });

  it.each<[string, Partial<JournalEntry>, string]>([
    ['that does not sum to zero', { postings: [onOwn] }, 'entry'],
    ['of another payer', { payerId: 'club:berg' }, 'entry payer'],
    [
      'on the receivable of another invoice',
      { postings: [{ ...onOwn, account: 'receivable:club:INV-2' }] },
      'ledger account',
    ],
    [
      'on an account of another payer',
      { kind: 'credit.applied', postings: [{ ...onOwn, account: 'account-credit:club:berg' }] },
      'ledger account',
    ],
    [
      'on an account that does not exist',
      { postings: [{ ...onOwn, account: 'suspense' }] },
      'ledger account',
    ],
    [
      'on an account that its kind never touches',
      { postings: [onOwn, { account: 'income', amount: 300n }] },
      'ledger account',
    ],
    ['on the receivable without naming an invoice', { refs: {} }, 'ledger account'],
  ])('%s is named', (_name, changes, what) => {
    const found = checkEntry(paid(changes), owner.payerId);
    expect(found.map((difference) => difference.what)).toContain(what);
    expect(found.every(({ id }) => id === 'payment:club:P1:received:1')).toBe(true);
  });

  it('of a kind that does not exist is named, as it is stored', () => {
    const entry = paid();
    Object.assign(entry, { kind: 'refund.recorded' });
    expect(checkEntry(entry, owner.payerId)).toEqual([
      {
        what: 'entry kind',
        id: 'payment:club:P1:received:1',
        expected: 'a known kind',
        stored: 'refund.recorded',
      },
    ]);
  });
});
