import { beforeEach, describe, expect, it } from 'vitest';
import { creditable } from '../../../src/domain/invoices/invoice.js';
import { booksFaults } from '../../support/memory-books.js';
import { refusalOf } from '../../support/rules.js';
import { createStory, type Story } from '../../support/story.js';

let story: Story;
beforeEach(() => {
  story = createStory();
});

function amounts(number: number) {
  const { outstanding, overpaid, refunded, creditedToInvoice, creditedToAccount } =
    story.invoice(number);
  return { outstanding, overpaid, refunded, creditedToInvoice, creditedToAccount };
}

function refunds() {
  return [...story.books().refunds.values()].map(({ paymentId, amount, of }) => {
    return { paymentId, amount, of };
  });
}

describe('a refund as it is proposed', () => {
  it('of a paid invoice is sent back whole, and credits it', () => {
    story.issue(1, [10_000n]);
    story.pay(1, 'P1', 'received', 10_000n);
    const id = story.sendBack(1, 3_000n);
    expect(amounts(1)).toMatchObject({ outstanding: 0n, refunded: 3_000n, creditedToInvoice: 0n });
    expect(story.invoice(1).status).toBe('partially refunded');
    expect(story.refund(id)).toMatchObject({ state: 'asked', attempt: 1, provider: 'stripe' });
    expect(creditable(story.invoice(1))).toBe(7_000n);
    expect(booksFaults(story.books())).toEqual([]);
  });

  it('lowers first what is owed, as a credit note, and sends only the rest back', () => {
    story.issue(1, [10_000n]);
    story.pay(1, 'P1', 'received', 6_000n);
    story.sendBack(1, 7_000n);
    expect(amounts(1)).toEqual({
      ...{ outstanding: 0n, overpaid: 0n },
      ...{ refunded: 3_000n, creditedToInvoice: 4_000n, creditedToAccount: 0n },
    });
    expect(story.books().notes.size).toBe(1);
    expect(booksFaults(story.books())).toEqual([]);
  });

  it('of less than is owed sends nothing back', () => {
    story.issue(1, [10_000n]);
    story.pay(1, 'P1', 'received', 6_000n);
    expect(() => story.sendBack(1, 4_000n)).toThrow('nothing was asked for');
    expect(amounts(1)).toMatchObject({ refunded: 0n, creditedToInvoice: 4_000n, outstanding: 0n });
  });

  it('takes the newest payment first, and what cash does not cover goes back as credit', () => {
    story.open(500n, null);
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 300n);
    story.apply(1, 500n);
    story.pay(1, 'P2', 'received', 200n);
    story.sendBack(1, 900n);
    expect(refunds()).toEqual([
      { paymentId: 'club:P2', amount: 200n, of: 'payment' },
      { paymentId: 'club:P1', amount: 300n, of: 'payment' },
    ]);
    expect(amounts(1)).toMatchObject({ refunded: 500n, creditedToAccount: 400n });
    expect(story.books().account.balance).toBe(400n);
    expect(booksFaults(story.books())).toEqual([]);
  });

  it('of more than can be credited is refused whole with the maximum', () => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_000n);
    story.raise(1, 200n);
    const refusal = refusalOf(() => story.sendBack(1, 801n));
    expect(refusal).toMatchObject({ code: 'over-creditable', maximum: 800n });
    story.sendBack(1, 800n);
    expect(creditable(story.invoice(1))).toBe(0n);
  });
});

describe('cash that is sent back on purpose', () => {
  it('leaves what is owed, and is of the payment that was chosen', () => {
    story.issue(1, [7_440n]);
    story.pay(1, 'P1', 'received', 3_000n);
    story.pay(1, 'P2', 'received', 2_580n);
    story.sendBack(1, 990n, { how: 'cash', paymentId: 'club:P1' });
    expect(amounts(1)).toMatchObject({ outstanding: 1_860n, refunded: 990n });
    expect(refunds()).toEqual([{ paymentId: 'club:P1', amount: 990n, of: 'payment' }]);
    expect(booksFaults(story.books())).toEqual([]);
  });

  it('is at most what was received on the payment and not yet refunded', () => {
    story.issue(1, [10_000n]);
    story.pay(1, 'P1', 'received', 10_000n);
    story.told(story.sendBack(1, 3_000n), 'waiting');
    const more = () => story.sendBack(1, 7_001n, { how: 'cash', paymentId: 'club:P1' });
    expect(refusalOf(more)).toMatchObject({ code: 'over-refundable', maximum: 7_000n });
    const credit = () => story.raise(1, 8_000n);
    expect(refusalOf(credit)).toMatchObject({ code: 'over-creditable', maximum: 7_000n });
  });

  it('is not what became account credit, on the payment that was too much', () => {
    story.issue(1, [100n]);
    story.pay(1, 'P1', 'received', 100n);
    story.pay(1, 'P2', 'received', 50n);
    const moved = story.move(1, 50n);
    const send = (amount: bigint, paymentId: string) =>
      story.sendBack(1, amount, { how: 'cash', paymentId });
    expect(refusalOf(() => send(1n, 'club:P2'))).toMatchObject({
      code: 'over-refundable',
      maximum: 0n,
    });
    story.moveBack(1, moved, 20n);
    expect(refusalOf(() => send(21n, 'club:P2'))).toMatchObject({ maximum: 20n });
    send(100n, 'club:P1');
    expect(booksFaults(story.books())).toEqual([]);
  });

  it.each([
    ['on its way', 'pending', { code: 'payment-pending' }],
    ['that failed', 'failed', { code: 'payment-state', status: 'failed' }],
  ] as const)('is not of a payment %s', (_name, status, expected) => {
    story.issue(1, [100n]);
    story.pay(1, 'P0', 'received', 20n);
    story.pay(1, 'P1', status, 60n);
    const send = () => story.sendBack(1, 10n, { how: 'cash', paymentId: 'club:P1' });
    expect(refusalOf(send)).toMatchObject(expected);
  });

  it('is not of a payment that bounced, and of one that bounced in part is the rest', () => {
    story.issue(1, [100n]);
    story.pay(1, 'P1', 'received', 60n);
    story.pay(1, 'P1', 'bounced', 60n);
    const send = (amount: bigint, paymentId: string) =>
      story.sendBack(1, amount, { how: 'cash', paymentId });
    expect(refusalOf(() => send(10n, 'club:P1'))).toMatchObject({
      code: 'payment-state',
      status: 'bounced',
    });
    story.pay(1, 'P2', 'received', 40n);
    story.pay(1, 'P2', 'bounced', 25n);
    expect(refusalOf(() => send(16n, 'club:P2'))).toMatchObject({ maximum: 15n });
  });

  it('names a payment of another invoice as one that is not there', () => {
    story.issue(1, [100n]);
    story.issue(2, [100n]);
    story.pay(2, 'P2', 'received', 100n);
    const send = () => story.sendBack(1, 10n, { how: 'cash', paymentId: 'club:P2' });
    expect(refusalOf(send)).toMatchObject({ code: 'not-found', what: 'payment', id: 'P2' });
  });

  it('is refused on a void invoice', () => {
    story.issue(1, [100n]);
    story.voidInvoice(1);
    story.pay(1, 'P1', 'received', 40n);
    expect(refusalOf(() => story.sendBack(1, 10n, { how: 'cash' })).code).toBe('invoice-void');
    story.sendBackOverpaid(1, 40n);
    expect(amounts(1)).toMatchObject({ overpaid: 0n, outstanding: 0n });
  });
});

