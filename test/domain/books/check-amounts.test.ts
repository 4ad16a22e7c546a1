import { describe, expect, it } from 'vitest';
import { checkAmounts } from '../../../src/domain/books/check-amounts.js';
import type { EntryKind } from '../../../src/domain/books/entry-kinds.js';
import type { EntryDetails, JournalEntry } from '../../../src/domain/books/journal-entry.js';
import { booksOfEverything } from '../../support/books-of-everything.js';

function first(kind: EntryKind): JournalEntry {
  const found = booksOfEverything().books.entries.find((entry) => entry.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} was booked`);
  return found;
}

function found(entry: JournalEntry, details: EntryDetails): string[] {
  const altered = { ...entry, details: { ...entry.details, ...details } };
  const of = { document: 'journal entry' as const, id: entry.id, currency: 'GBP' };
  return checkAmounts(altered, of).map(({ what }) => what);
}

/** The refund of an entry with some of it said otherwise; also of another type than it has. */
function withRefund(entry: JournalEntry, changes: object): EntryDetails {
  const { refund } = entry.details;
  return refund === undefined ? {} : { refund: Object.assign({ ...refund }, changes) };
}

describe('what the details of an entry say was moved', () => {
  it('is what was posted, whatever its kind', () => {
    for (const entry of booksOfEverything().books.entries)
      expect(found(entry, {}), entry.id).toEqual([]);
  });

  it.each<[EntryKind, string[]]>([
    ['refund.asked', ['refund', 'lines']],
    ['overpayment.refunded', ['refund']],
    ['credit.paid-out', ['refund']],
    ['refund.waiting', []],
    ['refund.paid', ['refund']],
    ['refund.failed', ['refund', 'lines']],
  ])('of %s is the amount that is sent back: else %s differ', (kind, differing) => {
    const entry = first(kind);
    const amount = (entry.details.refund?.amount ?? 0n) + 1n;
    expect(found(entry, withRefund(entry, { amount }))).toEqual(differing);
  });

  it.each<EntryKind>([
    ...(['refund.asked', 'overpayment.refunded', 'credit.paid-out'] as const),
    ...(['refund.waiting', 'refund.paid', 'refund.failed'] as const),
  ])('of %s has no fee but what was posted', (kind) => {
    const entry = first(kind);
    const fee = (entry.details.refund?.fee ?? 0n) + 1n;
    expect(found(entry, withRefund(entry, { fee }))).toEqual(['fee']);
  });

  it('of a refund lies on its lines', () => {
    const entry = first('refund.asked');
    expect(found(entry, { lines: [{ line: 1, amount: 1n, tax: 0n }] })).toEqual(['lines']);
    expect(found(entry, { lines: [] })).toEqual(['lines']);
  });

  it('of an invoice comes to the total, and its discounts to nothing', () => {
    const entry = first('invoice.issued');
    const { issued } = entry.details;
    if (issued === undefined) throw new Error('nothing was billed');
    const [one, ...others] = issued.lines;
    if (one === undefined) throw new Error('no line');
    const lowered = [{ ...one, discount: one.discount + 5n }, ...others];
    expect(found(entry, { issued: { ...issued, lines: lowered } })).toEqual(['discounts']);
    const dearer = [{ ...one, amount: one.amount + 5n }, ...others];
    expect(found(entry, { issued: { ...issued, lines: dearer } })).toEqual(['lines']);
  });
});

describe('an amount that is in no sum', () => {
  it('has to be of its type, of a payment and of a refund', () => {
    const entry = first('payment.pending');
    const { payment } = entry.details;
    if (payment === undefined) throw new Error('no payment');
    const float = Object.assign({ ...payment }, { amount: 60 });
    expect(found(entry, { payment: float })).toEqual(['type of the amount of the payment']);
    const waits = first('refund.waiting');
    expect(found(waits, withRefund(waits, { amount: '5' }))).toEqual([
      'type of the amount of the refund',
    ]);
  });

  it('has to be of its type, of each session that was given for', () => {
    const entry = first('credit.raised');
    const [share, ...others] = entry.details.lines ?? [];
    if (share === undefined) throw new Error('it lies on no line');
    const parts = [
      { sessionId: 'S1', amount: 1n },
      Object.assign({ sessionId: 'S2', amount: 0n }, { amount: 5 }),
    ];
    const given = (kind: 'sessions' | 'days') => {
      const givenFor = kind === 'days' ? { kind } : { kind, parts };
      return { lines: [{ ...share, givenFor }, ...others] };
    };
    expect(found(entry, given('sessions'))).toEqual(['type of the amount given for S2']);
    expect(found(entry, given('days'))).toEqual([]);
  });
});
