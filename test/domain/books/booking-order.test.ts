import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookingOrder } from '../../../src/domain/books/booking-order.js';
import { type JournalEntry, ledgerAccount } from '../../../src/domain/books/journal-entry.js';
import { anAct } from '../../support/random-acts.js';
import { booksWith, someLines, tryAct } from '../../support/random-books.js';

/** The entries of one invoice to which many things were done, as they were booked. */
const someHistory = fc
  .tuple(someLines, fc.array(anAct, { minLength: 5, maxLength: 40 }))
  .map(([lines, acts]) => {
    const books = acts.reduce((done, act) => tryAct(done, act).books, booksWith([lines]));
    return books.entries.filter(({ refs }) => refs.invoiceId !== undefined);
  });

/** Whether each entry, in this order, left what it says that it left. */
function isPossible(entries: readonly JournalEntry[]): boolean {
  let owed = 0n;
  let accountSeq = 0n;
  let isVoid = false;
  return entries.every((entry) => {
    const own = ledgerAccount.receivable(entry.refs.invoiceId ?? '');
    for (const { account, amount } of entry.postings) if (account === own) owed += amount;
    if (entry.kind === 'invoice.voided') isVoid = true;
    const rises = entry.accountSeq === null || entry.accountSeq > accountSeq;
    accountSeq = entry.accountSeq ?? accountSeq;
    const { outstanding } = entry.outcome;
    return rises && (outstanding === (owed > 0n ? owed : 0n) || (isVoid && outstanding === 0n));
  });
}

describe('the order in which the entries of an invoice were booked', () => {
  it('stays as it is where the clocks were right', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        expect(isPossible(history)).toBe(true);
        expect(bookingOrder(history)).toEqual(history);
      }),
      { numRuns: 200 },
    );
  });

  it('is found again where clocks were some entries apart', () => {
    let moved = 0;
    fc.assert(
      fc.property(someHistory, fc.array(fc.nat(4), { minLength: 45 }), (history, late) => {
        const wrong = history
          .map((entry, index) => ({ entry, at: index + (late[index] ?? 0) }))
          .sort((one, other) => one.at - other.at)
          .map(({ entry }) => entry);
        const found = bookingOrder(wrong);
        expect(isPossible(found)).toBe(true);
        expect(new Set(found)).toEqual(new Set(history));
        expect(found).toHaveLength(history.length);
        if (!isPossible(wrong)) moved += 1;
      }),
      { numRuns: 300 },
    );
    expect(moved).toBeGreaterThan(50);
  });

  it('puts an undo behind what it undoes, though nothing else tells', () => {
    const history = fc.sample(
      someHistory.filter((entries) => entries.some(({ reverses }) => reverses !== null)),
      20,
    );
    for (const entries of history) {
      const found = bookingOrder([...entries].reverse());
      for (const [index, { reverses }] of found.entries()) {
        const undone = found.findIndex(({ id }) => id === reverses);
        expect(undone).toBeLessThan(index);
      }
    }
  });

  it('is the order given where none fits, but by the numbers of the account', () => {
    const [history] = fc.sample(
      someHistory.filter((entries) => entries.filter((e) => e.accountSeq !== null).length > 2),
      1,
    );
    if (history === undefined) throw new Error('a history was made');
    const outcome = { outstanding: -1n, status: null, balance: null, available: null };
    const nonsense = [...history].reverse().map((entry) => ({ ...entry, outcome }));
    const found = bookingOrder(nonsense);
    const numbers = found.flatMap(({ accountSeq }) => accountSeq ?? []);
    expect(numbers).toEqual([...numbers].sort((one, other) => (one < other ? -1 : 1)));
    const others = (entries: typeof nonsense) => entries.filter((e) => e.accountSeq === null);
    expect(others(found)).toEqual(others(nonsense));
  });

  it('is found for an invoice with thousands of entries', () => {
    const [issued] = fc.sample(someHistory, 1)[0] ?? [];
    if (issued === undefined) throw new Error('an invoice was issued');
    const own = issued.postings[0]?.account ?? '';
    const one = (index: number): JournalEntry => ({
      ...issued,
      id: `pay-${index}`,
      kind: 'payment.received',
      postings: [{ account: own, amount: -1n }],
      outcome: { ...issued.outcome, outstanding: 5000n - BigInt(index) - 1n },
    });
    const opened = {
      ...issued,
      postings: [{ account: own, amount: 5000n }],
      outcome: { ...issued.outcome, outstanding: 5000n },
    };
    const history = [opened, ...Array.from({ length: 1000 }, (_none, index) => one(index))];
    const swapped = [...history];
    [swapped[500], swapped[501]] = [history[501] ?? opened, history[500] ?? opened];
    expect(bookingOrder(swapped)).toEqual(history);
  });
});
