import { describe, expect, it } from 'vitest';
import type { EntryKind } from '../../../src/domain/books/entry-kinds.js';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import {
  applicationAmount,
  expiredLots,
  expiredOnReturn,
  liveApplications,
  planTakeBackCredit,
  usesOf,
} from '../../../src/domain/credit/take-back-credit.js';
import { changeInvoice } from '../../../src/domain/invoices/invoice.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import {
  anAccount,
  anInvoice,
  eventContext,
  inFlight,
  nonePending,
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
  return {
    invoice: plan.invoice.after,
    account: plan.account.after,
    application: plan.entry,
    endedByVoid: false,
    isTakenBack: false,
  };
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
      refs: { invoiceId: 'club:INV-1' },
      postings: state.application.postings.map((one) => ({ ...one, amount: -one.amount })),
      details: { uses: state.application.details.uses },
    });
    expect(applicationAmount(state.application)).toBe(700n);
  });

  it('makes an overpayment of what was paid in the meantime smaller first', () => {
    const invoice = anInvoice([1000n], { creditApplied: 700n, paid: 500n });
    const plan = planTakeBackCredit({ ...applied(700n), invoice }, eventContext());
    expect(plan.invoice?.after).toMatchObject({ outstanding: 500n, overpaid: 0n });
  });

  it('tells beforehand what comes back expired', () => {
    const { application } = applied(700n);
    expect(expiredOnReturn(usesOf(application), '2026-11-24')).toBe(0n);
    expect(expiredOnReturn(usesOf(application), '2026-11-25')).toBe(300n);
  });

  it('tells it for each lot that it comes back to, and no other', () => {
    const { application } = applied(700n);
    const other = applied(300n).application;
    const twice = [...usesOf(application), ...usesOf(other)];
    expect(expiredLots(twice, '2026-11-24')).toEqual([]);
    expect(expiredLots(twice, '2026-11-25')).toEqual([
      { lotId: 'soon', source: { kind: 'opening' }, amount: 600n, expiresOn: '2026-11-24' },
    ]);
  });

  it('is refused when somebody did it before', () => {
    const state = { ...applied(700n), isTakenBack: true };
    expect(refusalOf(() => planTakeBackCredit(state, eventContext()))).toEqual({
      ...{ code: 'no-such-use', invoiceNumber: 'INV-1' },
    });
  });

  it('is refused where voiding the invoice took it back, and works for a later one', () => {
    const state = applied(700n);
    const owing = { voidedOn: today, overpaymentMoved: 900n, creditApplied: 700n };
    const invoice = anInvoice([1000n], owing);
    const ended = { ...state, invoice, endedByVoid: true };
    expect(refusalOf(() => planTakeBackCredit(ended, eventContext())).code).toBe('invoice-void');
    const plan = planTakeBackCredit({ ...state, invoice }, eventContext());
    expect(plan.invoice?.after).toMatchObject({ status: 'void', outstanding: 900n });
  });

  it.each([['while a payment is on its way', { pendingPayments: [inFlight] }, 'payment-pending']])(
    'is refused %s',
    (_name, changes, code) => {
      const state = {
        ...applied(700n),
        invoice: anInvoice([1000n], { creditApplied: 700n, ...changes }),
      };
      expect(refusalOf(() => planTakeBackCredit(state, eventContext())).code).toBe(code);
    },
  );
});

it('of several refusals says the one that stands first on their page', () => {
  const { invoice, ...rest } = applied(500n);
  expectRefusalsInOrder(
    ({ isVoid, pendingPayments, isTakenBack }) => {
      const voidedOn = isVoid ? today : null;
      const now = changeInvoice(invoice, { voidedOn, pendingPayments });
      const state = { ...rest, invoice: now, endedByVoid: isVoid, isTakenBack };
      return planTakeBackCredit(state, eventContext());
    },
    { isVoid: false, pendingPayments: nonePending, isTakenBack: false },
    {
      'invoice-void': { isVoid: true },
      'payment-pending': { pendingPayments: [inFlight] },
      'no-such-use': { isTakenBack: true },
    },
  );
});

describe('the uses of credit that stand', () => {
  const entry = (id: string, kind: EntryKind, more: { on?: string; reverses?: string } = {}) => {
    const { on = 'club:INV-1', reverses = null } = more;
    const { application } = applied(100n);
    const places = { previous: null, previousOnAccount: null };
    return { ...application, ...places, id, kind, refs: { invoiceId: on }, reverses };
  };
  const idsOf = (...entries: JournalEntry[]) => liveApplications(entries).map(({ id }) => id);
  const [first, second] = [entry('a', 'credit.applied'), entry('b', 'credit.applied')];
  const elsewhere = entry('c', 'credit.applied', { on: 'club:INV-2' });

  it('are all of them, and nothing else that is booked', () => {
    expect(idsOf(entry('i', 'invoice.issued'), first, second, elsewhere)).toEqual(['a', 'b', 'c']);
  });

  it('are not those that were taken back', () => {
    const back = entry('x', 'credit.unapplied', { reverses: 'a' });
    expect(idsOf(first, second, back)).toEqual(['b']);
    expect(idsOf(first, entry('x', 'credit.voided', { reverses: 'a' }))).toEqual(['a']);
  });

  it('end with their invoice when it is voided, and others stay', () => {
    expect(idsOf(first, elsewhere, entry('v', 'invoice.voided'))).toEqual(['c']);
    expect(idsOf(entry('v', 'invoice.voided'), second)).toEqual(['b']);
  });
});
