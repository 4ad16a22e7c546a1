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

  it('stands by day, and within one as it was booked, whichever invoice it is on', () => {
    const given = [
      anEntry('issued 9', { invoice: 'INV-9', invoiceSeq: 1n, minute: 0 }),
      anEntry('issued 10', { invoice: 'INV-10', invoiceSeq: 1n, minute: 5 }),
      anEntry('paid 9', { invoice: 'INV-9', invoiceSeq: 2n, minute: 10 }),
      anEntry('credit on 10', { invoice: 'INV-10', invoiceSeq: 2n, accountSeq: 1n, minute: 15 }),
      anEntry('pay-out', { accountSeq: 2n, minute: 20 }),
      anEntry('credit on 9', { invoice: 'INV-9', invoiceSeq: 3n, minute: 25 }),
      anEntry('earlier day', { invoice: 'INV-11', minute: 50, occurredOn: '2026-11-01' }),
    ];
    const [last] = given.slice(-1);
    const expected = [last, ...given.slice(0, -1)].map((entry) => entry?.id);
    for (const shuffled of [given, given.toReversed()]) {
      expect(inStatementOrder(shuffled).map(({ id }) => id)).toEqual(expected);
    }
  });

  it('keeps to the running numbers where clocks say otherwise', () => {
    const given = [
      anEntry('paid', { invoice: 'INV-9', invoiceSeq: 2n, minute: 1 }),
      anEntry('other', { invoice: 'INV-10', invoiceSeq: 1n, minute: 2 }),
      anEntry('issued', { invoice: 'INV-9', invoiceSeq: 1n, minute: 3 }),
      anEntry('second use', { invoice: 'INV-10', invoiceSeq: 2n, accountSeq: 8n, minute: 4 }),
      anEntry('opened', { accountSeq: 7n, minute: 9 }),
    ];
    const order = inStatementOrder(given).map(({ id }) => id);
    expect(order).toEqual(['issued', 'paid', 'other', 'opened', 'second use']);
  });

  it('counts invoices as people do where all was written in one moment', () => {
    const given = ['INV-10', 'INV-9'].map((invoice) => anEntry(invoice, { invoice, minute: 0 }));
    expect(inStatementOrder(given).map(({ id }) => id)).toEqual(['INV-9', 'INV-10']);
  });

  it('takes a day of 8,000 entries of one invoice whose clocks run backwards', () => {
    const given = Array.from({ length: 8_000 }, (_none, index) =>
      anEntry(`${index}`, { invoice: 'INV-9', invoiceSeq: BigInt(index), minute: -index }),
    );
    const order = inStatementOrder(given).map(({ id }) => Number(id));
    expect(order).toEqual(given.map((_entry, index) => index));
  });
});

function anEntry(id: string, { invoice, minute, occurredOn = '2026-11-02', ...numbers }: Placing) {
  const refs = invoice === undefined ? {} : { invoiceId: `club:${invoice}` };
  const recordedAt = new Date(Date.UTC(2026, 10, 5, 12, minute));
  const chains = { invoiceSeq: invoice === undefined ? null : 1n, accountSeq: null };
  return { id, occurredOn, refs, recordedAt, ...chains, ...numbers, postings: [] };
}

type Placing = {
  invoice?: string;
  minute: number;
  occurredOn?: string;
  invoiceSeq?: bigint;
  accountSeq?: bigint;
};
