import { beforeEach, describe, expect, it } from 'vitest';
import { createAccountCheck } from '../../../src/domain/books/check-account.js';
import { differenceSentence } from '../../../src/domain/books/difference.js';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import type { Account } from '../../../src/domain/credit/account.js';
import { digestOf } from '../../../src/store/ledger/digest.js';
import { owner } from '../../support/rules.js';
import { createStory } from '../../support/story.js';

/** An opening balance that expires, one that does not, and each act on their credit. */
function someCredit() {
  const story = createStory();
  const first = story.open(1_000n, '2027-01-31');
  story.open(500n, null);
  story.open(70n, '2026-11-22');
  story.issue(1, [900n]);
  story.takeBack(1, story.apply(1, 300n));
  story.apply(1, 200n);
  story.withdraw(first, 100n);
  const { account, entries } = story.books();
  return { account, entries: entries.filter((entry) => entry.accountSeq !== null) };
}

let account: Account;
let entries: readonly JournalEntry[];
beforeEach(() => {
  ({ account, entries } = someCredit());
});

function found(list: readonly JournalEntry[], stored: readonly Account[] = [account]): string[] {
  const check = createAccountCheck(owner, digestOf);
  return [...list.flatMap(check.follow), ...check.end(stored)].map(differenceSentence);
}

/** What is found beside the broken chain when the entry at this place is another. */
function foundAt(at: number, change: (entry: JournalEntry) => Partial<JournalEntry>): string[] {
  const altered = entries.map((entry, index) =>
    index === at ? { ...entry, ...change(entry) } : entry,
  );
  return found(altered).filter((words) => !words.includes('entry before it'));
}

function withUse(change: object) {
  return (entry: JournalEntry): Partial<JournalEntry> => {
    const uses = entry.details.uses?.map((use) => Object.assign({}, use, change)) ?? [];
    return { details: { ...entry.details, uses } };
  };
}

describe('an account against its entries', () => {
  it('has no difference as the rules leave it', () => {
    expect(entries.map(({ kind }) => kind)).toEqual([
      ...['credit.opened', 'credit.opened', 'credit.opened'],
      ...['credit.applied', 'credit.unapplied', 'credit.applied', 'credit.withdrawn'],
    ]);
    expect(found(entries)).toEqual([]);
    expect(found([], [])).toEqual([]);
  });

  it.each<[string, number, (entry: JournalEntry) => Partial<JournalEntry>, string]>([
    [
      'the balance that an entry left',
      1,
      ({ outcome }) => ({ outcome: { ...outcome, balance: 1n } }),
      'act-2, balance: the journal gives 15.00 GBP, stored is 0.01 GBP.',
    ],
    [
      'what could be spent after it, without what has expired',
      2,
      ({ outcome }) => ({ outcome: { ...outcome, available: 1_570n } }),
      'act-3, available: the journal gives 15.00 GBP, stored is 15.70 GBP.',
    ],
    [
      'a number that skips',
      3,
      () => ({ accountSeq: 9n }),
      'act-5, number on the account: the journal gives 4, stored is 9.',
    ],
  ])('names %s', (_name, at, change, words) => {
    expect(foundAt(at, change)).toContain(`Journal entry ${words}`);
  });

  it.each([
    ['lot', { lotId: 'another' }, 'another'],
    ['number', { openedSeq: 2n }, 'act-1'],
    ['first day', { createdOn: '2026-10-02' }, 'act-1'],
    ['last day', { expiresOn: null }, 'act-1'],
    ['source', { source: { kind: 'overpayment', invoiceId: 'club:INV-1' } }, 'act-1'],
  ])('names a use that has another %s than its lot', (_name, change, lot) => {
    expect(foundAt(6, withUse(change))).toContain(
      `Journal entry act-8, lot ${lot}: the journal gives as it was, stored is another.`,
    );
  });

  it('names a lot that would hold less than nothing, and a sum that is not the balance', () => {
    const words = foundAt(6, withUse({ amount: 801n }));
    expect(words).toContain(
      'Journal entry act-8, lot act-1: the journal gives as it was, stored is another.',
    );
    expect(words).toContain(
      'Journal entry act-8, sum of the lots: the journal gives 12.70 GBP, stored is 5.69 GBP.',
    );
    expect(foundAt(6, withUse({ amount: 800n })).join(' ')).not.toContain('as it was');
  });

  it('names one that was altered, is missing, is there twice or has no entries', () => {
    const id = 'club:olsen:GBP';
    expect(found(entries, [{ ...account, balance: 1n }])).toEqual([
      `Account credit ${id}, balance: the journal gives 12.70 GBP, stored is 0.01 GBP.`,
    ]);
    expect(found(entries, [])).toEqual([
      `Account credit ${id}, the document itself: the journal gives there, stored is missing.`,
    ]);
    const tooMany = `Account credit ${id}, the document itself: the journal gives missing, stored is there.`;
    expect(found(entries, [account, account])).toEqual([tooMany]);
    expect(found([], [account])).toEqual([tooMany]);
  });

  it('names entries that do not follow one another on the account', () => {
    expect(found(entries.toSpliced(1, 1)).join(' ')).toContain(
      'Journal entry act-3, entry before it on the account: the journal gives act-1 as it was booked',
    );
  });
});
