import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPayerBooks } from '../../../../src/domain/books/check-books.js';
import type { EarlierEntry } from '../../../../src/domain/books/earlier-facts.js';
import type { EntryKind } from '../../../../src/domain/books/entry-kinds.js';
import type { JournalEntry } from '../../../../src/domain/books/journal-entry.js';
import { digestOf } from '../../../../src/store/ledger/digest.js';
import {
  type EarlierBooks,
  upgradePayer,
} from '../../../../src/store/setup/migration/upgrade-payer.js';
import { anAct } from '../../../support/random-acts.js';
import { booksWith, someLines, tryAct } from '../../../support/random-books.js';
import { owner } from '../../../support/rules.js';

/** Version 1 did not book these. */
const notBooked = ['payment.pending', 'payment.failed'];

function isLater(kind: EntryKind): boolean {
  const later = ['invoice.recovered', 'credit.withdrawn', 'overpayment.returned'];
  const sentBack = kind.startsWith('refund.') || kind === 'credit.paid-out';
  return sentBack || [...later, 'overpayment.refunded', 'payment.corrected'].includes(kind);
}

function asVersion1(entry: JournalEntry): EarlierEntry {
  const { invoiceSeq: _number, previous: _one, previousOnAccount: _other, ...earlier } = entry;
  const { uses, toInvoice, toAccount, lines, notes } = entry.details;
  const details = {
    ...(uses && { uses }),
    ...(toInvoice !== undefined && { toInvoice }),
    ...(toAccount !== undefined && { toAccount }),
    ...(lines && entry.kind === 'credit.raised' && { lines }),
    ...(notes && { notes: notes.map((note) => ({ ...note, lines: [] })) }),
  };
  return { ...earlier, details, schemaVersion: 1 };
}

/** Books of one payer as the version before would have left them, and as they were booked. */
const someBooks = fc
  .tuple(fc.array(someLines, { minLength: 1, maxLength: 3 }), fc.array(anAct, { maxLength: 30 }))
  .map(([invoices, acts]) => {
    const { entries, account, ...books } = acts.reduce((done, act) => {
      const { books: after } = tryAct(done, act);
      const isTriedAgain = [...after.payments.values()].some(({ attempt }) => attempt > 1);
      // Version 1 knew no second try of a payment, no withdrawal, recovery or correction, and no refund.
      return isTriedAgain || after.entries.some(({ kind }) => isLater(kind)) ? done : after;
    }, booksWith(invoices));
    const earlier: EarlierBooks = {
      entries: entries.filter(({ kind }) => !notBooked.includes(kind)).map(asVersion1),
      invoices: [...books.invoices.values()].map(({ headDigest: _head, ...invoice }) => invoice),
      accounts: [account]
        .filter(({ seq }) => seq > 0n)
        .map(({ headDigest: _head, ...found }) => found),
      notes: [...books.notes.values()],
      payments: [...books.payments.values()],
    };
    return { earlier, booked: entries.filter(({ kind }) => !notBooked.includes(kind)) };
  });

function faults(earlier: EarlierBooks) {
  const { notes } = earlier;
  return checkPayerBooks(
    { payerId: owner.payerId, notes, refunds: [], ...upgradePayer(earlier) },
    digestOf,
  );
}

it('a payer is brought into a chain without a fault, in the order of booking', () => {
  fc.assert(
    fc.property(someBooks, ({ earlier, booked }) => {
      const upgraded = upgradePayer(earlier);
      expect(faults(earlier)).toEqual([]);
      for (const { id } of earlier.invoices) {
        const history = upgraded.entries.filter(({ refs }) => refs.invoiceId === id);
        const before = history.filter(({ kind }) => !notBooked.includes(kind));
        expect(before.map((entry) => entry.id)).toEqual(
          booked.filter(({ refs }) => refs.invoiceId === id).map((entry) => entry.id),
        );
        expect(history.map(({ invoiceSeq }) => invoiceSeq)).toEqual(
          history.map((_entry, index) => BigInt(index + 1)),
        );
      }
    }),
    { numRuns: 200 },
  );
});

it('a payer whose clocks were wrong gets a chain without a fault too', () => {
  fc.assert(
    fc.property(someBooks, fc.infiniteStream(fc.nat()), ({ earlier }, order) => {
      const entries = earlier.entries
        .map((entry) => ({ entry, at: order.next().value ?? 0 }))
        .sort((one, other) => one.at - other.at)
        .map(({ entry }) => entry);
      expect(faults({ ...earlier, entries })).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('doing it again, on all of it or on a part, makes the same', () => {
  fc.assert(
    fc.property(someBooks, fc.array(fc.boolean(), { minLength: 40 }), ({ earlier }, done) => {
      const upgraded = upgradePayer(earlier);
      const byId = new Map(upgraded.entries.map((entry) => [entry.id, entry]));
      for (const isDone of [() => true, (index: number) => done[index]]) {
        const entries = earlier.entries.map((entry, index) =>
          isDone(index) ? (byId.get(entry.id) ?? entry) : entry,
        );
        expect(upgradePayer({ ...earlier, entries })).toEqual(upgraded);
      }
    }),
    { numRuns: 100 },
  );
});
