import { describe, expect, it } from 'vitest';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import { usedOfLot } from '../../../src/domain/credit/unspent.js';
import { changeInvoice } from '../../../src/domain/invoices/invoice.js';
import { planMoveOverpayment } from '../../../src/domain/payments/move-overpayment.js';
import { planReturnOverpayment } from '../../../src/domain/payments/return-overpayment.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import {
  anInvoice,
  eventContext,
  inFlight,
  nonePending,
  refusalOf,
  today,
} from '../../support/rules.js';

/** An invoice of 1000 whose overpayment became account credit; then it changes as given. */
function moved(amount: bigint, changes: Parameters<typeof changeInvoice>[1] = {}) {
  const overpaid = anInvoice([1000n], { paid: 1000n + amount });
  const plan = planMoveOverpayment(
    { invoice: overpaid, account: null },
    { amount },
    eventContext(),
  );
  if (plan.entry === null) throw new Error('nothing was moved');
  const invoice = changeInvoice(plan.invoice?.after ?? overpaid, changes);
  return { invoice, account: plan.account?.after ?? null, opened: plan.entry, uses: [] };
}

const back = (state: ReturnType<typeof moved>, amount: bigint) =>
  planReturnOverpayment(state, { amount }, eventContext({ key: 'return' }));

describe('returning a moved overpayment to its invoice', () => {
  it('makes it overpaid there again, by an entry that names the first', () => {
    const state = moved(500n);
    const plan = back(state, 500n);
    expect(plan.invoice?.after).toMatchObject({
      overpaymentMoved: 0n,
      overpaid: 500n,
      status: 'reconciled overpaid',
    });
    expect(plan.account?.after).toMatchObject({ balance: 0n, lots: [] });
    expect(plan.entry).toMatchObject({
      kind: 'overpayment.returned',
      reverses: state.opened.id,
      refs: { invoiceId: 'club:INV-1' },
      postings: [
        { account: 'account-credit:club:olsen', amount: 500n },
        { account: 'receivable:club:INV-1', amount: -500n },
      ],
      details: { uses: [{ lotId: state.opened.id, amount: 500n }] },
    });
    expect(plan.preceding ?? []).toEqual([]);
  });

  it.each([
    ['in part', {}, 200n, { overpaid: 200n, overpaymentMoved: 300n }],
    ['pays the debt that a bounce brought back', { paid: 0n }, 500n, { outstanding: 1000n }],
    [
      'covers a void invoice whose late payment bounced',
      { paid: 0n, voidedOn: today },
      500n,
      { status: 'void', outstanding: 0n, overpaid: 0n },
    ],
    [
      'on a void invoice that still has its money is overpaid there',
      { paid: 500n, voidedOn: today },
      500n,
      { status: 'void', overpaid: 500n },
    ],
    [
      'takes a write-off back where the debt was given up',
      { paid: 0n, writtenOff: 1500n },
      500n,
      { writtenOff: 1000n, outstanding: 0n, overpaid: 0n },
    ],
  ])('%s', (_name, changes, amount, expected) => {
    expect(back(moved(500n, changes), amount).invoice?.after).toMatchObject(expected);
  });

  it('books what it takes back of a write-off in an entry of its own', () => {
    const plan = back(moved(500n, { paid: 0n, writtenOff: 1500n }), 500n);
    expect(plan.preceding).toMatchObject([{ id: 'return:1', kind: 'invoice.recovered' }]);
    expect(plan.entry).toMatchObject({ id: 'return', outcome: { outstanding: 0n } });
  });

  it('takes only what is unspent, and names where the rest is', () => {
    const state = moved(500n);
    const other = anInvoice([900n], { id: 'club:INV-2' });
    const used = planApplyCredit(
      { invoice: other, account: state.account },
      { amount: 300n },
      eventContext(),
    );
    if (used.entry === null) throw new Error('nothing was used');
    const use = usedOfLot(used.entry, { lotId: state.opened.id, today });
    const now = { ...state, account: used.account?.after ?? null, uses: [use] };
    const refused = refusalOf(() => planReturnOverpayment(now, { amount: 201n }, eventContext()));
    expect(refused).toMatchObject({ code: 'over-unspent', maximum: 200n });
    const emptied = { ...now, account: null };
    expect(
      refusalOf(() => planReturnOverpayment(emptied, { amount: 1n }, eventContext())),
    ).toMatchObject({ code: 'nothing-unspent', spent: 300n, spentOn: ['INV-2'] });
  });

  it('waits for a payment on its way', () => {
    const state = moved(500n, { pendingPayments: [inFlight] });
    expect(refusalOf(() => back(state, 1n)).code).toBe('payment-pending');
  });
});

it('of several refusals says the one that stands first on their page', () => {
  const before = moved(500n);
  expectRefusalsInOrder(
    ({ account, amount, pendingPayments }) => {
      const invoice = changeInvoice(before.invoice, { pendingPayments });
      return back({ ...before, invoice, account }, amount);
    },
    { account: before.account, amount: 100n, pendingPayments: nonePending },
    {
      'payment-pending': { pendingPayments: [inFlight] },
      'nothing-unspent': { account: null },
      'amount-not-positive': { amount: 0n },
      'over-unspent': { amount: 501n },
    },
  );
});
