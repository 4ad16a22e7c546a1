import { beforeEach, describe, expect, it } from 'vitest';
import { checkPayerBooks } from '../../../src/domain/books/check-books.js';
import type { BooksDifference } from '../../../src/domain/books/difference.js';
import { entryKinds } from '../../../src/domain/books/entry-kinds.js';
import type { PayerBooks } from '../../../src/domain/books/payer-books.js';
import { digestOf } from '../../../src/store/ledger/digest.js';
import { distinctAlterations } from '../../support/alterations.js';
import { booksOfEverything, everythingByPayer } from '../../support/books-of-everything.js';
import { storedBooks } from '../../support/memory-books.js';
import { rechained } from '../../support/rechained.js';

const parts = ['entries', 'invoices', 'accounts', 'notes', 'payments', 'refunds'] as const;

let books: PayerBooks;
/** The same books with a payer for each part of them: each change is looked for in a few entries. */
let payers: PayerBooks[];
beforeEach(() => {
  books = storedBooks(booksOfEverything().books);
  // The shortest first: what many of them have is altered there.
  payers = everythingByPayer()
    .map(storedBooks)
    .sort((one, other) => one.entries.length - other.entries.length);
});

const known = new Map<string, string>();

/** The same entries are looked at thousands of times here. */
function digestOnce(text: string): string {
  const digest = known.get(text) ?? digestOf(text);
  known.set(text, digest);
  return digest;
}

type Documents = Partial<Record<keyof PayerBooks, readonly object[]>>;

function differences(changes: Documents, payer = books): BooksDifference[] {
  return checkPayerBooks(Object.assign({}, payer, changes), digestOnce);
}

type Part = (typeof parts)[number];

/** Every way to alter a document of this part, with what is found then in its payer's books. */
function* altered(part: Part, kindOf: (document: object) => string) {
  const payerOf = new Map<object, PayerBooks>();
  for (const payer of payers) for (const document of payer[part]) payerOf.set(document, payer);
  for (const one of distinctAlterations([...payerOf.keys()], kindOf)) {
    const payer = payerOf.get(one.document) ?? books;
    const list: object[] = payer[part].map((each) => (each === one.document ? one.altered : each));
    yield { ...one, found: differences({ [part]: list }, payer) };
  }
}

function without<Value>(values: readonly Value[], gone: readonly Value[]): Value[] {
  return values.filter((value) => !gone.includes(value));
}

describe('the audit of books in which everything was done', () => {
  it('finds nothing, and they hold every kind of entry that a rule books today', () => {
    expect(differences({})).toEqual([]);
    for (const payer of payers) expect(differences({}, payer)).toEqual([]);
    const kinds = new Set(books.entries.map(({ kind }) => kind));
    expect(entryKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
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
    for (const { path, found } of altered(part, () => part)) {
      tried += 1;
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
    const kindOf = (document: object) => ('kind' in document ? `${document.kind}` : '');
    for (const { document, path, found } of altered('entries', kindOf)) {
      tried += 1;
      if (found.length === 0) unseen.add(path);
      else if (path === 'reason')
        expect(kindOf(document)).toMatch(
          /^(?:credit\.(?:raised|paid-out)|refund\.|overpayment\.refunded)/,
        );
    }
    expect([...unseen]).toEqual(['reason']);
    expect(tried).toBeGreaterThan(700);
  });

  it('names each document that was removed, copied, or invented under another id', () => {
    for (const payer of payers) {
      for (const part of parts) {
        for (const document of payer[part]) {
          const { id } = document;
          const invented = { ...document, id: `${id}-2` };
          const found = (list: readonly object[]) => differences({ [part]: list }, payer);
          expect(found(without<object>(payer[part], [document])), id).not.toEqual([]);
          expect(found([...payer[part], { ...document }]), id).not.toEqual([]);
          expect(found([...payer[part], invented]), id).not.toEqual([]);
        }
      }
    }
  });

  it('names every two entries that were removed together from one invoice, or in a row', () => {
    // Two that share no chain leave the gaps that each leaves alone.
    let tried = 0;
    for (const payer of payers) {
      for (const [index, one] of payer.entries.entries()) {
        for (const [step, other] of payer.entries.slice(index + 1).entries()) {
          if (step > 0 && one.refs.invoiceId !== other.refs.invoiceId) continue;
          tried += 1;
          const entries = without(payer.entries, [one, other]);
          expect(differences({ entries }, payer), `${one.id} and ${other.id}`).not.toEqual([]);
        }
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

  it('wants the mark of somebody forgotten on all that is theirs, and on nothing else', () => {
    const marked = <Value extends object>(value: Value) => ({
      ...value,
      forgotten: { payer: true, again: false },
    });
    const [invoices, accounts] = [books.invoices.map(marked), books.accounts.map(marked)];
    const forgotten = new Set([books.payerId]);
    expect(checkPayerBooks({ ...books, invoices, accounts, forgotten }, digestOf)).toEqual([]);
    for (const altered of [
      { ...books, forgotten },
      { ...books, invoices, accounts },
    ]) {
      const found = checkPayerBooks(altered, digestOf);
      expect(found).toHaveLength(books.invoices.length + 1);
      expect(new Set(found.map(({ what }) => what))).toEqual(new Set(['forgotten']));
    }
  });

  it('names what is in a form that cannot be read, and goes on', () => {
    const [first, ...rest] = books.entries;
    const broken = Object.assign({}, first, { outcome: null, details: null });
    const found = differences({ entries: [broken, ...rest], payments: [] });
    expect(found.filter(({ what }) => what === 'form')).toMatchObject([
      { document: 'invoice', id: 'club:olsen', expected: 'as this version writes it' },
      { document: 'account credit', id: 'club:olsen:GBP' },
    ]);
    expect(found.filter(({ document }) => document === 'payment')).toHaveLength(
      books.payments.length,
    );
  });
});
