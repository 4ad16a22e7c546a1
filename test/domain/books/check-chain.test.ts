import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPayerBooks } from '../../../src/domain/books/check-books.js';
import { checkLink, checkSingleLink, linkOf } from '../../../src/domain/books/check-chain.js';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import { digestOf } from '../../../src/store/ledger/digest.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import { type MemoryBooks, storedBooks } from '../../support/memory-books.js';
import { anAct } from '../../support/random-acts.js';
import { booksWith, someLines, tryAct } from '../../support/random-books.js';

/** Books in which things were done, at least one entry in each of two chains. */
const someBooks = fc
  .tuple(fc.array(someLines, { minLength: 1, maxLength: 3 }), fc.array(anAct, { maxLength: 20 }))
  .map(([invoices, acts]) =>
    acts.reduce((books, act) => tryAct(books, act).books, booksWith(invoices)),
  );

function faults(books: MemoryBooks, entries: readonly JournalEntry[] = books.entries) {
  return checkPayerBooks({ ...storedBooks(books), entries }, digestOf);
}

/** Runs the check on every entry of random books; returns how many entries were tried. */
function everyEntry(check: (books: MemoryBooks, entry: JournalEntry) => void): number {
  let tried = 0;
  fc.assert(
    fc.property(someBooks, (books) => {
      for (const entry of books.entries) {
        tried += 1;
        check(books, entry);
      }
    }),
    { numRuns: 40 },
  );
  return tried;
}

describe('the chain of a payer', () => {
  it('has no fault as the rules leave it, in whatever order the entries are read', () => {
    fc.assert(
      fc.property(someBooks, fc.infiniteStream(fc.nat()), (books, order) => {
        expect(faults(books)).toEqual([]);
        const shuffled = books.entries
          .map((entry) => ({ entry, at: order.next().value ?? 0 }))
          .sort((one, other) => one.at - other.at)
          .map(({ entry }) => entry);
        expect(faults(books, shuffled)).toEqual([]);
      }),
    );
  });

  it('names an entry that was removed, whichever it is', () => {
    const tried = everyEntry((books, gone) => {
      const left = books.entries.filter((entry) => entry !== gone);
      expect(faults(books, left)).not.toEqual([]);
    });
    expect(tried).toBeGreaterThanOrEqual(40);
  });

  it('names two neighbours that were removed together', () => {
    everyEntry((books, first) => {
      const ofInvoice = books.entries.filter(({ refs }) => refs.invoiceId === first.refs.invoiceId);
      const next = ofInvoice[ofInvoice.indexOf(first) + 1];
      const left = books.entries.filter((entry) => entry !== first && entry !== next);
      expect(faults(books, left)).not.toEqual([]);
    });
  });

  it('names an entry that was added, between two or at the end', () => {
    everyEntry((books, copied) => {
      for (const shift of [0n, 1n, 100n]) {
        const invoiceSeq = copied.invoiceSeq === null ? null : copied.invoiceSeq + shift;
        const accountSeq = copied.accountSeq === null ? null : copied.accountSeq + shift;
        const added = { ...copied, id: 'added', invoiceSeq, accountSeq };
        expect(faults(books, [...books.entries, added])).not.toEqual([]);
      }
    });
  });

  it.each<[string, (entry: JournalEntry) => Partial<JournalEntry>]>([
    ['the day', () => ({ occurredOn: '2025-01-01' })],
    ['the moment', () => ({ recordedAt: new Date('2025-01-01T00:00:00Z') })],
    ['the actor', () => ({ actor: { kind: 'staff', id: 'USOMEONE' } })],
    ['the request', () => ({ requestHash: 'another' })],
    [
      'the kind',
      ({ kind }) => ({ kind: kind === 'invoice.issued' ? 'credit.opened' : 'invoice.issued' }),
    ],
    [
      'the postings',
      ({ postings }) => ({ postings: [...postings, { account: 'fees', amount: 0n }] }),
    ],
    ['an amount of the details', ({ details }) => ({ details: { ...details, toInvoice: -1n } })],
    ['the outcome', ({ outcome }) => ({ outcome: { ...outcome, available: -1n } })],
    ['what it reverses', () => ({ reverses: 'another' })],
    ['the digest before it', () => ({ previous: 'another' })],
    ['its number on the invoice', ({ invoiceSeq }) => ({ invoiceSeq: (invoiceSeq ?? 0n) + 1n })],
    ['its number on the account', ({ accountSeq }) => ({ accountSeq: (accountSeq ?? 0n) + 1n })],
  ])('names an entry in which %s was altered', (_name, change) => {
    everyEntry((books, altered) => {
      const entries = books.entries.map((entry) =>
        entry === altered ? { ...entry, ...change(entry) } : entry,
      );
      expect(faults(books, entries)).not.toEqual([]);
    });
  });

  it('does not mind a reason that was taken away, so that a person can be forgotten', () => {
    everyEntry((books) => {
      const entries = books.entries.map((entry) => ({ ...entry, reason: '' }));
      const notes = [...books.notes.values()].map((note) => ({ ...note, reason: '' }));
      const gone = { reason: '', reference: '', problem: '' };
      const refunds = [...books.refunds.values()].map((refund) => ({ ...refund, ...gone }));
      const forgotten = { ...storedBooks(books), entries, notes, refunds };
      expect(checkPayerBooks(forgotten, digestOf)).toEqual([]);
    });
  });

  it('names an invoice and an account whose newest entry is another', () => {
    fc.assert(
      fc.property(someBooks, (books) => {
        const what = 'digest of the newest journal entry';
        for (const invoice of books.invoices.values()) {
          const invoices = new Map(books.invoices);
          invoices.set(invoice.id, { ...invoice, headDigest: 'another' });
          expect(faults({ ...books, invoices })).toEqual([
            expect.objectContaining({ what, id: invoice.id, stored: 'another' }),
          ]);
        }
        if (books.account.seq === 0n) return;
        const account = { ...books.account, headDigest: 'another' };
        expect(faults({ ...books, account })).toEqual([
          expect.objectContaining({ what, id: account.id, stored: 'another' }),
        ]);
      }),
    );
  });
});

