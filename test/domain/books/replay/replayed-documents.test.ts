import { describe, expect, it } from 'vitest';
import type { EntryKind } from '../../../../src/domain/books/entry-kinds.js';
import type { JournalEntry } from '../../../../src/domain/books/journal-entry.js';
import { invoiceAfter, issuedBy } from '../../../../src/domain/books/replay/invoice-replay.js';
import { emptyLotBooks, replayLots } from '../../../../src/domain/books/replay/lot-replay.js';
import { replayNotes } from '../../../../src/domain/books/replay/note-replay.js';
import { replayPayments } from '../../../../src/domain/books/replay/payment-replay.js';
import { refundsIn, replayRefunds } from '../../../../src/domain/books/replay/refund-replay.js';
import type { Refund } from '../../../../src/domain/refunds/refund.js';
import { booksOfEverything } from '../../../support/books-of-everything.js';
import { anInvoice } from '../../../support/rules.js';

const importing = { kind: 'import' as const, id: 'import' };
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

function first(kind: EntryKind, changes: Partial<JournalEntry> = {}): JournalEntry {
  const found = booksOfEverything().books.entries.find((entry) => entry.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} was booked`);
  return { ...found, ...changes };
}

describe('an entry that does not hold what its kind needs', () => {
  it('issues no invoice', () => {
    expect(issuedBy(first('invoice.issued', { details: {} }))).toBeNull();
    expect(issuedBy(first('invoice.issued', { refs: {} }))).toBeNull();
    expect(issuedBy(first('invoice.issued'))).not.toBeNull();
  });

  it('makes no payment', () => {
    const received = first('payment.received');
    const paymentsBy = (entry: JournalEntry) => {
      const payments = new Map();
      replayPayments(payments, entry);
      return payments.size;
    };
    expect(paymentsBy(received)).toBe(1);
    expect(paymentsBy({ ...received, details: {} })).toBe(0);
    expect(paymentsBy({ ...received, refs: { invoiceId: 'club:INV-1' } })).toBe(0);
    expect(paymentsBy({ ...received, refs: { paymentId: 'club:P1' } })).toBe(0);
    expect(paymentsBy({ ...received, kind: 'credit.raised' })).toBe(0);
  });

  it('puts nothing on its way', () => {
    const invoice = anInvoice([1_000n]);
    const entry = first('payment.pending');
    expect(invoiceAfter(invoice, entry).pendingPayments).toHaveLength(1);
    expect(invoiceAfter(invoice, { ...entry, details: {} }).pendingPayments).toEqual([]);
  });

  it('has its reference where earlier versions wrote it: as the reason', () => {
    const { entries } = booksOfEverything().books;
    const paid = first('refund.paid');
    const { refundId = '' } = paid.refs;
    const asked = entries.filter(
      ({ kind, refs }) => refs.refundId === refundId && kind !== 'refund.paid',
    );
    const referenceAfter = (changes: Partial<JournalEntry>) => {
      const [refund] = refundsIn([...asked.slice(0, 1), { ...paid, ...changes }]);
      return refund?.reference;
    };
    expect(referenceAfter({ reason: 'FP 8812' })).toBe('FP 8812');
    expect(referenceAfter({ reason: '', reference: 'FP 8812' })).toBe('FP 8812');
    expect(referenceAfter({ reason: '' })).toBe('');
  });

  it('sends nothing back', () => {
    const asked = first('refund.asked');
    expect(refundsIn([asked])).toHaveLength(1);
    expect(refundsIn([{ ...asked, details: {} }])).toEqual([]);
    expect(refundsIn([{ ...asked, refs: {} }])).toEqual([]);
    const invoice = anInvoice([1_000n]);
    expect(invoiceAfter(invoice, { ...asked, details: {} }).refunded).toBe(0n);
  });

  it('changes no refund or note that was never made', () => {
    expect(refundsIn([first('refund.paid'), first('refund.failed')])).toEqual([]);
    const notes = new Map();
    replayNotes(notes, first('credit.voided'));
    expect(notes.size).toBe(0);
    replayNotes(notes, first('credit.raised'));
    const made = [...notes];
    const { creditNoteId: _gone, ...refs } = first('credit.voided').refs;
    replayNotes(notes, first('credit.voided', { refs }));
    expect([...notes]).toEqual(made);
  });
});

describe('a refund', () => {
  it('is left as it is by an entry of another kind that names it', () => {
    const asked = first('refund.asked');
    const refunds = new Map<string, Refund>();
    replayRefunds(refunds, asked);
    const before = [...refunds];
    replayRefunds(refunds, { ...asked, kind: 'credit.raised' });
    expect([...refunds]).toEqual(before);
  });
});

describe('what was imported lies on its own day, whenever it was written down', () => {
  it.each(['credit.raised', 'refund.asked'] as const)('%s', (kind) => {
    const entry = first(kind, { occurredOn: '2025-05-01' });
    const madeAt = (of: JournalEntry) => {
      const notes = new Map();
      replayNotes(notes, of);
      const [made] = [...notes.values(), ...refundsIn([of])];
      return made?.createdAt ?? made?.askedAt;
    };
    expect(madeAt(entry)).toEqual(entry.recordedAt);
    expect(madeAt({ ...entry, actor: importing })).toEqual(noon('2025-05-01'));
  });
});

describe('an invoice after a use of credit', () => {
  it.each([
    ['job', 'sweep', 'done'],
    ['job', 'outbox', 'due'],
    ['staff', 'sweep', 'due'],
  ] as const)('by the %s %s is %s for the sweep', (kind, id, autoApply) => {
    const entry = first('credit.applied', { actor: { kind, id } });
    expect(invoiceAfter(anInvoice([1_000n]), entry).autoApply).toBe(autoApply);
  });

  it('is billed net of its discounts', () => {
    const entry = first('invoice.issued');
    const { issued } = entry.details;
    if (issued === undefined) throw new Error('nothing was billed');
    const lines = issued.lines.map((line) => ({ ...line, discount: 7n }));
    const invoice = issuedBy({ ...entry, details: { issued: { ...issued, lines } } });
    expect(invoice?.lines.map(({ net }) => net)).toEqual(lines.map(({ amount }) => amount - 7n));
    expect(invoice?.lines.map(({ description }) => description)).toEqual(lines.map(() => ''));
  });
});

describe('the lots of an account', () => {
  it('lose what expires, by an entry that the desk does not book yet', () => {
    const opened = first('credit.opened');
    const books = emptyLotBooks();
    expect(replayLots(books, opened)).toEqual([]);
    const [lot] = books.lots.values();
    if (lot === undefined) throw new Error('no lot was opened');
    const { remaining, ...origin } = lot;
    const uses = [{ ...origin, amount: remaining }];
    const expired = { ...opened, kind: 'credit.expired' as const, details: { uses } };
    expect(replayLots(books, expired)).toEqual([]);
    expect([books.sum, books.byDays.size]).toEqual([0n, 0]);
  });

  it('are opened by the three kinds that make credit, and by no other', () => {
    const opened = first('credit.opened');
    for (const kind of ['payment.received', 'invoice.voided', 'credit.applied'] as const) {
      const books = emptyLotBooks();
      replayLots(books, { ...opened, kind });
      expect(books.lots.size, kind).toBe(0);
    }
    const raised = first('credit.raised');
    const books = emptyLotBooks();
    replayLots(books, raised);
    expect([...books.lots.values()]).toMatchObject([
      {
        lotId: raised.refs.creditNoteId,
        source: {
          ...{ kind: 'credit-note', creditNoteId: raised.refs.creditNoteId },
          invoiceId: raised.refs.invoiceId,
        },
      },
    ]);
  });

  it('are not missed by a note that is voided on the invoice alone', () => {
    const voided = first('credit.voided');
    const onInvoice = { ...voided.details, toAccount: 0n };
    expect(replayLots(emptyLotBooks(), { ...voided, details: onInvoice })).toEqual([]);
    const onAccount = { ...voided.details, toAccount: 5n };
    expect(replayLots(emptyLotBooks(), { ...voided, details: onAccount })).toEqual([
      voided.refs.creditNoteId,
    ]);
  });
});
