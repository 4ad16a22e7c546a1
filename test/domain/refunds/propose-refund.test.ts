import { describe, expect, it } from 'vitest';
import {
  mostCash,
  proposeRefund,
  type RefundWish,
  requireRefundable,
  requireSomeUndisputed,
} from '../../../src/domain/refunds/propose-refund.js';
import { anInvoice, refusalOf } from '../../support/rules.js';
import { aPayment } from '../../views/sample-facts.js';
import { cashOf } from '../../views/sample-refunds.js';

const wish: RefundWish = { amount: 100n, line: null, how: 'proposed', paymentId: null };
const newest = cashOf(aPayment('received', { id: 'club:P2', amount: 200n, provider: 'stripe' }));
const oldest = cashOf(aPayment('received', { id: 'club:P1', amount: 300n }));
const invoice = anInvoice([600n, 400n], { paid: 500n });
const state = { invoice, cash: [newest, oldest] };

function proposed(changes: Partial<RefundWish>) {
  const { payments, ...rest } = proposeRefund(state, { ...wish, ...changes });
  return { ...rest, payments: payments.map((part) => [part.payment.id, part.amount]) };
}

describe('a refund as it is proposed', () => {
  it('lowers what is owed, then sends cash back, then is credit', () => {
    expect(proposed({ amount: 400n })).toEqual({
      ...{ toInvoice: 400n, toCash: 0n, toAccount: 0n, payments: [] },
    });
    expect(proposed({ amount: 1_000n })).toEqual({
      ...{ toInvoice: 500n, toCash: 500n, toAccount: 0n },
      payments: [
        ['club:P2', 200n],
        ['club:P1', 300n],
      ],
    });
    const less = { invoice, cash: [{ ...newest, left: 50n }] };
    expect(proposeRefund(less, { ...wish, amount: 700n })).toMatchObject({
      ...{ toInvoice: 500n, toCash: 50n, toAccount: 150n },
    });
  });

  it('is at most what can be credited, on a line too', () => {
    expect(refusalOf(() => proposed({ amount: 1_001n })).code).toBe('over-creditable');
    expect(refusalOf(() => proposed({ amount: 401n, line: 2 })).code).toBe('over-line');
  });
});

describe('cash that is sent back on purpose', () => {
  it('is all of it, from the newest payment or the one that was chosen', () => {
    const all = { toInvoice: 0n, toAccount: 0n };
    expect(proposed({ how: 'cash', amount: 250n })).toEqual({
      ...{ ...all, toCash: 250n },
      payments: [
        ['club:P2', 200n],
        ['club:P1', 50n],
      ],
    });
    expect(proposed({ how: 'cash', amount: 300n, paymentId: 'club:P1' })).toEqual({
      ...{ ...all, toCash: 300n },
      payments: [['club:P1', 300n]],
    });
  });

  it('is at most what is held, of one payment or of all, and what a line still has', () => {
    expect(mostCash(state, { line: null, paymentId: null })).toBe(500n);
    expect(mostCash(state, { line: null, paymentId: 'club:P2' })).toBe(200n);
    expect(mostCash(state, { line: 2, paymentId: null })).toBe(400n);
    const cash = [{ ...newest, unrecorded: 5n, left: 195n }, oldest];
    const over = (paymentId: string | null, amount: bigint) =>
      refusalOf(() =>
        proposeRefund({ invoice, cash }, { ...wish, how: 'cash', amount, paymentId }),
      );
    const said = { code: 'over-refundable', invoiceNumber: 'INV-1', currency: 'GBP' };
    expect(over(null, 496n)).toEqual({ ...said, maximum: 495n, unrecorded: 5n });
    expect(over('club:P2', 196n)).toEqual({ ...said, maximum: 195n, unrecorded: 5n });
    expect(over('club:P1', 301n)).toEqual({ ...said, maximum: 300n, unrecorded: 0n });
  });

  it('is of a payment that was received and is still held', () => {
    const of = (paymentId: string, cash = state.cash) =>
      refusalOf(() => proposeRefund({ invoice, cash }, { ...wish, how: 'cash', paymentId }));
    expect(of('club:P9')).toEqual({ code: 'not-found', what: 'payment', id: 'P9' });
    const gone = { ...newest, payment: aPayment('bounced', { id: 'club:P2' }), held: 0n, left: 0n };
    expect(of('club:P2', [gone, oldest])).toEqual({
      ...{ code: 'payment-state', paymentId: 'P2', status: 'bounced', wanted: 'refunded' },
    });
  });
});

describe('a dispute', () => {
  const disputed = { ...newest, disputed: true, left: 0n };

  it('is said where it holds all that could be sent back', () => {
    const said = { code: 'payment-disputed', paymentId: 'P2', provider: 'Stripe' };
    expect(refusalOf(() => requireSomeUndisputed([disputed]))).toEqual(said);
    expect(refusalOf(() => requireSomeUndisputed([disputed, oldest], 'club:P2'))).toEqual(said);
    const empty = { ...oldest, left: 0n };
    expect(refusalOf(() => requireSomeUndisputed([empty, disputed]))).toEqual(said);
    const cash = { invoice, cash: [disputed] };
    expect(refusalOf(() => proposeRefund(cash, { ...wish, how: 'cash' }))).toEqual(said);
  });

  it('is not, where another payment can be sent back, or nothing is disputed', () => {
    expect(() => requireSomeUndisputed([disputed, oldest])).not.toThrow();
    expect(() => requireSomeUndisputed([disputed, oldest], 'club:P1')).not.toThrow();
    expect(() => requireSomeUndisputed([{ ...oldest, left: 0n }])).not.toThrow();
    expect(() => requireSomeUndisputed([])).not.toThrow();
    const cash = { invoice, cash: [disputed] };
    expect(proposeRefund(cash, wish)).toMatchObject({ toInvoice: 100n, toCash: 0n });
  });
});

it('of an invoice over nothing there is nothing to send back', () => {
  expect(refusalOf(() => requireRefundable(anInvoice([0n])))).toEqual({
    ...{ code: 'total-zero', invoiceNumber: 'INV-1' },
  });
  expect(() => requireRefundable(invoice)).not.toThrow();
});
