import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/domain/books/plan.js';
import type { Invoice } from '../../../src/domain/invoices/invoice.js';
import type { Payment } from '../../../src/domain/payments/payment.js';
import {
  planRecordPayment,
  planReversePayment,
  type RecordPayment,
} from '../../../src/domain/payments/record-payment.js';
import { anInvoice, eventContext, inFlight, owner, refusalOf, today } from '../../support/rules.js';

const request: RecordPayment = {
  paymentId: 'club:P1',
  amount: 1000n,
  provider: 'gocardless',
  receivedOn: today,
  status: 'received',
};

const pending: Payment = {
  id: 'club:P1',
  clubId: owner.clubId,
  payerId: owner.payerId,
  invoiceId: 'club:INV-1',
  currency: 'GBP',
  amount: 1000n,
  provider: 'gocardless',
  status: 'pending',
  receivedOn: '2026-11-20',
  seq: 1n,
};

function invoiceAfter(plan: Plan): Invoice {
  if (plan.invoice === undefined) throw new Error('the invoice was left alone');
  return plan.invoice.after;
}

describe('recording a payment', () => {
  it.each([
    ['less than is owed', 400n, { outstanding: 600n, overpaid: 0n, status: 'outstanding' }],
    ['what is owed', 1000n, { outstanding: 0n, overpaid: 0n, status: 'reconciled' }],
    [
      'more than is owed',
      1500n,
      { outstanding: 0n, overpaid: 500n, status: 'reconciled overpaid' },
    ],
  ])('takes %s', (_name, amount, expected) => {
    const plan = planRecordPayment(
      { invoice: anInvoice([1000n]), payment: null },
      { ...request, amount },
      eventContext(),
    );
    expect(invoiceAfter(plan)).toMatchObject({ ...expected, paid: amount });
    expect(plan.entry).toMatchObject({
      kind: 'payment.received',
      postings: [
        { account: 'cash:gocardless', amount },
        { account: 'receivable:club:INV-1', amount: -amount },
      ],
      refs: { invoiceId: 'club:INV-1', paymentId: 'club:P1' },
    });
  });

  it('takes money on a void invoice as an overpayment', () => {
    const invoice = anInvoice([1000n], { voidedOn: today });
    const plan = planRecordPayment({ invoice, payment: null }, request, eventContext());
    expect(invoiceAfter(plan)).toMatchObject({ status: 'void', outstanding: 0n, overpaid: 1000n });
  });

  it('takes money after a write-off as an overpayment', () => {
    const invoice = anInvoice([1000n], { writtenOff: 1000n });
    const plan = planRecordPayment({ invoice, payment: null }, request, eventContext());
    expect(invoiceAfter(plan)).toMatchObject({
      status: 'written off',
      outstanding: 0n,
      overpaid: 1000n,
    });
  });

  it('books nothing while the payment is on its way, and leaves the debt', () => {
    const state = { invoice: anInvoice([1000n]), payment: null };
    const plan = planRecordPayment(state, { ...request, status: 'pending' }, eventContext());
    expect(plan.entry).toBeNull();
    expect(invoiceAfter(plan)).toMatchObject({
      status: 'pending',
      pendingPayment: true,
      outstanding: 1000n,
      paid: 0n,
      pendingPayments: [{ paymentId: 'club:P1', amount: 1000n, since: today }],
    });
  });

  it.each([
    ['received', { paid: 1000n, outstanding: 0n, status: 'reconciled' }],
    ['failed', { paid: 0n, outstanding: 1000n, status: 'outstanding' }],
  ] as const)('ends a payment in flight that is %s', (status, expected) => {
    const invoice = anInvoice([1000n], { pendingPayments: [inFlight] });
    const plan = planRecordPayment(
      { invoice, payment: pending },
      { ...request, status },
      eventContext(),
    );
    expect(invoiceAfter(plan)).toMatchObject({ ...expected, pendingPayments: [] });
    expect(plan.payment).toMatchObject({ before: pending, after: { status, seq: 2n } });
    expect(plan.entry === null).toBe(status === 'failed');
  });

  it('leaves another payment of the same invoice in flight', () => {
    const other = { ...inFlight, paymentId: 'club:P2' };
    const invoice = anInvoice([1000n], { pendingPayments: [inFlight, other] });
    const plan = planRecordPayment({ invoice, payment: pending }, request, eventContext());
    expect(invoiceAfter(plan)).toMatchObject({ status: 'pending', pendingPayments: [other] });
  });

  it.each(['received', 'failed', 'bounced', 'returned'] as const)(
    'refuses to change a payment that is %s',
    (status) => {
      const state = { invoice: anInvoice([1000n]), payment: { ...pending, status } };
      expect(
        refusalOf(() =>
          planRecordPayment(state, { ...request, status: 'pending' }, eventContext()),
        ),
      ).toEqual({ code: 'payment-state', paymentId: 'club:P1', status, wanted: 'pending' });
    },
  );

  it('refuses another amount than was on its way, naming both', () => {
    const state = { invoice: anInvoice([1000n]), payment: pending };
    expect(
      refusalOf(() => planRecordPayment(state, { ...request, amount: 999n }, eventContext())),
    ).toMatchObject({ code: 'already-exists', stored: '1000', given: '999' });
  });

  it('refuses to end a payment on another invoice than it was set on its way for', () => {
    const invoice = anInvoice([1000n], { id: 'club:INV-2' });
    expect(
      refusalOf(() => planRecordPayment({ invoice, payment: pending }, request, eventContext())),
    ).toMatchObject({ code: 'already-exists', stored: 'INV-1', given: 'INV-2' });
  });

  it.each([0n, -1n])('refuses an amount of %s', (amount) => {
    for (const status of ['pending', 'received', 'failed'] as const) {
      const state = { invoice: anInvoice([1000n]), payment: null };
      expect(
        refusalOf(() => planRecordPayment(state, { ...request, amount, status }, eventContext())),
      ).toMatchObject({ code: 'amount-not-positive' });
    }
  });
});

