import { describe, expect, it } from 'vitest';
import type { Payment, PaymentTold } from '../../../src/domain/payments/payment.js';
import { planMove } from '../../../src/domain/payments/plan-payment-move.js';
import type { Refund } from '../../../src/domain/refunds/refund.js';
import { anInvoice, eventContext, paymentPlan, refusalOf, today } from '../../support/rules.js';
import { aPayment } from '../../views/sample-facts.js';
import { aRefund } from '../../views/sample-refunds.js';

const payment: Payment = {
  ...aPayment('received', { id: 'club:P1', amount: 1_000n, receivedOn: '2026-11-20' }),
  receivedEntryId: 'receipt',
};
const invoice = anInvoice([1_000n], { paid: 1_000n });

function refunded(done: bigint, waiting = 0n): Refund[] {
  const of = { paymentId: 'club:P1' };
  return [
    aRefund({ ...of, state: 'done', amount: done }),
    aRefund({ ...of, state: 'waiting', amount: waiting }),
  ];
}

function back(status: 'bounced' | 'returned', amount: bigint | null, refunds: Refund[] = []) {
  const told: PaymentTold = { paymentId: 'club:P1', status, amount, reversedOn: today };
  return paymentPlan({ invoice, payment, refunds }, told);
}

describe('money that a bank takes back', () => {
  it.each([
    ['all of it', null, 0n, 0n, 1_000n],
    ['all but what has gone out', null, 300n, 0n, 700n],
    ['also what is not sent yet', null, 0n, 300n, 1_000n],
    ['all of it where all was sent back before', null, 1_000n, 0n, 1_000n],
    ['what is told', 250n, 300n, 0n, 250n],
    ['up to the whole payment', 1_000n, 300n, 0n, 1_000n],
  ])('is %s', (_name, amount, done, waiting, expected) => {
    expect(back('bounced', amount, refunded(done, waiting)).payment?.after.reversed).toBe(expected);
  });

  it('is no more than the payment', () => {
    for (const status of ['bounced', 'returned'] as const) {
      expect(refusalOf(() => back(status, 1_001n))).toEqual({
        ...{ code: 'over-payment', paymentId: 'P1', maximum: 1_000n, currency: 'GBP' },
      });
    }
  });

  it('is the opposite of its receipt, and says which payment it was', () => {
    expect(back('bounced', 250n).entry).toMatchObject({
      ...{ kind: 'payment.bounced', reverses: 'receipt' },
      postings: [
        { account: 'cash:gocardless', amount: -250n },
        { account: 'receivable:club:INV-1', amount: 250n },
      ],
      refs: { invoiceId: 'club:INV-1', paymentId: 'club:P1' },
      details: {
        payment: { amount: 1_000n, provider: 'gocardless', attempt: 1, receivedOn: '2026-11-20' },
      },
    });
  });

  it('is nothing of a payment that nobody heard of', () => {
    const told = {
      paymentId: 'club:P9',
      status: 'bounced' as const,
      amount: 1n,
      reversedOn: today,
    };
    expect(() => planMove({ invoice, payment: null }, told, eventContext())).toThrow(
      'nothing that was received can go back',
    );
  });
});

describe('money that the club returns', () => {
  it.each([
    ['all of it', null, 0n, 0n, 1_000n],
    ['what refunds left, sent or not', null, 300n, 200n, 500n],
    ['a part of that', 499n, 300n, 200n, 499n],
    ['all of that', 500n, 300n, 200n, 500n],
  ])('is %s', (_name, amount, done, waiting, expected) => {
    const plan = back('returned', amount, refunded(done, waiting));
    expect(plan.payment?.after).toMatchObject({ status: 'returned', reversed: expected });
  });

  it.each([
    [501n, 500n, 500n],
    [null, 1_000n, 0n],
  ])('is not %s where refunds hold %s: at most %s', (amount, held, maximum) => {
    expect(refusalOf(() => back('returned', amount, refunded(0n, held)))).toEqual({
      ...{ code: 'payment-refunded', paymentId: 'P1', refunded: held, maximum, currency: 'GBP' },
    });
  });
});

it('a payment that fails on a later try keeps what received it before', () => {
  const bounced: Payment = { ...payment, status: 'bounced', reversed: 1_000n, reversedOn: today };
  const told = {
    ...{ paymentId: 'club:P1', amount: 1_000n, provider: 'gocardless' },
    ...{ status: 'received' as const, receivedOn: '2026-11-22' },
  };
  const again = paymentPlan({ invoice: anInvoice([1_000n]), payment: bounced }, told);
  expect(again.payment?.after.receivedEntryId).toBe(again.entry?.id);
  const waiting: Payment = { ...payment, status: 'pending', attempt: 2 };
  const failed = { ...told, status: 'failed' as const };
  const plan = paymentPlan({ invoice: anInvoice([1_000n]), payment: waiting }, failed);
  expect(plan.payment?.after).toMatchObject({ status: 'failed', receivedEntryId: 'receipt' });
});
