import { beforeEach, describe, expect, it } from 'vitest';
import { checkPayerBooks } from '../../../src/domain/books/check-books.js';
import type { BooksDifference } from '../../../src/domain/books/difference.js';
import { entryKinds } from '../../../src/domain/books/entry-kinds.js';
import type { PayerBooks } from '../../../src/domain/books/payer-books.js';
import { digestOf } from '../../../src/store/ledger/digest.js';
import { distinctAlterations } from '../../support/alterations.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import { storedBooks } from '../../support/memory-books.js';
import { rechained } from '../../support/rechained.js';

let books: PayerBooks;
beforeEach(() => {
  books = storedBooks(booksOfEverything().books);
});

const known = new Map<string, string>();

/** The same entries are looked at thousands of times here. */
function digestOnce(text: string): string {
  const digest = known.get(text) ?? digestOf(text);
  known.set(text, digest);
  return digest;
}

type Documents = Partial<Record<keyof PayerBooks, readonly object[]>>;

function differences(changes: Documents): BooksDifference[] {
  return checkPayerBooks(Object.assign({}, books, changes), digestOnce);
}

function without<Value>(values: readonly Value[], gone: readonly Value[]): Value[] {
  return values.filter((value) => !gone.includes(value));
}

describe('the audit of books in which everything was done', () => {
  it('finds nothing, and they hold every kind of entry that a rule books today', () => {
    expect(differences({})).toEqual([]);
    const kinds = new Set(books.entries.map(({ kind }) => kind));
    expect(entryKinds.filter((kind) => !kinds.has(kind))).toEqual(['credit.expired']);
    expect(checkPayerBooks(rechained(books, books.entries), digestOf)).toEqual([]);
  });

  it('finds nothing in whatever order the documents are handed in', () => {
    expect(
      differences({
        entries: books.entries.toReversed(),
        invoices: books.invoices.toReversed(),
        notes: books.notes.toReversed(),
        payments: books.payments.toReversed(),
        refunds: books.refunds.toReversed(),
      }),
    ).toEqual([]);
  });

  it.each([
    ['invoices', 'invoice', ['description']],
    ['accounts', 'account credit', []],
    ['notes', 'credit note', ['noteToCustomer']],
    ['payments', 'payment', []],
    ['refunds', 'refund', []],
  ] as const)('names each field of %s that was altered, and nothing else', (part, name, words) => {
    const unseen = new Set<string>();
    let tried = 0;
    for (const { document, path, altered } of distinctAlterations<object>(
      books[part],
      () => part,
    )) {
      tried += 1;
      const list = books[part].map((one) => (one === document ? altered : one));
      const found = differences({ [part]: list });
      if (found.length === 0) unseen.add(path.replace(/ gone$/, '').replace(/.*\./, ''));
      const moved = /^(?:id|currency|payerId|invoiceId|clubId)/.test(path);
      if (!moved)
        expect(found.map((one) => one.document).filter((one) => one !== name)).toEqual([]);
    }
    expect([...unseen]).toEqual(words);
    expect(tried).toBeGreaterThan(25);
  });

  it('names each field of entries that was altered, but for a reason that is nowhere else', () => {
    const unseen = new Set<string>();
    let tried = 0;
    const all = distinctAlterations(books.entries, ({ kind }) => kind);
    for (const { document, path, altered } of all) {
      tried += 1;
      const entries = books.entries.map((one) => (one === document ? altered : one));
      if (differences({ entries }).length === 0) unseen.add(path);
      else if (path === 'reason')
        expect(document.kind).toMatch(
          /^(?:credit\.(?:raised|paid-out)|refund\.|overpayment\.refunded)/,
        );
    }
    expect([...unseen]).toEqual(['reason']);
    expect(tried).toBeGreaterThan(700);
  });

  it('names each document that was removed, copied, or invented under another id', () => {
    for (const part of [
      'entries',
      'invoices',
      'accounts',
      'notes',
      'payments',
      'refunds',
    ] as const) {
      for (const document of books[part]) {
        const { id } = document;
        const invented = { ...document, id: `${id}-2` };
        expect(differences({ [part]: without<object>(books[part], [document]) }), id).not.toEqual(
          [],
        );
        expect(differences({ [part]: [...books[part], { ...document }] }), id).not.toEqual([]);
        expect(differences({ [part]: [...books[part], invented] }), id).not.toEqual([]);
      }
    }
  });

  it('names every two entries that were removed together from one invoice, or in a row', () => {
    // Two that share no chain leave the gaps that each leaves alone.
    let tried = 0;
    for (const [index, one] of books.entries.entries()) {
      for (const [step, other] of books.entries.slice(index + 1).entries()) {
        if (step > 0 && one.refs.invoiceId !== other.refs.invoiceId) continue;
        tried += 1;
        const entries = without(books.entries, [one, other]);
        expect(differences({ entries }), `${one.id} and ${other.id}`).not.toEqual([]);
      }
    }
    expect(tried).toBeGreaterThan(300);
  });

  it('wants the mark of an import that is not complete on everything, and on nothing else', () => {
    const marked = <Value extends object>(value: Value) => ({ ...value, importing: true as const });
    const [invoices, accounts] = [books.invoices.map(marked), books.accounts.map(marked)];
    const half = { ...books, invoices, accounts, isImporting: true };
    expect(checkPayerBooks(half, digestOf)).toEqual([]);
    const unmarked = checkPayerBooks({ ...books, isImporting: true }, digestOf);
    expect(unmarked).toHaveLength(books.invoices.length + 1);
    const left = checkPayerBooks({ ...half, isImporting: false }, digestOf);
    expect(left).toHaveLength(books.invoices.length + 1);
    expect(new Set(left.map(({ what }) => what))).toEqual(new Set(['importing']));
  });

  it('names what is in a form that cannot be read, and goes on', () => {
    const [first, ...rest] = books.entries;
    const broken = Object.assign({}, first, { outcome: null, details: null });
    const found = differences({ entries: [broken, ...rest], payments: [] });
    expect(found.filter(({ what }) => what === 'form').map(({ document }) => document)).toEqual([
      'invoice',
      'account credit',
    ]);
    expect(found.filter(({ document }) => document === 'payment')).toHaveLength(
      books.payments.length,
    );
  });
});
