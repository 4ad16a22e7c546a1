import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { postedTo } from '../../../src/domain/books/journal-entry.js';
import { creditable, type Invoice } from '../../../src/domain/invoices/invoice.js';
import type { Refund } from '../../../src/domain/refunds/refund.js';
import { planRefundTold } from '../../../src/domain/refunds/settle-refund.js';
import { booksFaults, bookTogether, type MemoryBooks } from '../../support/memory-books.js';
import { anAct, planAct } from '../../support/random-acts.js';
import { booksWith, someLines, tryAct } from '../../support/random-books.js';
import { isRefundAct, refundActs, refundState } from '../../support/random-refunds.js';
import { eventContext, refusalOf, today } from '../../support/rules.js';
import { createStory, type Story } from '../../support/story.js';

let story: Story;
beforeEach(() => {
  story = createStory();
});

function cash(books: MemoryBooks): bigint {
  return books.entries.reduce((sum, entry) => sum + postedTo(entry, 'cash:stripe'), 0n);
}

/** All of an invoice that people see, apart from how often it changed. */
function figures({ seq: _seq, headDigest: _head, creditNoteCount: _count, ...rest }: Invoice) {
  return rest;
}

describe('a refund that fails', () => {
  it('days after it was done leaves everything as before, however often each is told', () => {
    story.issue(1, [10_000n]);
    story.pay(1, 'P1', 'received', 10_000n);
    const before = figures(story.invoice(1));
    const id = story.sendBack(1, 3_000n);
    expect(story.told(id, 'done', 70n)).toBe('moves');
    expect(story.told(id, 'done', 70n)).toBe('already-so');
    expect(cash(story.books())).toBe(6_930n);
    expect(story.invoice(1).refunded).toBe(3_000n);
    expect(creditable(story.invoice(1))).toBe(7_000n);
    expect(story.told(id, 'failed')).toBe('moves');
    expect(story.told(id, 'failed')).toBe('already-so');
    expect(story.told(id, 'done')).toBe('late');
    expect(story.told(id, 'waiting')).toBe('late');
    expect(figures(story.invoice(1))).toEqual(before);
    expect(cash(story.books())).toBe(10_000n);
    expect(story.refund(id)).toMatchObject({
      state: 'failed',
      fee: 0n,
      problem: 'failed by the bank',
    });
    expect(booksFaults(story.books())).toEqual([]);
  });

  it('is asked for again with the next try, and words of the try before change nothing', () => {
    story.issue(1, [100n]);
    story.pay(1, 'P1', 'received', 100n);
    const id = story.sendBack(1, 40n);
    story.told(id, 'failed');
    story.askAgain(id);
    expect(story.refund(id)).toMatchObject({ state: 'asked', attempt: 2, providerRefundId: null });
    const { refund, ...rest } = refundState(story.books(), story.refund(id));
    const late = { attempt: 1, providerRefundId: 're_1', on: today, state: 'failed' } as const;
    expect(planRefundTold({ refund, ...rest }, late, eventContext())).toEqual({ kind: 'late' });
    expect(refusalOf(() => story.askAgain(id))).toMatchObject({ code: 'refund-state' });
  });

  it('on an invoice that was voided since is overpaid there', () => {
    story.issue(1, [100n]);
    story.pay(1, 'P1', 'received', 100n);
    const id = story.sendBack(1, 100n);
    story.told(id, 'done');
    story.voidInvoice(1);
    story.told(id, 'failed');
    expect(story.invoice(1)).toMatchObject({ status: 'void', overpaid: 100n, refunded: 0n });
    expect(booksFaults(story.books())).toEqual([]);
  });
});

describe('a refund that waits', () => {
  it('says since when and why, and takes the id of the provider when it comes', () => {
    story.issue(1, [100n]);
    story.pay(1, 'P1', 'received', 100n);
    const id = story.sendBack(1, 40n);
    const tell = (providerRefundId: string | null) => {
      const told = { attempt: 1, providerRefundId, on: today, state: 'waiting' } as const;
      const state = refundState(story.books(), story.refund(id));
      return planRefundTold(state, told, eventContext({ reason: 'no funds' }));
    };
    expect(tell(null)).toMatchObject({ kind: 'moves' });
    expect(story.told(id, 'waiting')).toBe('moves');
    expect(tell('re_1')).toEqual({ kind: 'already-so' });
    expect(story.refund(id)).toMatchObject({ waitingSince: today, providerRefundId: 're_1' });
  });

  it('is told of a day that lies ahead by nobody', () => {
    story.issue(1, [100n]);
    story.pay(1, 'P1', 'received', 100n);
    const id = story.sendBack(1, 40n);
    const state = refundState(story.books(), story.refund(id));
    const told = { attempt: 1, providerRefundId: null, on: '2030-01-01' };
    const ahead = () => planRefundTold(state, { ...told, state: 'waiting' }, eventContext());
    expect(refusalOf(ahead).code).toBe('day-ahead');
  });
});

