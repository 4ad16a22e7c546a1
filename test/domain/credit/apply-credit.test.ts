import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applicable,
  planApplyCredit,
  planAutomaticUse,
  requireApplicable,
} from '../../../src/domain/credit/apply-credit.js';
import { attempt } from '../../../src/domain/errors.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import {
  anAccount,
  anInvoice,
  eventContext,
  inFlight,
  type LotOf,
  nonePending,
  notVoid,
  refusalOf,
  today,
} from '../../support/rules.js';

const ownNote: LotOf = {
  lotId: 'own',
  amount: 1000n,
  source: { kind: 'credit-note', creditNoteId: 'club:INV-1-CN-1', invoiceId: 'club:INV-1' },
};

describe('credit used by hand', () => {
  it.each([
    ['part of the credit on part of the debt', 300n, 700n, 200n],
    ['all of the credit', 500n, 500n, 0n],
  ])('pays %s', (_name, amount, outstanding, balance) => {
    const state = {
      invoice: anInvoice([1000n]),
      account: anAccount({ lotId: 'a', amount: 500n }),
    };
    const plan = planApplyCredit(state, { amount }, eventContext());
    expect(plan.invoice?.after).toMatchObject({ outstanding, creditApplied: amount });
    expect(plan.account?.after.balance).toBe(balance);
    expect(plan.entry).toMatchObject({
      kind: 'credit.applied',
      postings: [
        { account: 'account-credit:club:olsen', amount },
        { account: 'receivable:club:INV-1', amount: -amount },
      ],
      outcome: { outstanding, balance },
    });
  });

  it('takes the lot that expires first, then the oldest, then the one opened first', () => {
    const account = anAccount(
      { lotId: 'new', amount: 100n, createdOn: '2026-11-01' },
      { lotId: 'old', amount: 100n, createdOn: '2026-09-01' },
      { lotId: 'old too', amount: 100n, createdOn: '2026-09-01' },
      { lotId: 'expires later', amount: 100n, createdOn: '2026-01-01', expiresOn: '2027-01-31' },
      { lotId: 'expires soon', amount: 100n, createdOn: '2026-11-20', expiresOn: '2026-11-30' },
    );
    const state = { invoice: anInvoice([1000n]), account };
    const plan = planApplyCredit(state, { amount: 450n }, eventContext());
    expect(plan.entry?.details.uses?.map((use) => [use.lotId, use.amount])).toEqual([
      ['expires soon', 100n],
      ['expires later', 100n],
      ['old', 100n],
      ['old too', 100n],
      ['new', 50n],
    ]);
    expect(plan.account?.after.lots).toMatchObject([{ lotId: 'new', remaining: 50n }]);
  });

  it('is allowed on the invoice whose own note made the credit', () => {
    const state = { invoice: anInvoice([1000n]), account: anAccount(ownNote) };
    const plan = planApplyCredit(state, { amount: 1000n }, eventContext());
    expect(plan.invoice?.after.outstanding).toBe(0n);
  });

  it('leaves the mark of the sweep as it was', () => {
    const state = { invoice: anInvoice([1000n]), account: anAccount(ownNote) };
    const plan = planApplyCredit(state, { amount: 1n }, eventContext());
    expect(plan.invoice?.after.autoApply).toBe('due');
  });

  it.each([
    ['on a void invoice', { voidedOn: today }, 1n, { code: 'invoice-void' }],
    [
      'while a payment is on its way',
      { pendingPayments: [inFlight] },
      1n,
      { code: 'payment-pending' },
    ],
    ['for nothing', {}, 0n, { code: 'amount-not-positive' }],
    ['above the debt', { paid: 900n }, 101n, { code: 'over-outstanding', maximum: 100n }],
    ['on a paid invoice', { paid: 1000n }, 1n, { code: 'over-outstanding', maximum: 0n }],
    ['on a debt written off', { writtenOff: 1000n }, 1n, { code: 'over-outstanding', maximum: 0n }],
    ['above the balance', {}, 301n, { code: 'over-balance', maximum: 300n, expired: 200n }],
    ['above both, naming the smaller', {}, 5000n, { code: 'over-balance', maximum: 300n }],
    ['above both that are one', { paid: 700n }, 301n, { code: 'over-outstanding', maximum: 300n }],
  ])('is refused %s', (_name, changes, amount, refusal) => {
    const account = anAccount(
      { lotId: 'good', amount: 300n },
      { lotId: 'past', amount: 200n, expiresOn: '2026-11-22' },
    );
    const state = { invoice: anInvoice([1000n], changes), account };
    expect(refusalOf(() => planApplyCredit(state, { amount }, eventContext()))).toMatchObject(
      refusal,
    );
  });

  it.each([
    ['on a void invoice', { voidedOn: today }, 300n, { code: 'invoice-void' }],
    [
      'while a payment is on its way',
      { pendingPayments: [inFlight] },
      300n,
      { code: 'payment-pending' },
    ],
    [
      'on a paid invoice',
      { paid: 1000n },
      300n,
      { code: 'nothing-outstanding', invoiceNumber: 'INV-1' },
    ],
    ['on a debt written off', { writtenOff: 1000n }, 300n, { code: 'nothing-outstanding' }],
    ['without credit that counts', {}, 0n, { code: 'over-balance', maximum: 0n, expired: 200n }],
  ])('is refused before an amount is named %s', (_name, changes, good, refusal) => {
    const past = { lotId: 'past', amount: 200n, expiresOn: '2026-11-22' };
    const account =
      good === 0n ? anAccount(past) : anAccount(past, { lotId: 'good', amount: good });
    const state = { invoice: anInvoice([1000n], changes), account };
    expect(refusalOf(() => requireApplicable(state, today))).toMatchObject(refusal);
  });

  it('is refused before an amount is named exactly when no amount would be taken', () => {
    const upTo = (max: bigint) => fc.bigInt({ min: 0n, max });
    fc.assert(
      fc.property(
        fc.record({ paid: upTo(3n), writtenOff: upTo(2n), good: upTo(2n), past: upTo(2n) }),
        fc.constantFrom('open', 'void', 'pending'),
        ({ paid, writtenOff, good, past }, state) => {
          const lots = [
            { lotId: 'good', amount: good },
            { lotId: 'past', amount: past, expiresOn: '2026-11-22' },
          ].filter(({ amount }) => amount > 0n);
          const books = {
            invoice: anInvoice([3n], {
              voidedOn: state === 'void' ? today : null,
              pendingPayments: state === 'pending' ? [inFlight] : [],
              paid,
              writtenOff,
            }),
            account: anAccount(...lots),
          };
          const most = applicable(books, today);
          const least = () => planApplyCredit(books, { amount: 1n }, eventContext());
          const checks = [() => requireApplicable(books, today), least];
          const refused = checks.map((check) => attempt(check, 'en-GB').refusal !== null);
          expect(refused).toEqual([most === 0n, most === 0n]);
        },
      ),
    );
  });

  it('settles a void invoice that is owed again, and no further', () => {
    const invoice = anInvoice([1000n], { voidedOn: today, overpaymentMoved: 800n });
    const account = anAccount({ lotId: 'good', amount: 1000n });
    const plan = planApplyCredit({ invoice, account }, { amount: 800n }, eventContext());
    expect(plan.invoice?.after).toMatchObject({ status: 'void', outstanding: 0n, overpaid: 0n });
    const above = () => planApplyCredit({ invoice, account }, { amount: 801n }, eventContext());
    expect(refusalOf(above)).toMatchObject({ code: 'over-outstanding', maximum: 800n });
    expect(applicable({ invoice, account }, today)).toBe(800n);
  });

  it('is refused for a payer who never had credit', () => {
    const state = { invoice: anInvoice([1000n]), account: null };
    expect(refusalOf(() => planApplyCredit(state, { amount: 1n }, eventContext()))).toEqual({
      code: 'over-balance',
      maximum: 0n,
      currency: 'GBP',
      expired: 0n,
    });
  });

  it('may use a lot on the day it expires, and not the day after', () => {
    const account = anAccount({ lotId: 'a', amount: 100n, expiresOn: '2026-11-23' });
    const state = { invoice: anInvoice([1000n]), account };
    expect(planApplyCredit(state, { amount: 100n }, eventContext()).account?.after.balance).toBe(
      0n,
    );
    expect(
      refusalOf(() =>
        planApplyCredit(state, { amount: 100n }, eventContext({ today: '2026-11-24' })),
      ),
    ).toMatchObject({ code: 'over-balance', maximum: 0n, expired: 100n });
  });
});