/** The first two entries of one invoice. */
function twoEntries(): [first: JournalEntry, second: JournalEntry] {
  const { entries } = booksOfEverything().books;
  const [first, second] = entries.filter(({ refs }) => refs.invoiceId === 'club:INV-2');
  if (first === undefined || second === undefined) throw new Error('too few entries');
  return [first, second];
}

describe('one link', () => {
  it('is what the entry before it comes to, and nothing for the first', () => {
    const [first, second] = twoEntries();
    expect(checkLink(first, null, 'invoice')).toEqual([]);
    expect(checkLink(second, linkOf(first, digestOf), 'invoice')).toEqual([]);
    expect(linkOf(first, digestOf)).toEqual({ id: first.id, digest: second.previous });
  });

  it('is named with the entry that should be there', () => {
    const [first, second] = twoEntries();
    const altered = linkOf({ ...first, occurredOn: '2025-01-01' }, digestOf);
    expect(checkLink(second, altered, 'invoice')).toEqual([
      {
        ...{ document: 'journal entry', id: second.id, what: 'entry before it on the invoice' },
        expected: `${first.id} as it was booked`,
        stored: 'one that was altered, removed or moved',
      },
    ]);
    expect(checkLink(second, null, 'invoice')).toMatchObject([
      { expected: 'none', stored: 'one that was altered, removed or moved' },
    ]);
    expect(checkLink({ ...second, previous: null }, altered, 'invoice')).toMatchObject([
      { stored: 'none' },
    ]);
  });

  it('on the account is the second of an entry on an invoice, and the only one of others', () => {
    const [, second] = twoEntries();
    const before = { id: 'before', digest: second.previousOnAccount ?? '' };
    expect(checkLink(second, before, 'account')).toEqual([]);
    expect(checkLink(second, { ...before, digest: 'x' }, 'account')).toMatchObject([
      { what: 'entry before it on the account', expected: 'before as it was booked' },
    ]);
    const alone = { ...second, refs: {}, previous: 'only', previousOnAccount: null };
    expect(checkLink(alone, { id: 'before', digest: 'only' }, 'account')).toEqual([]);
    expect(checkSingleLink(alone)).toEqual([]);
  });

  it('has to be single where an entry has one place only', () => {
    const [first, second] = twoEntries();
    expect(checkSingleLink(second)).toEqual([]);
    expect(checkSingleLink(first)).toEqual([]);
    const what = 'previous on account';
    expect(checkSingleLink({ ...first, previousOnAccount: 'x' })).toEqual([
      { document: 'journal entry', id: first.id, what, expected: 'empty', stored: 'x' },
    ]);
    expect(checkSingleLink({ ...second, refs: {} })).toMatchObject([{ what }]);
  });
});
