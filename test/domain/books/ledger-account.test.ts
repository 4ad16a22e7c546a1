import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EntryKind, entryKinds } from '../../../src/domain/books/entry-kinds.js';
import { ledgerAccount } from '../../../src/domain/books/journal-entry.js';
import {
  accountsOfKind,
  ledgerAccountPattern,
  readLedgerAccount,
} from '../../../src/domain/books/ledger-account.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import { createStory } from '../../support/story.js';

describe('the list of ledger accounts', () => {
  it('holds every account that a rule can name, and says whose it is', () => {
    const { receivable, accountCredit, cash, ...ofTheClub } = ledgerAccount;
    expect(readLedgerAccount(receivable('club:INV:1'))).toEqual({
      name: 'receivable',
      owner: 'club:INV:1',
    });
    expect(readLedgerAccount(accountCredit('club:olsen'))).toEqual({
      name: 'account-credit',
      owner: 'club:olsen',
    });
    expect(readLedgerAccount(cash('stripe'))).toEqual({ name: 'cash', owner: 'stripe' });
    expect(Object.values(ofTheClub).sort()).toEqual([
      'credit-notes',
      'expired-credit',
      'fees',
      'income',
      'opening-balances',
      'refunds-due',
      'write-offs',
    ]);
    for (const name of Object.values(ofTheClub)) {
      expect(readLedgerAccount(name)).toEqual({ name, owner: null });
    }
  });

  it.each([
    ['income\n'],
    ['Income'],
    [' income'],
    ['income:olsen'],
    ['cash'],
    ['cash:'],
    ['receivable:'],
    ['suspense'],
    [''],
    ['constructor'],
  ])('does not hold %j', (account) => {
    expect(readLedgerAccount(account)).toBeNull();
  });

  it('is the same list for the database, whatever is asked', () => {
    const pattern = new RegExp(ledgerAccountPattern, 'u');
    const names = ['income', 'cash', 'receivable', 'fees', 'account-credit', 'suspense'];
    const anAccount = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom(...names), fc.constantFrom('', ':', '\n', ' '), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anAccount, (account) => {
        expect(pattern.test(account)).toBe(readLedgerAccount(account) !== null);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets each kind of entry post to no more than a rule that books it does', () => {
    const seen = new Map<EntryKind, Set<string>>();
    const { books } = booksOfEverything();
    const story = createStory();
    story.issue(1, [100n]);
    story.voidInvoice(1);
    for (const { kind, postings } of [...books.entries, ...story.books().entries]) {
      const names = postings.map(({ account }) => readLedgerAccount(account)?.name ?? account);
      seen.set(kind, new Set([...(seen.get(kind) ?? []), ...names]));
    }
    expect(seen.size).toBeGreaterThan(15);
    for (const [kind, names] of seen) {
      expect([...names].sort(), kind).toEqual([...accountsOfKind[kind]].sort());
    }
  });

  it.each<[EntryKind, string[]]>([
    ['payment.corrected', ['receivable', 'cash']],
    ['credit.expired', ['account-credit', 'expired-credit']],
    ['credit.paid-out', ['account-credit', 'refunds-due']],
    ['overpayment.refunded', ['receivable', 'refunds-due']],
    ['refund.asked', ['credit-notes', 'refunds-due']],
    ['refund.paid', ['refunds-due', 'cash', 'fees']],
    [
      'refund.failed',
      ['credit-notes', 'receivable', 'account-credit', 'refunds-due', 'cash', 'fees'],
    ],
  ])('lets %s post to just the accounts of its rule', (kind, accounts) => {
    expect(accountsOfKind[kind]).toEqual(accounts);
  });

  it('gives each kind of entry two accounts at least, or none where no money moves', () => {
    expect(Object.keys(accountsOfKind).sort()).toEqual([...entryKinds].sort());
    const without = ['payment.pending', 'payment.failed', 'refund.waiting'];
    for (const kind of entryKinds) {
      const { size } = new Set(accountsOfKind[kind]);
      if (without.includes(kind)) expect(size, kind).toBe(0);
      else expect(size, kind).toBeGreaterThanOrEqual(2);
    }
  });
});
