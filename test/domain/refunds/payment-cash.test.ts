import { describe, expect, it } from 'vitest';
import {
  cashLeft,
  cashOfPayments,
  takeCash,
  unrecordedOf,
} from '../../../src/domain/refunds/payment-cash.js';
import { createStory, type Story } from '../../support/story.js';

function cashOn(story: Story, elsewhere: Parameters<typeof cashOfPayments>[1] = []) {
  const own = story.books().entries.filter(({ refs }) => refs.invoiceId === 'club:INV-1');
  return cashOfPayments(own, elsewhere);
}

function told(story: Story, elsewhere: Parameters<typeof cashOfPayments>[1] = []) {
  return cashOn(story, elsewhere).map(({ payment, held, refunded, moved, left }) => {
    return [payment.id.replace('club:', ''), held, refunded, moved, left];
  });
}

/** An invoice of £10.00 on which these payments were received, in this order. */
function paid(...payments: (readonly [id: string, amount: bigint, receivedOn?: string])[]): Story {
  const story = createStory();
  story.issue(1, [1_000n]);
  for (const [id, amount, receivedOn = '2026-11-20'] of payments) {
    story.pay(1, id, 'received', amount, { receivedOn });
  }
  return story;
}

describe('the cash of an invoice', () => {
  it('is what was received, the newest payment first', () => {
    expect(told(paid(['P1', 300n], ['P2', 200n]))).toEqual([
      ['P2', 200n, 0n, 0n, 200n],
      ['P1', 300n, 0n, 0n, 300n],
    ]);
    expect(told(paid(['P1', 300n, '2026-11-21'], ['P2', 200n, '2026-11-20']))).toEqual([
      ['P1', 300n, 0n, 0n, 300n],
      ['P2', 200n, 0n, 0n, 200n],
    ]);
  });

  it('is nothing of a payment that is on its way, failed or went back, and a part of one that went back in part', () => {
    const story = paid(['P1', 300n], ['P2', 200n]);
    story.pay(1, 'P3', 'pending', 70n);
    story.pay(1, 'P4', 'failed', 60n);
    story.pay(1, 'P2', 'bounced', 150n);
    story.pay(1, 'P1', 'returned', 300n);
    expect(told(story)).toEqual([
      ['P4', 0n, 0n, 0n, 0n],
      ['P3', 0n, 0n, 0n, 0n],
      ['P2', 50n, 0n, 0n, 50n],
      ['P1', 0n, 0n, 0n, 0n],
    ]);
  });

  it('has a payment that is received once more as the newest', () => {
    const story = paid(['P1', 300n], ['P2', 200n]);
    story.pay(1, 'P1', 'bounced', 300n);
    expect(told(story).map(([id]) => id)).toEqual(['P2', 'P1']);
    story.pay(1, 'P1', 'received', 300n);
    expect(told(story).map(([id]) => id)).toEqual(['P1', 'P2']);
  });

  it('is less what was refunded of each payment, until that failed', () => {
    const story = paid(['P1', 600n], ['P2', 400n]);
    const first = story.sendBack(1, 100n, { how: 'cash', paymentId: 'club:P1' });
    story.sendBack(1, 30n, { how: 'cash', paymentId: 'club:P2' });
    expect(told(story)).toEqual([
      ['P2', 400n, 30n, 0n, 370n],
      ['P1', 600n, 100n, 0n, 500n],
    ]);
    story.told(first, 'done', 5n);
    expect(told(story)[1]).toEqual(['P1', 600n, 100n, 0n, 500n]);
    story.told(first, 'failed');
    expect(told(story)[1]).toEqual(['P1', 600n, 0n, 0n, 600n]);
  });

  it('is less what was too much and sent back', () => {
    const story = paid(['P1', 1_000n], ['P2', 80n]);
    story.sendBackOverpaid(1, 80n);
    expect(told(story)).toEqual([
      ['P2', 80n, 80n, 0n, 0n],
      ['P1', 1_000n, 0n, 0n, 1_000n],
    ]);
  });

  it('is less what became account credit, of the newest payments first', () => {
    const story = paid(['P1', 1_000n], ['P2', 50n], ['P3', 30n]);
    const moved = story.move(1, 60n);
    expect(told(story)).toEqual([
      ['P3', 30n, 0n, 30n, 0n],
      ['P2', 50n, 0n, 30n, 20n],
      ['P1', 1_000n, 0n, 0n, 1_000n],
    ]);
    story.moveBack(1, moved, 40n);
    // What was taken last comes back first.
    expect(told(story)).toEqual([
      ['P3', 30n, 0n, 20n, 10n],
      ['P2', 50n, 0n, 0n, 50n],
      ['P1', 1_000n, 0n, 0n, 1_000n],
    ]);
    story.moveBack(1, moved, 20n);
    expect(told(story).map(([, , , one]) => one)).toEqual([0n, 0n, 0n]);
  });

  it('takes two moves back each from where it took it', () => {
    const story = paid(['P1', 1_000n], ['P2', 50n]);
    const first = story.move(1, 20n);
    story.pay(1, 'P3', 'received', 40n);
    const second = story.move(1, 40n);
    story.moveBack(1, first, 20n);
    expect(told(story).map(([id, , , one]) => [id, one])).toEqual([
      ...[
        ['P3', 40n],
        ['P2', 0n],
        ['P1', 0n],
      ],
    ]);
    story.moveBack(1, second, 15n);
    expect(told(story)[0]).toEqual(['P3', 40n, 0n, 25n, 15n]);
  });

  it('is never below nothing, of a payment that went back after a part was refunded', () => {
    const story = paid(['P1', 1_000n]);
    story.sendBack(1, 300n, { how: 'cash' });
    story.pay(1, 'P1', 'bounced', 1_000n);
    expect(told(story)).toEqual([['P1', 0n, 300n, 0n, 0n]]);
  });

  it('is less what was sent elsewhere, and none of a payment that is disputed', () => {
    const story = paid(['P1', 600n], ['P2', 400n]);
    const sent = (amount: bigint) => ({ paymentId: 'club:P1', why: 'unrecorded' as const, amount });
    const cash = cashOn(story, [sent(100n), sent(20n), { paymentId: 'club:P2', why: 'disputed' }]);
    expect(cash).toMatchObject([
      { payment: { id: 'club:P2' }, left: 0n, unrecorded: 0n, disputed: true, refunded: 0n },
      { payment: { id: 'club:P1' }, left: 480n, unrecorded: 120n, disputed: false, refunded: 0n },
    ]);
    expect(unrecordedOf(cash, null)).toBe(120n);
    expect(unrecordedOf(cash, 'club:P1')).toBe(120n);
    expect(unrecordedOf(cash, 'club:P2')).toBe(0n);
    expect(told(story, [sent(601n)])[1]).toEqual(['P1', 600n, 0n, 0n, 0n]);
  });
});

describe('cash that is taken', () => {
  const cash = cashOn(paid(['P1', 300n], ['P2', 200n]));

  it('is of all payments, or of one', () => {
    expect(cashLeft(cash)).toBe(500n);
    expect(cashLeft(cash, 'club:P1')).toBe(300n);
    expect(cashLeft(cash, 'club:P3')).toBe(0n);
  });

  it.each([
    [150n, [['club:P2', 150n]]],
    [200n, [['club:P2', 200n]]],
    [
      350n,
      [
        ['club:P2', 200n],
        ['club:P1', 150n],
      ],
    ],
    [0n, []],
  ])('is for %s of the newest first', (amount, parts) => {
    const taken = takeCash(cash, amount);
    expect(taken.map((part) => [part.payment.id, part.amount])).toEqual(parts);
    expect(taken.map(({ from }) => from.payment.id)).toEqual(parts.map(([id]) => id));
  });
});