describe('an overpayment that is sent back', () => {
  it('is no longer overpaid, and credits nothing', () => {
    story.issue(1, [100n]);
    story.pay(1, 'P1', 'received', 150n);
    story.sendBackOverpaid(1, 30n);
    expect(amounts(1)).toMatchObject({ overpaid: 20n, refunded: 0n });
    expect(story.invoice(1).overpaymentRefunded).toBe(30n);
    const more = () => story.sendBackOverpaid(1, 21n);
    expect(refusalOf(more)).toMatchObject({ code: 'over-overpaid', maximum: 20n });
    expect(booksFaults(story.books())).toEqual([]);
  });

  it('of several payments is of the newest first', () => {
    story.issue(1, [100n]);
    story.pay(1, 'P1', 'received', 120n);
    story.pay(1, 'P2', 'received', 15n);
    story.sendBackOverpaid(1, 35n);
    expect(refunds()).toEqual([
      { paymentId: 'club:P2', amount: 15n, of: 'overpayment' },
      { paymentId: 'club:P1', amount: 20n, of: 'overpayment' },
    ]);
  });
});

describe('account credit that is paid out', () => {
  it('is taken from its lots in their order, up to what can be spent', () => {
    story.open(60n, '2027-01-31');
    story.open(40n, null);
    story.payOut(70n);
    expect(story.books().account.balance).toBe(30n);
    const more = () => story.payOut(31n);
    expect(refusalOf(more)).toMatchObject({ code: 'over-balance', maximum: 30n });
    expect(booksFaults(story.books())).toEqual([]);
  });

  it('that could not be done is credit in the same lots again', () => {
    story.open(60n, '2027-01-31');
    story.open(40n, null);
    const { lots } = story.books().account;
    const id = story.payOut(70n);
    story.told(id, 'done', 5n);
    expect(story.told(id, 'failed')).toBe('moves');
    const byId = (all: typeof lots) => all.toSorted((a, b) => (a.lotId < b.lotId ? -1 : 1));
    expect(byId(story.books().account.lots)).toEqual(byId(lots));
    expect(booksFaults(story.books())).toEqual([]);
  });
});

describe('who sends a refund', () => {
  const send = (provider: string, receivedOn: string, chosen: string | null) => {
    story.issue(1, [1_000n]);
    story.pay(1, 'P1', 'received', 1_000n, { provider, receivedOn });
    return story.refund(story.sendBack(1, 300n, { how: 'cash' }, chosen));
  };

  it.each([
    ['paypal', '2026-10-01', 'paypal'],
    ['paypal', '2026-09-01', 'bank'],
    ['stripe', '2025-01-01', 'stripe'],
    ['cash', '2025-01-01', 'cash'],
    ['london & zurich', '2026-11-01', 'bank'],
  ])('of a payment by %s of %s is %s where nobody chose', (provider, receivedOn, sender) => {
    expect(send(provider, receivedOn, null).provider).toBe(sender);
  });

  it('is the one that was chosen, but not a provider that does not send it any more', () => {
    expect(send('paypal', '2026-10-01', 'bank').provider).toBe('bank');
    story = createStory();
    expect(refusalOf(() => send('paypal', '2026-09-01', 'paypal'))).toMatchObject({
      ...{ code: 'provider-refuses', why: 'too-old', lastDay: '2026-10-31' },
    });
    story = createStory();
    expect(send('gocardless', '2026-10-01', null).provider).toBe('gocardless');
    const more = (chosen: string | null) => story.sendBack(1, 100n, { how: 'cash' }, chosen);
    expect(refusalOf(() => more('gocardless'))).toMatchObject({ why: 'refunded-in-part' });
    expect(story.refund(more(null)).provider).toBe('bank');
  });
});