describe('the most that can be used by hand', () => {
  const account = anAccount({ lotId: 'a', amount: 300n });

  it.each([
    ['the debt', { paid: 900n }, 100n],
    ['the credit', {}, 300n],
    ['nothing on a void invoice', { voidedOn: today }, 0n],
    ['nothing while a payment is on its way', { pendingPayments: [inFlight] }, 0n],
  ])('is %s', (_name, changes, expected) => {
    expect(applicable({ invoice: anInvoice([1000n], changes), account }, today)).toBe(expected);
    expect(applicable({ invoice: anInvoice([1000n], changes), account: null }, today)).toBe(0n);
  });
});

describe('credit used automatically', () => {
  it.each([
    ['all of a debt', 400n, 0n, 600n],
    ['what there is', 2000n, 1000n, 0n],
  ])('pays %s and is done', (_name, total, outstanding, balance) => {
    const account = anAccount({ lotId: 'a', amount: 1000n });
    const plan = planAutomaticUse({ invoice: anInvoice([total]), account }, eventContext());
    expect(plan?.invoice?.after).toMatchObject({ outstanding, autoApply: 'done' });
    expect(plan?.account?.after.balance).toBe(balance);
    expect(plan?.entry?.outcome).toMatchObject({ outstanding, balance });
  });

  it.each<[string, LotOf]>([
    ['made after the invoice was issued', { lotId: 'a', amount: 1n, createdOn: '2026-11-02' }],
    ['that had expired when it was issued', { lotId: 'a', amount: 1n, expiresOn: '2026-10-31' }],
    ['made from that same invoice by a note', ownNote],
    [
      'made from an overpayment of that same invoice',
      { ...ownNote, source: { kind: 'overpayment', invoiceId: 'club:INV-1' } },
    ],
  ])('is never a lot %s', (_name, lot) => {
    const account = anAccount(lot);
    const plan = planAutomaticUse({ invoice: anInvoice([1000n]), account }, eventContext());
    expect(plan).toMatchObject({
      entry: null,
      invoice: { after: { autoApply: 'done', outstanding: 1000n } },
    });
    expect(plan?.account).toBeUndefined();
  });

  it.each<[string, LotOf]>([
    ['on the day of issue', { lotId: 'a', amount: 5n, createdOn: '2026-11-01' }],
    [
      'from another invoice',
      { ...ownNote, amount: 5n, source: { kind: 'overpayment', invoiceId: 'club:INV-2' } },
    ],
    ['that expired since the day of issue', { lotId: 'a', amount: 5n, expiresOn: '2026-11-01' }],
  ])('may be a lot %s', (_name, lot) => {
    const state = { invoice: anInvoice([1000n]), account: anAccount(lot) };
    expect(planAutomaticUse(state, eventContext())?.invoice?.after.outstanding).toBe(995n);
  });

  it('is never a lot opened after the invoice was issued, on the same day neither', () => {
    const account = anAccount({ lotId: 'a', amount: 1n, createdOn: '2026-11-01' });
    const opened = account.lots[0]?.openedSeq ?? 0n;
    const before = anInvoice([1000n], { accountSeqAtIssue: opened - 1n });
    expect(planAutomaticUse({ invoice: before, account }, eventContext())?.entry).toBeNull();
    const after = anInvoice([1000n], { accountSeqAtIssue: opened });
    expect(planAutomaticUse({ invoice: after, account }, eventContext())?.entry).not.toBeNull();
  });

  it.each([
    ['paid already', { paid: 1000n }],
    ['written off', { writtenOff: 400n }],
  ])('leaves an invoice that is %s, and is done with it', (_name, changes) => {
    const account = anAccount({ lotId: 'a', amount: 1000n });
    const invoice = anInvoice([1000n], changes);
    expect(planAutomaticUse({ invoice, account }, eventContext())).toMatchObject({
      entry: null,
      invoice: { after: { autoApply: 'done', creditApplied: 0n } },
    });
  });

  it.each([
    ['while a payment is on its way', { pendingPayments: [inFlight] }],
    ['once it was looked at', { autoApply: 'done' as const }],
    ['when it is not for auto-collect', { autoApply: 'off' as const }],
  ])('does nothing %s', (_name, changes) => {
    const state = { invoice: anInvoice([1000n], changes), account: anAccount(ownNote) };
    expect(planAutomaticUse(state, eventContext())).toBeNull();
  });
});

