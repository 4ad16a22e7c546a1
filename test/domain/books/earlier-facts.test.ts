import { describe, expect, it } from 'vitest';
import {
  type EarlierEntry,
  missingPaymentEntries,
  type TrustedDocuments,
  withEarlierFacts,
} from '../../../src/domain/books/earlier-facts.js';
import type { EntryDetails, JournalEntry } from '../../../src/domain/books/journal-entry.js';
import { type MemoryBooks, storedBooks } from '../../support/memory-books.js';
import { createStory } from '../../support/story.js';

/** Only what version 1 knew: no second try of a payment, and no withdrawal or recovery. */
function firstVersionBooks(): MemoryBooks {
  const story = createStory();
  story.open(1_000n, '2027-01-31');
  story.open(30n, null);
  story.issue(1, [6_000n, 4_000n]);
  story.pay(1, 'P1', 'received', 9_800n);
  const note = story.raise(1, 3_501n);
  story.raise(1, 1n, 2);
  story.issue(2, [300n], true);
  story.sweep(2);
  story.issue(3, [20n], true);
  story.pay(3, 'P3', 'received', 20n);
  story.sweep(3);
  story.issue(4, [3_000n], true);
  const use = story.apply(4, 2_000n);
  story.voidNote(1, note);
  story.takeBack(4, use);
  story.voidNote(1, note);
  story.issue(5, [70n]);
  story.pay(5, 'P5', 'received', 100n);
  story.move(5, 30n);
  story.pay(5, 'P5', 'bounced', 100n);
  story.issue(6, [900n, 300n]);
  story.raise(6, 200n);
  story.raise(6, 1_000n);
  story.voidInvoice(6);
  story.issue(7, [50n]);
  story.pay(7, 'P7', 'received', 50n);
  story.pay(7, 'P7', 'returned', 50n);
  return story.books();
}

function asVersion1(entry: JournalEntry): EarlierEntry {
  const { invoiceSeq: _number, previous: _one, previousOnAccount: _other, ...earlier } = entry;
  const { uses, toInvoice, toAccount, lines, notes } = entry.details;
  const details: EntryDetails = {
    ...(uses && { uses }),
    ...(toInvoice !== undefined && { toInvoice }),
    ...(toAccount !== undefined && { toAccount }),
    ...(lines && entry.kind === 'credit.raised' && { lines }),
    ...(notes && { notes: notes.map((one) => ({ ...one, lines: [] })) }),
  };
  return { ...earlier, details, schemaVersion: 1 };
}

function detailsFrom(books: MemoryBooks, changes: Partial<TrustedDocuments> = {}) {
  const documents = { ...storedBooks(books), ...changes };
  const told = withEarlierFacts(books.entries.map(asVersion1), documents);
  return new Map(told.map(({ id, details }) => [id, details]));
}

/** The details of the only entry of this kind on the invoice. */
function on(number: number, kind: string, { entries }: MemoryBooks): JournalEntry {
  const ofInvoice = entries.filter(({ refs }) => refs.invoiceId === `club:INV-${number}`);
  const [found, ...more] = ofInvoice.filter((entry) => entry.kind === kind);
  if (found === undefined || more.length > 0) throw new Error(`not one ${kind} on ${number}`);
  return found;
}

describe('what entries of version 1 do not say', () => {
  it('is taken from the documents as the rules would say it today', () => {
    const books = firstVersionBooks();
    const details = detailsFrom(books);
    // Nothing says when the sweep found no credit to use: that invoice is taken as done.
    const looked = on(3, 'invoice.issued', books).id;
    expect(books.entries.length).toBeGreaterThan(25);
    for (const entry of books.entries) {
      const { issued } = entry.details;
      const expected =
        entry.id === looked
          ? { ...entry.details, issued: { ...issued, autoApply: 'done' } }
          : entry.details;
      expect(details.get(entry.id), entry.id).toEqual({ ...expected, fromVersion: 1 });
    }
  });

  it('stays open where the document is gone', () => {
    const books = firstVersionBooks();
    const details = detailsFrom(books, { invoices: [], payments: [], notes: [], accounts: [] });
    const own = (number: number, kind: string) => details.get(on(number, kind, books).id);
    expect(own(1, 'invoice.issued')).toEqual({ fromVersion: 1 });
    expect(own(1, 'payment.received')).toEqual({ fromVersion: 1 });
    expect(own(6, 'invoice.voided')?.notes?.map(({ lines }) => lines)).toEqual([[], []]);
    expect(own(5, 'overpayment.moved')).toEqual({
      lot: { createdOn: '2026-11-23', expiresOn: null },
      fromVersion: 1,
    });
    const raised = books.entries.find(({ kind }) => kind === 'credit.raised');
    expect(details.get(raised?.id ?? '')).toMatchObject({ notifyCustomer: false });
  });

  it('leaves everything else of an entry as it was', () => {
    const books = firstVersionBooks();
    const before = books.entries.map(asVersion1);
    const told = withEarlierFacts(before, storedBooks(books));
    expect(told.map((entry) => ({ ...entry, details: null }))).toEqual(
      before.map((entry) => ({ ...entry, details: null })),
    );
  });
});

describe('payments that version 1 did not book', () => {
  it('get an entry of their day while they are on their way, or when they failed', () => {
    const story = createStory();
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'pending', 300n);
    story.pay(1, 'P2', 'failed', 200n);
    story.pay(1, 'P3', 'received', 100n);
    const { invoices, payments } = storedBooks(story.books());
    const entries = missingPaymentEntries({ invoices, payments });
    const common = {
      ...{ requestHash: '', clubId: 'club', payerId: 'club:olsen', currency: 'GBP', postings: [] },
      outcome: { outstanding: 900n, status: 'pending', balance: null, available: null },
      ...{ accountSeq: null, actor: { kind: 'command-line', id: 'command-line' } },
      ...{ reason: 'Payment', reverses: null, occurredOn: '2026-11-20', schemaVersion: 2 },
      recordedAt: new Date('2026-11-20T12:00:00Z'),
    };
    const facts = { provider: 'stripe', attempt: 1, receivedOn: '2026-11-20' };
    expect(entries).toEqual([
      {
        ...{ ...common, id: 'payment:club:P1:pending:1', kind: 'payment.pending' },
        refs: { invoiceId: 'club:INV-1', paymentId: 'club:P1' },
        details: { payment: { ...facts, amount: 300n }, fromVersion: 1 },
      },
      {
        ...{ ...common, id: 'payment:club:P2:failed:1', kind: 'payment.failed' },
        refs: { invoiceId: 'club:INV-1', paymentId: 'club:P2' },
        details: { payment: { ...facts, amount: 200n }, fromVersion: 1 },
      },
    ]);
    expect(missingPaymentEntries({ invoices: [], payments })).toEqual([]);
  });
});
