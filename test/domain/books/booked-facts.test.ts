import { expect, it } from 'vitest';
import { bookedFacts, entryAmount } from '../../../src/domain/books/booked-facts.js';
import { booksOfEverything } from '../../support/books-of-everything.js';

function factsOf(kind: string) {
  const { entries } = booksOfEverything().books;
  const entry = entries.find((one) => one.kind === kind);
  if (entry === undefined) throw new Error(`no ${kind} was booked`);
  return bookedFacts(entry);
}

it('names a booking by its amount, its invoice and its note', () => {
  const currency = 'GBP';
  expect(factsOf('credit.raised')).toEqual({
    ...{ amount: 3_500n, currency, invoiceNumber: 'INV-1', noteNumber: 'INV-1-CN-1' },
  });
  expect(factsOf('payment.bounced')).toEqual({
    ...{ amount: 400n, currency, invoiceNumber: 'INV-7', noteNumber: null },
  });
  expect(factsOf('credit.opened')).toEqual({
    ...{ amount: 1_000n, currency, invoiceNumber: null, noteNumber: null },
  });
});

it('has the size of what went from one side to the other', () => {
  const postings = [3n, -5n, 4n, -2n].map((amount) => ({ account: 'income', amount }));
  expect(entryAmount({ postings })).toBe(7n);
  expect(entryAmount({ postings: [] })).toBe(0n);
});