it('is no automatic use while the history of the invoice, or of the account, is imported', () => {
  const [invoice, account] = [anInvoice([1000n]), anAccount({ lotId: 'a', amount: 5n })];
  const context = eventContext();
  expect(planAutomaticUse({ invoice, account }, context)?.entry).not.toBeNull();
  const importing = { importing: true } as const;
  for (const state of [
    { invoice: { ...invoice, ...importing }, account },
    { invoice, account: { ...account, ...importing } },
    { invoice: { ...invoice, ...importing }, account: null },
  ]) {
    expect(planAutomaticUse(state, context)).toBeNull();
  }
  expect(planAutomaticUse({ invoice, account: null }, context)).not.toBeNull();
});

describe('of several refusals at once', () => {
  const lots: LotOf[] = [{ lotId: 'old', amount: 500n }];
  const sound = {
    ...{ amount: 100n, lots, paid: 0n },
    ...{ voidedOn: notVoid, pendingPayments: nonePending },
  };
  type Sound = typeof sound;
  const stateOf = ({ lots: has, paid, voidedOn, pendingPayments }: Sound) => ({
    invoice: anInvoice([1000n], { paid, voidedOn, pendingPayments }),
    account: anAccount(...has),
  });
  const blocked = {
    'invoice-void': { voidedOn: today },
    'payment-pending': { pendingPayments: [inFlight] },
  };

  it('applying says the one that stands first', () => {
    expectRefusalsInOrder<Sound>(
      (now) => planApplyCredit(stateOf(now), { amount: now.amount }, eventContext()),
      sound,
      {
        ...blocked,
        'amount-not-positive': { amount: 0n },
        // Without the credit it would be the smaller limit, and the one that is named.
        'over-outstanding': { amount: 501n, paid: 500n, lots },
        'over-balance': { lots: [] },
      },
    );
  });

  it('so does the look beforehand', () => {
    expectRefusalsInOrder<Sound>((now) => requireApplicable(stateOf(now), today), sound, {
      ...blocked,
      'nothing-outstanding': { paid: 1000n },
      'over-balance': { lots: [] },
    });
  });
});