describe('what happens to a payment of which something is sent back', () => {
  const paid = () => {
    story.issue(1, [10_000n]);
    story.pay(1, 'P1', 'received', 10_000n);
    return story.sendBack(1, 3_000n);
  };
  const P1 = () => story.books().payments.get('club:P1');
  it('that bounces takes what is done of it as gone, and no more', () => {
    story.told(paid(), 'done');
    story.bounceAll(1, 'P1', 'bounced');
    expect(P1()?.reversed).toBe(7_000n);
    expect(story.invoice(1)).toMatchObject({ paid: 3_000n, outstanding: 7_000n });
    expect(booksFaults(story.books())).toEqual([]);
  });

  it('that bounces before it was sent is gone whole, and the refund can fail then', () => {
    const id = paid();
    story.bounceAll(1, 'P1', 'bounced');
    expect(story.invoice(1)).toMatchObject({ paid: 0n, outstanding: 10_000n });
    story.told(id, 'failed');
    expect(creditable(story.invoice(1))).toBe(10_000n);
    expect(booksFaults(story.books())).toEqual([]);
  });

  it('can be returned only in what is left, and not be taken back as typed in error', () => {
    paid();
    const back = () => story.pay(1, 'P1', 'returned', 7_001n);
    expect(refusalOf(back)).toMatchObject({ code: 'payment-refunded', maximum: 7_000n });
    expect(refusalOf(() => story.correct(1, 'P1'))).toMatchObject({ code: 'payment-refunded' });
    story.bounceAll(1, 'P1', 'returned');
    expect(P1()?.reversed).toBe(7_000n);
  });

  it('keeps its invoice from being voided until the refund is sent', () => {
    story.issue(1, [100n]);
    story.pay(1, 'P1', 'received', 100n);
    const id = story.sendBack(1, 100n);
    expect(refusalOf(() => story.voidInvoice(1))).toMatchObject({
      code: 'refund-under-way',
      amount: 100n,
    });
    story.told(id, 'done');
    story.voidInvoice(1);
    expect(story.invoice(1)).toMatchObject({ status: 'void', overpaid: 0n, outstanding: 0n });
  });
});

describe('the tax of a line', () => {
  const given = () => {
    const { notes, refunds } = story.books();
    const parts = [
      ...[...notes.values()].flatMap(({ lines }) => lines),
      ...[...refunds.values()]
        .filter(({ state }) => state !== 'failed')
        .flatMap(({ lines }) => lines),
    ];
    const sum = (of: 'amount' | 'tax') => parts.reduce((all, part) => all + part[of], 0n);
    return { gross: sum('amount'), tax: sum('tax') };
  };
  const refunded = (): Refund | undefined => [...story.books().refunds.values()].at(-1);

  it('is 167 in all when credit and a refund give a line of 1000 back in three parts', () => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_000n);
    story.raise(1, 333n);
    story.sendBack(1, 333n, { how: 'cash' });
    story.raise(1, 334n);
    expect(given()).toEqual({ gross: 1_000n, tax: 167n });
    expect(story.invoice(1).lines[0]?.taxCredited).toBe(167n);
    expect(refunded()?.lines).toEqual([{ line: 1, amount: 333n, tax: 56n }]);
  });

  it('can be given again where the refund failed in the end, and is 167 again', () => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_000n);
    story.raise(1, 333n);
    const id = story.sendBack(1, 333n, { how: 'cash' });
    story.raise(1, 334n);
    story.told(id, 'done');
    story.told(id, 'failed');
    expect(story.invoice(1).lines[0]?.taxCredited).toBe(111n);
    story.raise(1, 333n);
    expect(given()).toEqual({ gross: 1_000n, tax: 167n });
    expect(booksFaults(story.books())).toEqual([]);
  });
});

it('asked for and then failed, whatever was done before, every figure is as it was', () => {
  let failed = 0;
  fc.assert(
    fc.property(
      fc.array(someLines, { minLength: 1, maxLength: 2 }),
      fc.array(anAct, { minLength: 5, maxLength: 25 }),
      fc.array(anAct, { minLength: 5, maxLength: 10 }),
      (invoices, acts, wishes) => {
        let books = booksWith(invoices);
        for (const act of acts) books = tryAct(books, act).books;
        for (const wish of wishes) {
          const asked = tryAct(books, { ...wish, kind: 'refund-cash' });
          const fresh = [...asked.books.refunds.values()].slice(books.refunds.size);
          if (asked.refused !== null || fresh.length === 0) continue;
          let after = asked.books;
          for (const { id } of fresh) {
            const refund = after.refunds.get(id);
            if (refund === undefined) throw new Error('it was asked for');
            const told = {
              attempt: 1,
              providerRefundId: null,
              on: today,
              state: 'failed',
            } as const;
            const answer = planRefundTold(refundState(after, refund), told, eventContext());
            if (answer.kind === 'moves') after = bookTogether(after, [answer.plan]);
          }
          const all = (of: MemoryBooks) => [...of.invoices.values()].map(figures);
          expect(all(after)).toEqual(all(books));
          expect(cash(after)).toBe(cash(books));
          failed += 1;
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(failed).toBeGreaterThan(50);
});

it('refunds of every kind are done, fail and are asked again in books that are made by chance', () => {
  const done = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.array(someLines, { minLength: 1, maxLength: 2 }),
      fc.array(anAct, { minLength: 40, maxLength: 80 }),
      (invoices, acts) => {
        let books = booksWith(invoices);
        for (const act of acts) {
          const before = books;
          books = tryAct(books, act).books;
          if (isRefundAct(act.kind) && books !== before && planAct(before, act).length > 0) {
            done.set(act.kind, (done.get(act.kind) ?? 0) + 1);
          }
        }
        expect(booksFaults(books)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
  expect([...done.keys()].sort()).toEqual([...refundActs].sort());
});