describe('a payment that goes back', () => {
  const received: Payment = { ...pending, status: 'received', seq: 2n };
  const paid = { paid: 1000n, autoApply: 'done' } as const;

  it.each(['bounced', 'returned'] as const)('makes the debt return when %s', (how) => {
    const invoice = anInvoice([1000n], paid);
    const plan = planReversePayment(
      { invoice, payment: received, receivedEntryId: 'receive:club:P1' },
      how,
      eventContext(),
    );
    expect(invoiceAfter(plan)).toMatchObject({
      paid: 0n,
      outstanding: 1000n,
      status: 'outstanding',
    });
    expect(plan.entry).toMatchObject({
      kind: `payment.${how}`,
      reverses: 'receive:club:P1',
      postings: [
        { account: 'cash:gocardless', amount: -1000n },
        { account: 'receivable:club:INV-1', amount: 1000n },
      ],
    });
    expect(plan.payment?.after).toMatchObject({ status: how, seq: 3n });
  });

  it('leaves the credit that was made from it, so the debt and the credit both stand', () => {
    const invoice = anInvoice([1000n], { ...paid, creditedToAccount: 600n });
    const state = { invoice, payment: received, receivedEntryId: 'receive:club:P1' };
    const plan = planReversePayment(state, 'bounced', eventContext());
    expect(invoiceAfter(plan)).toMatchObject({ outstanding: 1000n, creditedToAccount: 600n });
    expect(plan.account).toBeUndefined();
  });

  it('makes an overpayment owed that was moved to account credit before', () => {
    const invoice = anInvoice([1000n], { paid: 1500n, overpaymentMoved: 500n });
    const payment = { ...received, amount: 1500n };
    const state = { invoice, payment, receivedEntryId: 'receive:club:P1' };
    expect(invoiceAfter(planReversePayment(state, 'bounced', eventContext()))).toMatchObject({
      outstanding: 1500n,
      overpaid: 0n,
    });
  });

  it.each(['pending', 'failed', 'bounced', 'returned'] as const)(
    'refuses to reverse a payment that is %s',
    (status) => {
      const state = {
        invoice: anInvoice([1000n]),
        payment: { ...pending, status },
        receivedEntryId: 'receive:club:P1',
      };
      expect(refusalOf(() => planReversePayment(state, 'bounced', eventContext()))).toEqual({
        code: 'payment-state',
        paymentId: 'club:P1',
        status,
        wanted: 'bounced',
      });
    },
  );
});
