import { describe, expect, it } from 'vitest';
import { planMoveOverpayment } from '../../../src/domain/payments/move-overpayment.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import { anAccount, anInvoice, eventContext, refusalOf, today } from '../../support/rules.js';

describe('moving an overpayment', () => {
  it('makes a lot of it whose source is the invoice', () => {
    const invoice = anInvoice([1000n], { paid: 1500n });
    const account = anAccount({ lotId: 'a', amount: 5n });
    const plan = planMoveOverpayment(
      { invoice, account },
      { amount: 500n },
      eventContext({ key: 'move' }),
    );
    expect(plan.invoice?.after).toMatchObject({
      overpaid: 0n,
      outstanding: 0n,
      status: 'reconciled',
    });
    expect(plan.account?.after).toMatchObject({
      balance: 505n,
      lots: [
        { lotId: 'a' },
        {
          lotId: 'move',
          remaining: 500n,
          source: { kind: 'overpayment', invoiceId: 'club:INV-1' },
        },
      ],
    });
    expect(plan.entry?.details).toEqual({ lot: { createdOn: today, expiresOn: null } });
    expect(plan.entry?.postings).toEqual([
      { account: 'receivable:club:INV-1', amount: 500n },
      { account: 'account-credit:club:olsen', amount: -500n },
    ]);
  });

  it.each([
    ['in part', { paid: 1500n }, 200n, 300n],
    ['on a void invoice', { voidedOn: today, paid: 700n }, 700n, 0n],
    ['after a write-off', { writtenOff: 1000n, paid: 400n }, 400n, 0n],
    ['made by credit and cash together', { creditApplied: 600n, paid: 600n }, 200n, 0n],
  ])('is possible %s', (_name, changes, amount, overpaid) => {
    const invoice = anInvoice([1000n], changes);
    const plan = planMoveOverpayment({ invoice, account: null }, { amount }, eventContext());
    expect(plan.invoice?.after.overpaid).toBe(overpaid);
    expect(plan.account?.after.balance).toBe(amount);
  });

  it.each([
    [
      'when nothing was overpaid',
      { paid: 1000n },
      1n,
      { code: 'nothing-overpaid', invoiceNumber: 'INV-1' },
    ],
    ['above what was overpaid', { paid: 1500n }, 501n, { code: 'over-overpaid', maximum: 500n }],
    [
      'above the rest',
      { paid: 1500n, overpaymentMoved: 400n },
      101n,
      { code: 'over-overpaid', maximum: 100n },
    ],
    ['for nothing', { paid: 1500n }, 0n, { code: 'amount-not-positive' }],
  ])('is refused %s', (_name, changes, amount, refusal) => {
    const state = { invoice: anInvoice([1000n], changes), account: null };
    expect(refusalOf(() => planMoveOverpayment(state, { amount }, eventContext()))).toMatchObject(
      refusal,
    );
  });
});

it('of several refusals says the one that stands first on their page', () => {
  expectRefusalsInOrder(
    ({ paid, amount }) => {
      const invoice = anInvoice([1000n], { paid });
      return planMoveOverpayment({ invoice, account: null }, { amount }, eventContext());
    },
    { paid: 1500n, amount: 100n },
    {
      'nothing-overpaid': { paid: 1000n },
      'amount-not-positive': { amount: 0n },
      'over-overpaid': { amount: 501n },
    },
  );
});
