import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import {
  inStatementOrder,
  owedChange,
  withOwed,
} from '../../../src/domain/books/statement-order.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import type { MemoryBooks } from '../../support/memory-books.js';
import { anAct } from '../../support/random-acts.js';
import { booksWith, someLines, tryAct } from '../../support/random-books.js';

function owedIn({ invoices }: MemoryBooks): bigint {
  return [...invoices.values()].reduce((sum, one) => sum + one.outstanding - one.overpaid, 0n);
}

/** The running numbers of one chain, as they stand in the order. */
function expectRising(numbers: readonly (bigint | null)[]): void {
  const known = numbers.flatMap((number) => number ?? []);
  expect(known).toEqual([...known].sort((one, other) => (one < other ? -1 : 1)));
}

function expectTrue(books: MemoryBooks, given: readonly JournalEntry[]): void {
  const order = inStatementOrder(given);
  expect(new Set(order)).toEqual(new Set(books.entries));
  expect(order).toHaveLength(books.entries.length);
  const rows = withOwed(order, owedIn(books));
  let owed = 0n;
  for (const { entry, change, after } of rows) {
    owed += owedChange(entry);
    expect(change).toBe(owedChange(entry));
    expect(after).toBe(owed);
  }
  expect(rows.at(-1)?.after ?? 0n).toBe(owedIn(books));
  const days = order.map(({ occurredOn }) => occurredOn);
  expect(days).toEqual([...days].sort());
  for (const day of new Set(days)) {
    const ofDay = order.filter(({ occurredOn }) => occurredOn === day);
    expectRising(ofDay.map(({ accountSeq }) => accountSeq));
    for (const id of books.invoices.keys()) {
      const ofInvoice = ofDay.filter(({ refs }) => refs.invoiceId === id);
      expectRising(ofInvoice.map(({ invoiceSeq }) => invoiceSeq));
    }
  }
}

describe('a statement of everything', () => {
  it('ends, over random books in any order, at outstanding less overpaid of all invoices', () => {
    const invoices = fc.array(someLines, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        invoices,
        fc.array(anAct, { maxLength: 25 }),
        fc.infiniteStream(fc.nat()),
        (lines, acts, random) => {
          const books = acts.reduce((made, act) => tryAct(made, act).books, booksWith(lines));
          const keyed = books.entries.map((entry) => ({ entry, at: random.next().value ?? 0 }));
          keyed.sort((one, other) => one.at - other.at);
          expectTrue(
            books,
            keyed.map(({ entry }) => entry),
          );
        },
      ),
    );
  });

  it('holds everything that a rule can book, void invoices and their reversals too', () => {
    const { books } = booksOfEverything();
    expectTrue(books, books.entries.toReversed());
    const rows = withOwed(inStatementOrder(books.entries), owedIn(books));
    const voided = rows.find(({ entry }) => entry.kind === 'invoice.voided');
    expect(voided?.change).toBeLessThanOrEqual(0n);
  });

  it('stands by day, INV-9 before INV-10 within one, and knows no clock', () => {
    const entry = (id: string, occurredOn: string, refs = { invoiceId: `club:${id}` }) => ({
      ...{ id, occurredOn, refs, invoiceSeq: 1n, accountSeq: null, postings: [] },
    });
    const given = [
      entry('INV-10', '2026-11-02'),
      entry('INV-9', '2026-11-02'),
      entry('INV-11', '2026-11-01'),
    ];
    expect(inStatementOrder(given).map(({ id }) => id)).toEqual(['INV-11', 'INV-9', 'INV-10']);
  });
});
