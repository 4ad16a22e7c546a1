import { beforeEach, describe, expect, it } from 'vitest';
import { checkPayerBooks } from '../../../src/domain/books/check-books.js';
import { differenceSentence } from '../../../src/domain/books/difference.js';
import type { EntryKind } from '../../../src/domain/books/entry-kinds.js';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import type { PayerBooks } from '../../../src/domain/books/payer-books.js';
import type { Invoice } from '../../../src/domain/invoices/invoice.js';
import { digestOf } from '../../../src/store/ledger/digest.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import { storedBooks } from '../../support/memory-books.js';
import { rechained } from '../../support/rechained.js';

let books: PayerBooks;
beforeEach(() => {
  books = storedBooks(booksOfEverything().books);
});

function entryOf(number: number, kind: EntryKind): JournalEntry {
  const id = `club:INV-${number}`;
  const found = books.entries.find((entry) => entry.refs.invoiceId === id && entry.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} on ${id}`);
  return found;
}

/** What is found when a wrong program had booked an entry otherwise, in a chain without a fault. */
function foundWith(entry: JournalEntry, changes: Partial<JournalEntry>): string[] {
  const altered = books.entries.map((one) => (one === entry ? { ...entry, ...changes } : one));
  return sentences(rechained(books, altered));
}

function sentences(altered: PayerBooks): string[] {
  return checkPayerBooks(altered, digestOf).map(differenceSentence);
}

function withInvoice(number: number, change: (invoice: Invoice) => Partial<Invoice>): PayerBooks {
  const invoices = books.invoices.map((invoice) =>
    invoice.id === `club:INV-${number}` ? { ...invoice, ...change(invoice) } : invoice,
  );
  return { ...books, invoices };
}

describe('an invoice against its entries', () => {
  it.each<[string, number, EntryKind, (entry: JournalEntry) => Partial<JournalEntry>, string]>([
    [
      'the debt that an entry left',
      1,
      'payment.received',
      ({ outcome }) => ({ outcome: { ...outcome, outstanding: 1n } }),
      'outstanding: the journal gives 30.00 GBP, stored is 0.01 GBP.',
    ],
    [
      'the status that an entry left',
      1,
      'payment.failed',
      ({ outcome }) => ({ outcome: { ...outcome, status: 'reconciled' } }),
      'status: the journal gives outstanding, stored is reconciled.',
    ],
    [
      'a number that skips',
      2,
      'credit.unapplied',
      () => ({ invoiceSeq: 4n }),
      'number on the invoice: the journal gives 3, stored is 4.',
    ],
    [
      'an undo of what was never done',
      7,
      'payment.bounced',
      () => ({ reverses: 'nothing' }),
      'reverses: the journal gives an entry before it, stored is nothing.',
    ],
    [
      'an undo of what came later',
      2,
      'credit.unapplied',
      ({ id }) => ({ reverses: id }),
      'reverses: the journal gives an entry before it, stored is itself.',
    ],
  ])('names %s', (_name, number, kind, change, words) => {
    const entry = entryOf(number, kind);
    const sentence = `Journal entry ${entry.id}, ${words.replace('itself', entry.id)}`;
    expect(foundWith(entry, change(entry))).toEqual([sentence]);
  });

  it('trusts what an entry of an earlier version says that it left, and no other', () => {
    const entry = entryOf(1, 'payment.failed');
    const outcome = { ...entry.outcome, status: 'reconciled', outstanding: 1n };
    expect(foundWith(entry, { outcome })).toHaveLength(2);
    const details = { ...entry.details, fromVersion: 1 };
    expect(foundWith(entry, { outcome, details })).toEqual([]);
  });

  it('names each account that a void took back wrongly', () => {
    const entry = entryOf(10, 'invoice.voided');
    const wrong = ['income', 'credit-notes', 'account-credit:club:olsen', 'write-offs'];
    for (const account of wrong) {
      const postings = entry.postings.map((posting) => {
        return posting.account === account ? { account, amount: posting.amount + 1n } : posting;
      });
      postings.push({ account: 'receivable:club:INV-10', amount: -1n });
      const found = foundWith(entry, { postings });
      expect(found.join(' ')).toContain(`Journal entry ${entry.id}, ${account}: the journal gives`);
      expect(found.join(' ')).toContain(`Journal entry ${entry.id}, receivable: the journal gives`);
    }
  });

  it('names what a refund that failed brings back otherwise than it was sent', () => {
    const done = books.entries.find((one) => one.kind === 'refund.paid');
    const failed = books.entries.find(
      (one) => one.kind === 'refund.failed' && one.refs.refundId === done?.refs.refundId,
    );
    if (done === undefined || failed === undefined)
      throw new Error('none failed after it was done');
    const provider = failed.details.refund?.provider ?? '';
    const moved = (account: string, amount: bigint) => [
      ...failed.postings,
      { account, amount },
      { account: 'credit-notes', amount: -amount },
    ];
    const words = (what: string) => `Journal entry ${failed.id}, ${what}: the journal gives`;
    const cash = foundWith(failed, { postings: moved(`cash:${provider}`, 1n) }).join(' ');
    expect(cash).toContain(words('cash'));
    expect(cash).not.toContain(words('fees'));
    const fees = foundWith(failed, { postings: moved('fees', 1n) }).join(' ');
    expect(fees).toContain(words('fees'));
    expect(fees).not.toContain(words('cash'));
  });

  it('names cash and fees that come back of a refund that was never sent', () => {
    const failed = books.entries.find(
      (one) =>
        one.kind === 'refund.failed' &&
        !books.entries.some(
          (other) => other.kind === 'refund.paid' && other.refs.refundId === one.refs.refundId,
        ),
    );
    if (failed === undefined) throw new Error('none failed before it was sent');
    const provider = failed.details.refund?.provider ?? '';
    const postings = [
      ...failed.postings,
      { account: `cash:${provider}`, amount: 3n },
      { account: 'fees', amount: -3n },
    ];
    const found = foundWith(failed, { postings }).join(' ');
    expect(found).toContain(`Journal entry ${failed.id}, cash: the journal gives 0.00 GBP`);
    expect(found).toContain(`Journal entry ${failed.id}, fees: the journal gives 0.00 GBP`);
  });

  it('names what an entry says was overpaid then, where it says so', () => {
    const entry = entryOf(8, 'payment.received');
    expect(entry.outcome.overpaid).toBe(150n);
    const outcome = { ...entry.outcome, overpaid: 151n };
    expect(foundWith(entry, { outcome })).toEqual([
      `Journal entry ${entry.id}, overpaid: the journal gives 1.50 GBP, stored is 1.51 GBP.`,
    ]);
    const { overpaid: _unsaid, ...older } = entry.outcome;
    expect(foundWith(entry, { outcome: older })).toEqual([]);
  });

  it('names a refund that no entry asked for', () => {
    const [refund] = books.refunds;
    if (refund === undefined) throw new Error('nothing is sent back');
    const altered = { ...refund, id: 'R', invoiceId: 'club:INV-1' };
    expect(sentences({ ...books, refunds: [...books.refunds, altered] })).toEqual([
      'Refund R, the document itself: the journal gives missing, stored is there.',
    ]);
  });

  it('does not take credit back twice', () => {
    const first = entryOf(2, 'credit.unapplied');
    const again = { ...first, id: 'again', invoiceSeq: 4n, accountSeq: 5n };
    const at = books.entries.indexOf(first) + 1;
    const entries = [...books.entries.slice(0, at), again, ...books.entries.slice(at)];
    expect(sentences(rechained(books, entries))).toContain(
      `Journal entry again, reverses: the journal gives an entry before it, stored is ${first.reverses}.`,
    );
  });

  it('wants the entry that issues the invoice first, once, and with what was billed', () => {
    const issued = entryOf(5, 'invoice.issued');
    const without = books.entries.filter((entry) => entry !== issued);
    expect(sentences({ ...books, entries: without })).toEqual([
      'Invoice club:INV-5, the document itself: the journal gives missing, stored is there.',
    ]);
    const paid = entryOf(4, 'payment.received');
    const headless = books.entries.filter((entry) => entry !== entryOf(4, 'invoice.issued'));
    expect(sentences(rechained(books, headless))).toContain(
      `Journal entry ${paid.id}, kind: the journal gives the entry that issues the invoice, stored is payment.received.`,
    );
    const twice = { ...issued, id: 'twice', invoiceSeq: 2n };
    const again = rechained(
      withInvoice(5, () => ({ seq: 2n })),
      [...books.entries, twice],
    );
    expect(sentences(again)).toContain(
      'Journal entry twice, kind: the journal gives another kind, stored is invoice.issued.',
    );
    expect(foundWith(issued, { details: {} })).toEqual(
      expect.arrayContaining([
        `Journal entry ${issued.id}, issued: the journal gives what was billed, stored is none.`,
        'Invoice club:INV-5, the document itself: the journal gives missing, stored is there.',
      ]),
    );
  });

  it('knows that the sweep looked where an invoice has one change more than entries', () => {
    // INV-5 is still due, INV-6 was looked at and nothing came after, INV-4 was credited since.
    const looked = withInvoice(5, ({ seq }) => ({ seq: seq + 1n, autoApply: 'done' }));
    expect(sentences(looked)).toEqual([]);
    const unnoticed = withInvoice(5, ({ seq }) => ({ seq: seq + 1n }));
    expect(sentences(unnoticed)).toEqual([
      'Invoice club:INV-5, automatic use of credit: the journal gives done, stored is due.',
    ]);
    expect(sentences(withInvoice(5, () => ({ autoApply: 'done' })))).toEqual([
      'Invoice club:INV-5, automatic use of credit: the journal gives due, stored is done.',
    ]);
    expect(sentences(withInvoice(5, ({ seq }) => ({ seq: seq + 2n })))).toEqual([
      'Invoice club:INV-5, number of changes: the journal gives 1, stored is 3.',
    ]);
    for (const number of [4, 6]) {
      expect(sentences(withInvoice(number, () => ({ autoApply: 'due' })))).toEqual([
        `Invoice club:INV-${number}, automatic use of credit: the journal gives done, stored is due.`,
      ]);
    }
    expect(sentences(withInvoice(2, ({ seq }) => ({ seq: seq + 1n })))).toEqual([
      'Invoice club:INV-2, number of changes: the journal gives 4, stored is 5.',
    ]);
    expect(sentences(withInvoice(6, ({ seq }) => ({ seq: seq + 1n })))).toContain(
      'Invoice club:INV-6, number of changes: the journal gives 2, stored is 4.',
    );
  });

  it('names documents of an invoice that no entry speaks of, with amounts in their currency', () => {
    const [note] = books.notes;
    const [payment] = books.payments;
    if (note === undefined || payment === undefined) throw new Error('too few documents');
    const strange = { invoiceId: 'club:INV-99' };
    const found = sentences({
      ...books,
      notes: [...books.notes, { ...note, ...strange, id: 'N' }],
      payments: [...books.payments, { ...payment, ...strange, id: 'P' }],
    });
    expect(found).toEqual([
      'Credit note N, the document itself: the journal gives missing, stored is there.',
      'Payment P, the document itself: the journal gives missing, stored is there.',
    ]);
  });
});
