import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/domain/credit/account.js';
import { planPayOut } from '../../../src/domain/refunds/pay-out.js';
import { anAccount, eventContext, refusalOf } from '../../support/rules.js';

const account = anAccount(
  { lotId: 'soon', amount: 60n, expiresOn: '2026-11-30' },
  { lotId: 'late', amount: 40n },
  { lotId: 'past', amount: 7n, expiresOn: '2026-11-22' },
);

function payOut(amount: bigint, of: Account | null = account) {
  const request = { amount, provider: 'bank', again: null };
  return planPayOut({ account: of, currency: 'GBP' }, request, eventContext({ key: 'out' }));
}

describe('account credit that is paid out', () => {
  it('is due to the payer, from the lots in the order of their use', () => {
    const plan = payOut(70n);
    expect(plan.entry).toMatchObject({
      ...{ id: 'out', kind: 'credit.paid-out', refs: { refundId: 'out' } },
      postings: [
        { account: 'account-credit:club:olsen', amount: 70n },
        { account: 'refunds-due', amount: -70n },
      ],
      details: {
        uses: [
          { lotId: 'soon', amount: 60n },
          { lotId: 'late', amount: 10n },
        ],
        refund: { of: 'account-credit', provider: 'bank', amount: 70n, attempt: 1, fee: 0n },
      },
    });
    expect(Object.keys(plan.entry?.refs ?? {})).toEqual(['refundId']);
    expect(plan.account).toMatchObject({ before: account, after: { balance: 37n } });
    expect(plan.refunds).toMatchObject([
      { before: null, after: { id: 'out', invoiceId: null, paymentId: null, state: 'asked' } },
    ]);
  });

  it('may be all that can be spent, and no unit more', () => {
    expect(payOut(100n).account?.after.balance).toBe(7n);
    expect(refusalOf(() => payOut(101n))).toEqual({
      ...{ code: 'over-balance', maximum: 100n, currency: 'GBP', expired: 7n },
    });
  });

  it('is nothing of a payer who has none', () => {
    expect(refusalOf(() => payOut(1n, null))).toEqual({
      ...{ code: 'over-balance', maximum: 0n, currency: 'GBP', expired: 0n },
    });
    expect(refusalOf(() => payOut(0n)).code).toBe('amount-not-positive');
  });
});
