import { describe, expect, it } from 'vitest';
import {
  movesBetween,
  type ShownFacts,
  shownAmount,
  shownFacts,
} from '../../../src/domain/books/shown-facts.js';
import { anAccount, anInvoice, today } from '../../support/rules.js';

const at = { day: today, currency: 'GBP' };

function facts(amounts: ShownFacts['amounts']): ShownFacts {
  return { ...at, amounts };
}

describe('what stood in the books when a form was shown', () => {
  it('is named where it is not zero', () => {
    const account = anAccount(
      { lotId: 'a', amount: 70n },
      { lotId: 'past', amount: 5n, expiresOn: '2026-11-22' },
    );
    const invoice = anInvoice([1_000n], { paid: 400n });
    expect(shownFacts({ invoice, account }, at)).toEqual(
      facts({ paid: 400n, outstanding: 600n, available: 70n }),
    );
    const nothing = anInvoice([1_000n], { paid: 1_000n });
    expect(shownFacts({ invoice: nothing }, at)).toEqual(facts({ paid: 1_000n }));
    expect(shownFacts({ account: null }, at)).toEqual(facts({}));
  });

  it('is zero where it is not named', () => {
    expect(shownAmount(facts({ paid: 5n }), 'paid')).toBe(5n);
    expect(shownAmount(facts({ paid: 5n }), 'overpaid')).toBe(0n);
  });
});

describe('what happened between two moments', () => {
  it.each<[string, ShownFacts['amounts'], ShownFacts['amounts'], [string, bigint][]]>([
    ['nothing', { paid: 5n, outstanding: 9n }, { paid: 5n, outstanding: 9n }, []],
    [
      'a payment, and not what follows from it',
      { outstanding: 9n },
      { paid: 12n, overpaid: 3n },
      [['paid', 12n]],
    ],
    ['what went back', { refunded: 5n, paid: 5n }, { paid: 5n }, [['refunded', -5n]]],
    [
      'a change of the account credit alone',
      { available: 5n },
      { available: 3n },
      [['available', -2n]],
    ],
    [
      'what moved on the invoice, which says why the account credit changed',
      { available: 5n },
      { creditApplied: 5n },
      [['creditApplied', 5n]],
    ],
  ])('is %s', (_name, before, now, moves) => {
    const expected = moves.map(([name, by]) => ({ name, by }));
    expect(movesBetween(facts(before), facts(now))).toEqual(expected);
  });
});
