import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type BookedFact, bookingOrder } from '../../../src/domain/books/booking-order.js';
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

type Told = {
  /** What it posts to the invoice's receivable. */
  owes?: bigint;
  /** What it says that it left outstanding. */
  left: bigint;
  isVoid?: boolean;
  kind?: BookedFact['kind'];
  accountSeq?: bigint;
  reverses?: string;
};

function fact(id: string, told: Told): BookedFact {
  const { owes = 0n, left, isVoid = false, kind = 'payment.received' } = told;
  const status = isVoid ? 'void' : 'outstanding';
  return {
    id,
    kind,
    postings: [
      { account: ledgerAccount.receivable('INV'), amount: owes },
      { account: ledgerAccount.receivable('ANOTHER'), amount: 7n },
    ],
    refs: { invoiceId: 'INV' },
    outcome: { outstanding: left, status, balance: null, available: null },
    accountSeq: told.accountSeq ?? null,
    reverses: told.reverses ?? null,
  };
}

function orderOf(given: readonly BookedFact[]): string {
  return bookingOrder(given)
    .map(({ id }) => id)
    .join(' ');
}

let issued: BookedFact;
let voided: BookedFact;
beforeEach(() => {
  issued = fact('issued', { owes: 10n, left: 10n, kind: 'invoice.issued' });
  voided = fact('voided', { owes: -10n, left: 0n, isVoid: true, kind: 'invoice.voided' });
});

describe('what tells where an entry stands', () => {
  it('that it issues the invoice, though it left nothing owed', () => {
    const free = fact('issued', { left: 0n, kind: 'invoice.issued' });
    expect(orderOf([fact('late', { left: 0n }), free])).toBe('issued late');
  });

  it('what it left outstanding', () => {
    const second = fact('second', { owes: -3n, left: 2n });
    expect(orderOf([issued, second, fact('first', { owes: -5n, left: 5n })])).toBe(
      'issued first second',
    );
  });

  it('its number on the account, though all leave the same', () => {
    const numbered = (accountSeq: bigint) => fact(`no-${accountSeq}`, { left: 10n, accountSeq });
    expect(orderOf([issued, numbered(3n), numbered(12n), numbered(1n)])).toBe(
      'issued no-1 no-3 no-12',
    );
  });

  it('that the invoice was void by then, though nothing was owed before either', () => {
    const credited = fact('credited', { owes: -10n, left: 0n });
    const undone = fact('undone', { owes: 0n, left: 0n, isVoid: true, kind: 'invoice.voided' });
    const late = fact('late', { owes: -4n, left: 0n, isVoid: true });
    expect(orderOf([issued, credited, late, undone])).toBe('issued credited undone late');
  });

  it('that it undoes another, unless that is not among them', () => {
    const paid = fact('paid', { left: 10n });
    expect(orderOf([issued, fact('undo', { left: 10n, reverses: 'paid' }), paid])).toBe(
      'issued paid undo',
    );
    expect(orderOf([issued, fact('undo', { left: 10n, reverses: 'elsewhere' }), paid])).toBe(
      'issued undo paid',
    );
  });

  it('is what a void invoice owes, or nothing, as version 1 had it', () => {
    const spent = fact('spent', { owes: 4n, left: 0n, isVoid: true });
    expect(orderOf([spent, voided, issued])).toBe('issued voided spent');
    const owed = fact('owed', { owes: 4n, left: 4n, isVoid: true });
    expect(orderOf([owed, voided, issued])).toBe('issued voided owed');
    // It left 5 of what is 4: no order fits, so that the one given stays.
    const wrong = fact('wrong', { owes: 4n, left: 5n, isVoid: true });
    expect(orderOf([wrong, voided, issued])).toBe('wrong voided issued');
    const open = fact('open', { owes: 4n, left: 0n });
    expect(orderOf([open, issued])).toBe('open issued');
  });
});

describe('where no order fits', () => {
  const nonsense = (id: string, accountSeq?: bigint) => {
    return fact(id, { left: -1n, ...(accountSeq === undefined ? {} : { accountSeq }) });
  };

  it('it is the one given, but for the changes of the account: those go by its numbers', () => {
    const given = [
      nonsense('a'),
      nonsense('second', 2n),
      nonsense('b'),
      nonsense('tenth', 10n),
      nonsense('first', 1n),
      nonsense('c'),
    ];
    expect(orderOf(given)).toBe('a first b second tenth c');
    expect(orderOf(given.toReversed())).toBe('c first second b tenth a');
  });

  it('the search ends, however many orders there are to try', () => {
    const pairs = Array.from({ length: 14 }, (_none, index) => [
      fact(`paid-${index}`, { owes: -1n, left: 9n }),
      fact(`back-${index}`, { owes: 1n, left: 10n }),
    ]).flat();
    const given = [issued, ...pairs, nonsense('never')];
    expect(bookingOrder(given)).toEqual(given);
  });
});
