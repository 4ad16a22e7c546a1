import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { disputeMoves } from '../../../src/domain/payments/plan-dispute.js';
import { booksFaults } from '../../support/memory-books.js';
import { createStory, type Story } from '../../support/story.js';

let story: Story;
beforeEach(() => {
  story = createStory();
});

/** The parts of one sum of £100.00 and £50.00 on two invoices, as the books have them. */
function paidBoth(): void {
  story.issue(1, [10_000n]);
  story.issue(2, [5_000n]);
  story.pay(1, 'P', 'received', 10_000n);
  story.pay(2, 'P:INV-2', 'received', 5_000n);
}

const ids = ['P', 'P:INV-2'];
const parts = () => story.disputedParts(ids);
const hear = (disputeId: string, amount: bigint) => story.dispute(ids, disputeId, amount);

function reversed(): bigint[] {
  return parts().map(({ payment }) => payment.reversed);
}

it('two disputes of one payment add up, and each that is won gives back its own amount only', () => {
  paidBoth();
  hear('D1', 3_000n);
  hear('D2', 4_000n);
  hear('D2', 4_000n);
  expect(reversed()).toEqual([7_000n, 0n]);
  expect(story.invoice(1)).toMatchObject({ paid: 3_000n, outstanding: 7_000n });
  hear('D1', 0n);
  hear('D1', 0n);
  expect(reversed()).toEqual([4_000n, 0n]);
  expect(parts()[0]?.payment).toMatchObject({ status: 'bounced', attempt: 1 });
  hear('D2', 0n);
  expect(parts()[0]?.payment).toMatchObject({ status: 'received', reversed: 0n, attempt: 2 });
  expect(story.invoice(1)).toMatchObject({ paid: 10_000n, outstanding: 0n });
  expect(booksFaults(story.books())).toEqual([]);
});

it('what is left decides which part of a sum it takes, the first first', () => {
  paidBoth();
  story.told(story.sendBack(1, 4_000n, { how: 'cash' }), 'done');
  hear('D1', 7_000n);
  expect(reversed()).toEqual([6_000n, 1_000n]);
  hear('D2', 3_000n);
  expect(reversed()).toEqual([6_000n, 4_000n]);
  expect(booksFaults(story.books())).toEqual([]);
});

it('takes what was refunded before only where nothing else is left, and says what it cannot take', () => {
  paidBoth();
  story.told(story.sendBack(1, 4_000n, { how: 'cash' }), 'done');
  hear('D1', 15_000n);
  expect(reversed()).toEqual([10_000n, 5_000n]);
  expect(disputeMoves(parts(), { disputeId: 'D2', amount: 1n })).toMatchObject({
    moves: [],
    left: 1n,
  });
});

it('what a person received again meanwhile is not received a second time', () => {
  paidBoth();
  hear('D1', 10_000n);
  story.pay(1, 'P', 'received', 10_000n);
  hear('D1', 10_000n);
  hear('D1', 0n);
  expect(story.invoice(1)).toMatchObject({ paid: 10_000n, outstanding: 0n });
  expect(booksFaults(story.books())).toEqual([]);
});

it('whatever is disputed, won and lost, the books hold what the open ones keep', () => {
  const one = fc.record({ id: fc.constantFrom('D1', 'D2', 'D3'), amount: fc.bigInt(0n, 5_000n) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 10 }), (told) => {
      story = createStory();
      paidBoth();
      const open = new Map<string, bigint>();
      for (const { id, amount } of told) {
        hear(id, amount);
        open.set(id, amount);
        const kept = [...open.values()].reduce((sum, kept) => sum + kept, 0n);
        expect(reversed().reduce((sum, gone) => sum + gone, 0n)).toBe(kept);
      }
      expect(booksFaults(story.books())).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
