import { describe, expect, it } from 'vitest';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import { planOpenCredit } from '../../../src/domain/credit/open-credit.js';
import { planTakeBackCredit } from '../../../src/domain/credit/take-back-credit.js';
import { type LotState, usedOfLot } from '../../../src/domain/credit/unspent.js';
import { planWithdrawOpeningCredit } from '../../../src/domain/credit/withdraw-opening-credit.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import { anInvoice, eventContext, owner, refusalOf, today } from '../../support/rules.js';

/** An opening balance that was brought along. */
function opening(amount: bigint, expiresOn: string | null = null): LotState {
  const plan = planOpenCredit(
    { account: null, owner },
    { amount, createdOn: '2026-10-01', expiresOn },
    eventContext(),
  );
  if (plan.entry === null) throw new Error('nothing was opened');
  return { account: plan.account?.after ?? null, opened: plan.entry, uses: [] };
}

/** The balance after some of it was used on an invoice. */
function spent(state: LotState, amount: bigint) {
  const invoice = anInvoice([100_000n]);
  const plan = planApplyCredit({ invoice, account: state.account }, { amount }, eventContext());
  if (plan.entry === null) throw new Error('nothing was used');
  const application = plan.entry;
  const use = usedOfLot(application, { lotId: state.opened.id, today });
  return {
    state: { ...state, account: plan.account?.after ?? null, uses: [use] },
    invoice: plan.invoice?.after ?? invoice,
    application,
  };
}

const take = (state: LotState, amount: bigint) =>
  planWithdrawOpeningCredit(state, { amount }, eventContext());

describe('taking an opening balance back out', () => {
  it('of 500.00 that should have been 50.00 puts it right (L10)', () => {
    const state = opening(50_000n);
    const plan = take(state, 45_000n);
    expect(plan.account?.after).toMatchObject({ balance: 5_000n, lots: [{ remaining: 5_000n }] });
    expect(plan.entry).toMatchObject({
      kind: 'credit.withdrawn',
      reverses: state.opened.id,
      postings: [
        { account: 'account-credit:club:olsen', amount: 45_000n },
        { account: 'opening-balances', amount: -45_000n },
      ],
      details: { uses: [{ lotId: state.opened.id, amount: 45_000n }] },
      outcome: { balance: 5_000n },
    });
    expect(plan.invoice).toBeUndefined();
  });

  it('empties the lot when all of it goes, and once', () => {
    const state = opening(50_000n);
    const account = take(state, 50_000n).account?.after ?? null;
    expect(account).toMatchObject({ balance: 0n, lots: [] });
    expect(refusalOf(() => take({ ...state, account }, 1n))).toEqual({
      code: 'nothing-unspent',
      spent: 0n,
      ...{ paidOut: 0n, expired: 0n },
      spentOn: [],
      currency: 'GBP',
    });
  });

  it('works for credit that has expired', () => {
    const plan = take(opening(500n, '2026-11-01'), 500n);
    expect(plan.account?.after.balance).toBe(0n);
  });

  it('takes only what is unspent, with the exact maximum', () => {
    const { state } = spent(opening(500n), 300n);
    expect(refusalOf(() => take(state, 201n))).toEqual({
      code: 'over-unspent',
      maximum: 200n,
      currency: 'GBP',
    });
    expect(take(state, 200n).account?.after.balance).toBe(0n);
    expect(refusalOf(() => take(state, 0n)).code).toBe('amount-not-positive');
  });

  it('names what is spent and where; taken back there, it can go', () => {
    const { state, invoice, application } = spent(opening(500n), 500n);
    expect(refusalOf(() => take(state, 1n))).toMatchObject({
      code: 'nothing-unspent',
      spent: 500n,
      spentOn: ['INV-1'],
    });
    const taken = planTakeBackCredit(
      {
        invoice,
        account: state.account,
        application,
        endedByVoid: false,
        isTakenBack: false,
      },
      eventContext(),
    );
    const again = { ...state, account: taken.account?.after ?? null, uses: [] };
    expect(take(again, 500n).account?.after.balance).toBe(0n);
  });

  it('leaves the payer’s other lots alone', () => {
    const first = opening(500n);
    const second = planOpenCredit(
      { account: first.account, owner },
      { amount: 70n, createdOn: '2026-10-01', expiresOn: null },
      eventContext(),
    );
    const state = { ...first, account: second.account?.after ?? null };
    expect(refusalOf(() => take(state, 501n))).toMatchObject({ maximum: 500n });
    expect(take(state, 500n).account?.after).toMatchObject({ lots: [{ remaining: 70n }] });
  });
});

it('of several refusals says the one that stands first on their page', () => {
  const before = opening(500n);
  expectRefusalsInOrder(
    ({ account, amount }) => take({ ...before, account }, amount),
    { account: before.account, amount: 100n },
    {
      'nothing-unspent': { account: null },
      'amount-not-positive': { amount: 0n },
      'over-unspent': { amount: 501n },
    },
  );
});
