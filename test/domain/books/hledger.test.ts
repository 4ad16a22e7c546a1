import { describe, expect, it, test } from 'vitest';
import {
  hledgerAccount,
  hledgerBalance,
  hledgerCommodity,
  hledgerEntry,
} from '../../../src/domain/books/hledger.js';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import { anAccount } from '../../support/rules.js';
import { createStory } from '../../support/story.js';

function bookedBy(act: (story: ReturnType<typeof createStory>) => void): JournalEntry {
  const story = createStory();
  story.issue(1, [123_456n]);
  act(story);
  const entry = story.books().entries.at(-1);
  if (entry === undefined) throw new Error('nothing was booked');
  return entry;
}

test.each([
  ['GBP', 'commodity 1000.00 GBP\n\n'],
  ['JPY', 'commodity 1000. JPY\n\n'],
  ['KWD', 'commodity 1000.000 KWD\n\n'],
])('the currency %s with its decimals', (code, text) => {
  expect(hledgerCommodity(code)).toBe(text);
});

describe('an entry', () => {
  it('has a day, its kind and key, and a line for each posting', () => {
    const entry = bookedBy((story) => story.pay(1, 'P1', 'received', 5n));
    expect(hledgerEntry(entry)).toBe(
      [
        '2026-11-20 * payment.received  ; key: payment:club:P1:received:1',
        '    cash:stripe  0.05 GBP',
        '    receivable:club:INV-1  -0.05 GBP',
        '',
        '',
      ].join('\n'),
    );
  });

  it('that moves nothing is a comment', () => {
    const entry = bookedBy((story) => story.pay(1, 'P1', 'pending', 5n));
    expect(hledgerEntry(entry)).toBe('; 2026-11-20 payment.pending payment:club:P1:pending:1\n\n');
  });
});

test('a stored balance is asserted of an account to which nothing more is posted', () => {
  const account = anAccount({ lotId: 'a', amount: 1_205n });
  expect(hledgerBalance(account, '2026-12-31')).toBe(
    [
      '2026-12-31 * stored balance',
      '    account-credit:club:olsen  0.00 GBP = -12.05 GBP',
      '',
      '',
    ].join('\n'),
  );
});

describe('a name in one piece', () => {
  test.each([
    ['receivable:club:INV-1', 'receivable:club:INV-1'],
    ['a b\tc', 'a%20b%09c'],
    ['a\u00a0b', 'a%A0b'],
    ['a;b,c"d[e]', 'a%3Bb%2Cc%22d%5Be%5D'],
    ['100%', '100%25'],
    ['%3B', '%253B'],
    ['a\nb\u0007', 'a%0Ab%07'],
    ['a::b:', 'a%3A:b%3A'],
    ['Zoë 🤸‍♀️', 'Zoë%20🤸%200D♀️'],
  ])('%j is written %s', (name, written) => {
    expect(hledgerAccount(name)).toBe(`account ${written}\n`);
  });
});
