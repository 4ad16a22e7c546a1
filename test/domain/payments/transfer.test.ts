import { describe, expect, it } from 'vitest';
import { planCorrectTransfer, planTransfer } from '../../../src/domain/payments/transfer.js';
import { anInvoice, eventContext, refusalOf } from '../../support/rules.js';

const first = anInvoice([50_000n], { id: 'club:INV-1', number: 'INV-1' });
const second = anInvoice([100_000n], { id: 'club:INV-2', number: 'INV-2' });
const contextOf = (number: number) => eventContext({ key: `form:F:${number}` });

const told = {
  ...{ paymentId: 'club:F', provider: 'bank', receivedOn: '2026-11-20' },
  status: 'received' as const,
};

function paid() {
  const parts = [
    { invoice: first, amount: 50_000n },
    { invoice: second, amount: 100_000n },
  ];
  return planTransfer({ ...told, parts }, contextOf);
}

/** The invoice and the payment that each plan leaves. */
function left(plans: ReturnType<typeof paid>) {
  return plans.map(({ invoice, payment }) => {
    if (invoice === undefined || payment === undefined) throw new Error('nothing was paid');
    return { invoice: invoice.after, payment: payment.after };
  });
}

describe('One sum for two invoices', () => {
  it('is a payment on each, under one id and a number each', () => {
    const plans = paid();
    expect(plans.map(({ entry }) => entry?.id)).toEqual(['form:F:1', 'form:F:2']);
    expect(left(plans).map(({ payment }) => payment.id)).toEqual(['club:F', 'club:F:INV-2']);
    expect(left(plans).map(({ invoice }) => invoice.outstanding)).toEqual([0n, 0n]);
  });

  it('says what is overpaid where it is more than is owed', () => {
    const [plan] = planTransfer(
      { ...told, parts: [{ invoice: first, amount: 60_000n }] },
      contextOf,
    );
    expect(plan?.entry?.outcome).toMatchObject({ outstanding: 0n, overpaid: 10_000n });
  });

  it('is taken back from both in one act (case 16)', () => {
    const back = left(planCorrectTransfer(left(paid()), contextOf));
    expect(back.map(({ invoice }) => invoice.outstanding)).toEqual([50_000n, 100_000n]);
    expect(back.map(({ invoice }) => invoice.paid)).toEqual([0n, 0n]);
    const entries = planCorrectTransfer(left(paid()), contextOf).map(({ entry }) => entry?.id);
    expect(entries).toEqual(['form:F:1', 'form:F:2']);
  });

  it('is taken back from where it still stands, and refused where it stands nowhere', () => {
    const [one, other] = left(paid());
    if (one === undefined || other === undefined) throw new Error('two parts were paid');
    const bounced = { ...one, payment: { ...one.payment, status: 'bounced' as const } };
    const plans = planCorrectTransfer([bounced, other], contextOf);
    expect(plans.map(({ invoice }) => invoice?.after.id)).toEqual(['club:INV-2']);
    expect(refusalOf(() => planCorrectTransfer([bounced], contextOf))).toEqual({
      ...{ code: 'payment-state', paymentId: 'F', status: 'bounced', wanted: 'corrected' },
    });
  });

  it('is nothing to take back where it has no part', () => {
    expect(planCorrectTransfer([], contextOf)).toEqual([]);
  });

  it('is taken back while it is on its way, too', () => {
    const parts = [{ invoice: first, amount: 50_000n }];
    const onItsWay = left(planTransfer({ ...told, status: 'pending', parts }, contextOf));
    const [back] = left(planCorrectTransfer(onItsWay, contextOf));
    expect(back?.invoice.pendingPayment).toBe(false);
  });
});
