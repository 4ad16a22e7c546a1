import { describe, expect, it } from 'vitest';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import {
  applicationAmount,
  expiredOnReturn,
  planTakeBackCredit,
} from '../../../src/domain/credit/take-back-credit.js';
import {
  anAccount,
  anInvoice,
  eventContext,
  inFlight,
  refusalOf,
  today,
} from '../../support/rules.js';

const lots = [
  { lotId: 'soon', amount: 300n, expiresOn: '2026-11-24' },
  { lotId: 'never', amount: 500n },
];

function applied(amount: bigint) {
  const state = { invoice: anInvoice([1000n]), account: anAccount(...lots) };
  const plan = planApplyCredit(state, { amount }, eventContext());
  if (plan.invoice === undefined || plan.account === undefined || plan.entry === null) {
    throw new Error('nothing was applied');
  }
  return { invoice: plan.invoice.after, account: plan.account.after, application: plan.entry };
}

describe('taking a use of credit back', () => {
  it('gives each lot what it gave, with its old expiry, and the debt returns', () => {
    const state = applied(700n);
    const plan = planTakeBackCredit(state, eventContext());
    expect(plan.invoice?.after).toMatchObject({ outstanding: 1000n, creditApplied: 0n });
    expect(plan.account?.after.balance).toBe(800n);
    const returned = [...(plan.account?.after.lots ?? [])].sort((a, b) =>
      Number(a.openedSeq - b.openedSeq),
    );
    expect(returned).toEqual(anAccount(...lots).lots);
  });

  it('is the opposite of the application and names it', () => {
    const state = applied(700n);
    const { entry } = planTakeBackCredit(state, eventContext());
    expect(entry).toMatchObject({
      kind: 'credit.unapplied',
      reverses: state.application.id,
      postings: state.application.postings.map((one) => ({ ...one, amount: -one.amount })),
      details: { uses: state.application.details.uses },
    });
    expect(applicationAmount(state.application)).toBe(700n);
  });

  it('makes an overpayment of what was paid in the meantime smaller first', () => {
    const { application, account } = applied(700n);
    const invoice = anInvoice([1000n], { creditApplied: 700n, paid: 500n });
    const plan = planTakeBackCredit({ invoice, account, application }, eventContext());
    expect(plan.invoice?.after).toMatchObject({ outstanding: 500n, overpaid: 0n });
  });

  it('tells beforehand what comes back expired', () => {
    const { application } = applied(700n);
    expect(expiredOnReturn(application, '2026-11-24')).toBe(0n);
    expect(expiredOnReturn(application, '2026-11-25')).toBe(300n);
  });

  it.each([
    ['of a void invoice', { voidedOn: today }, 'invoice-void'],
    ['while a payment is on its way', { pendingPayments: [inFlight] }, 'payment-pending'],
  ])('is refused %s', (_name, changes, code) => {
    const state = {
      ...applied(700n),
      invoice: anInvoice([1000n], { creditApplied: 700n, ...changes }),
    };
    expect(refusalOf(() => planTakeBackCredit(state, eventContext())).code).toBe(code);
  });
});
