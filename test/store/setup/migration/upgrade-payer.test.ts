import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkChain } from '../../../../src/domain/books/check-chain.js';
import { digestOf } from '../../../../src/store/ledger/digest.js';
import {
  type EarlierBooks,
  upgradePayer,
} from '../../../../src/store/setup/migration/upgrade-payer.js';
import { anAct } from '../../../support/random-acts.js';
import { booksWith, someLines, tryAct } from '../../../support/random-books.js';

/** Books of one payer as the version before would have left them, and as they were booked. */
const someBooks = fc
  .tuple(fc.array(someLines, { minLength: 1, maxLength: 3 }), fc.array(anAct, { maxLength: 30 }))
  .map(([invoices, acts]) => {
    const { entries, account, ...books } = acts.reduce(
      (done, act) => tryAct(done, act).books,
      booksWith(invoices),
    );
    const earlier: EarlierBooks = {
      entries: entries.map(
        ({ invoiceSeq: _number, previous: _one, previousOnAccount: _other, ...entry }) => {
          return { ...entry, schemaVersion: 1 };
        },
      ),
      invoices: [...books.invoices.values()].map(({ headDigest: _head, ...invoice }) => invoice),
      accounts: [account].map(({ headDigest: _head, ...found }) => found),
      payments: [...books.payments.values()],
    };
    return { earlier, booked: entries };
  });

it('a payer is brought into a chain without a fault, in the order of booking', () => {
  fc.assert(
    fc.property(someBooks, ({ earlier, booked }) => {
      const upgraded = upgradePayer(earlier);
      expect(checkChain(upgraded, digestOf)).toEqual([]);
      for (const { id } of earlier.invoices) {
        const history = upgraded.entries.filter(({ refs }) => refs.invoiceId === id);
        expect(history.map((entry) => entry.id)).toEqual(
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
      expect(checkChain(upgradePayer({ ...earlier, entries }), digestOf)).toEqual([]);
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
