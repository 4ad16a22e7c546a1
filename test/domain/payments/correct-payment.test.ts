import { describe, expect, it } from 'vitest';
import { planCorrectPayment } from '../../../src/domain/payments/correct-payment.js';
import type { Payment } from '../../../src/domain/payments/payment.js';
import { anInvoice, eventContext, paymentPlan, refusalOf } from '../../support/rules.js';
import { aRefund } from '../../views/sample-refunds.js';

const told = {
  ...{ paymentId: 'club:P1', amount: 10_000n, provider: 'cash', receivedOn: '2026-11-20' },
  status: 'received' as const,
};

/** An invoice of £100.00 with a payment that was told. */
function paid(status: 'received' | 'pending' | 'failed', total = 10_000n) {
  const plan = paymentPlan({ invoice: anInvoice([total]), payment: null }, { ...told, status });
  if (plan.payment === undefined || plan.invoice === undefined) throw new Error('nothing was paid');
  return { invoice: plan.invoice.after, payment: plan.payment.after };
}

describe('A payment that was typed in error', () => {
  it('is taken back whole, so that the invoice is owed again', () => {
    const state = paid('received');
    const plan = planCorrectPayment(state, eventContext());
    expect(plan.entry).toMatchObject({
      kind: 'payment.corrected',
      postings: [
        { account: 'cash:cash', amount: -10_000n },
        { account: 'receivable:club:INV-1', amount: 10_000n },
      ],
      reverses: state.payment.receivedEntryId,
      refs: { invoiceId: 'club:INV-1', paymentId: 'club:P1' },
      details: {
        payment: { amount: 10_000n, provider: 'cash', attempt: 1, receivedOn: '2026-11-20' },
      },
    });
    expect(plan.invoice?.after).toMatchObject({ paid: 0n, outstanding: 10_000n });
    expect(plan.payment?.after).toEqual({ ...state.payment, status: 'corrected', seq: 2n });
  });

  it('leaves what other payments paid', () => {
    const { invoice, payment } = paid('received', 40_000n);
    const more = { ...told, paymentId: 'club:P2' };
    const both = paymentPlan({ invoice, payment: null }, more).invoice?.after ?? invoice;
    const plan = planCorrectPayment({ invoice: both, payment }, eventContext());
    expect(plan.invoice?.after).toMatchObject({ paid: 10_000n, outstanding: 30_000n });
  });

  it('waits no longer when it was on its way', () => {
    const plan = planCorrectPayment(paid('pending'), eventContext());
    expect(plan.entry).toMatchObject({ postings: [], reverses: null });
    expect(plan.invoice?.after).toMatchObject({ pendingPayment: false, payable: true, paid: 0n });
  });

  it('undoes no receipt of an earlier try when it is on its way again', () => {
    const { invoice, payment } = paid('received');
    const again: Payment = { ...payment, status: 'pending', attempt: 2 };
    const plan = planCorrectPayment({ invoice, payment: again }, eventContext());
    expect(plan.entry).toMatchObject({ postings: [], reverses: null });
  });

  it('is refused while something of it is sent back, since then it was there', () => {
    const state = paid('received');
    const refunds = [aRefund({ paymentId: 'club:P1', amount: 300n })];
    expect(refusalOf(() => planCorrectPayment({ ...state, refunds }, eventContext()))).toEqual({
      ...{ code: 'payment-refunded', paymentId: 'P1', refunded: 300n, maximum: null },
      currency: 'GBP',
    });
  });

  it.each(['failed', 'bounced', 'returned', 'corrected'] as const)(
    'is refused when it is %s, since it pays nothing any more',
    (status) => {
      const { invoice, payment } = paid('received');
      const gone: Payment = { ...payment, status };
      expect(
        refusalOf(() => planCorrectPayment({ invoice, payment: gone }, eventContext())),
      ).toEqual({ code: 'payment-state', paymentId: 'P1', status, wanted: 'corrected' });
    },
  );
});
