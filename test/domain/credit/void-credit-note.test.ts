import { describe, expect, it } from 'vitest';
import type { UnchainedEntry } from '../../../src/domain/books/journal-entry.js';
import type { Plan } from '../../../src/domain/books/plan.js';
import { type Account, availableCredit } from '../../../src/domain/credit/account.js';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import type { CreditNote } from '../../../src/domain/credit/credit-note.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { planTakeBackCredit } from '../../../src/domain/credit/take-back-credit.js';
import {
  planVoidCreditNote,
  uncreditLines,
  voidable,
  voidedShares,
} from '../../../src/domain/credit/void-credit-note.js';
import { changeInvoice, creditable, type Invoice } from '../../../src/domain/invoices/invoice.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import {
  anAccount,
  anInvoice,
  eventContext,
  inFlight,
  type LineOf,
  nonePending,
  refusalOf,
  today,
} from '../../support/rules.js';

type Situation = {
  invoice: Invoice;
  account: Account | null;
  note: CreditNote;
  spentOn: string[];
  raisedEntryId: string;
};

function raised(lines: readonly LineOf[], paid: bigint, amount: bigint): Situation {
  const request = { amount, line: null, noteToCustomer: '', notifyCustomer: false };
  const state = { invoice: anInvoice(lines, { paid }), account: null };
  const plan = planRaiseCredit(state, request, eventContext());
  return {
    invoice: plan.invoice?.after ?? state.invoice,
    account: plan.account?.after ?? null,
    note: plan.note,
    spentOn: [],
    raisedEntryId: plan.entry?.id ?? '',
  };
}

/** Spends `amount` of the account on another invoice. */
function spent(
  state: Situation,
  amount: bigint,
): { state: Situation; application: UnchainedEntry; other: Invoice } {
  const invoice = anInvoice([5000n], { id: 'club:INV-2' });
  const plan = planApplyCredit({ invoice, account: state.account }, { amount }, eventContext());
  if (plan.account === undefined || plan.entry === null) throw new Error('nothing was applied');
  const account = plan.account.after;
  return {
    state: { ...state, account, spentOn: ['INV-2'] },
    application: plan.entry,
    other: plan.invoice?.after ?? invoice,
  };
}

function situationAfter(state: Situation, plan: Plan): Situation {
  return {
    ...state,
    invoice: plan.invoice?.after ?? state.invoice,
    account: plan.account?.after ?? state.account,
    note: plan.creditNotes[0]?.after ?? state.note,
  };
}

describe('voiding a credit note', () => {
  it.each([
    [
      'on an outstanding invoice: the debt returns',
      0n,
      400n,
      { fromInvoice: 400n, fromAccount: 0n },
      1000n,
    ],
    [
      'on a paid invoice: the account credit goes',
      1000n,
      400n,
      { fromInvoice: 0n, fromAccount: 400n },
      0n,
    ],
    ['on a part-paid invoice: both', 700n, 800n, { fromInvoice: 300n, fromAccount: 500n }, 300n],
  ])('%s', (_name, paid, amount, parts, outstanding) => {
    const state = raised([1000n], paid, amount);
    expect(voidable(state)).toMatchObject({ ...parts, spent: 0n });
    const plan = planVoidCreditNote(state, eventContext());
    expect(plan.invoice?.after).toMatchObject({
      outstanding,
      creditedToInvoice: 0n,
      creditedToAccount: 0n,
    });
    expect(creditable(plan.invoice?.after ?? state.invoice)).toBe(1000n);
    expect(situationAfter(state, plan).account?.balance ?? 0n).toBe(0n);
    expect(plan.entry).toMatchObject({
      kind: 'credit.voided',
      reverses: state.raisedEntryId,
      details: {
        ...{ toInvoice: parts.fromInvoice, toAccount: parts.fromAccount },
        lines: [{ line: 1, amount, tax: 0n }],
      },
      outcome: { spentOn: [], balance: parts.fromAccount === 0n ? null : 0n },
    });
    const { fromInvoice, fromAccount } = parts;
    const postings = [
      { account: 'credit-notes', amount: -amount },
      { account: 'receivable:club:INV-1', amount: fromInvoice },
      { account: 'account-credit:club:olsen', amount: fromAccount },
    ];
    expect(plan.entry?.postings).toEqual(postings.filter((posting) => posting.amount !== 0n));
    expect(Object.hasOwn(plan, 'account')).toBe(fromAccount !== 0n);
    expect(plan.creditNotes[0]?.after.seq).toBe(2n);
  });

  it('leaves other account credit alone, and an account in which nothing of it is left', () => {
    const state = raised([1000n], 0n, 400n);
    const account = anAccount({ lotId: 'other', amount: 70n });
    const plan = planVoidCreditNote({ ...state, account }, eventContext());
    expect(plan.account).toBeUndefined();
    expect(plan.entry?.outcome.balance).toBeNull();
    const made = raised([1000n], 1000n, 400n);
    const both = { ...made.account, lots: [...account.lots, ...(made.account?.lots ?? [])] };
    const held = { ...account, ...both, balance: 470n };
    const voided = planVoidCreditNote({ ...made, account: held }, eventContext());
    expect(voided.account?.after).toMatchObject({ balance: 70n, lots: [{ lotId: 'other' }] });
    expect(voided.entry?.outcome).toMatchObject({ balance: 70n, available: 70n });
  });

  it('takes the tax of a part in proportion, and with the last part all that is left of it', () => {
    const { state } = spent(raised([{ amount: 1000n, taxRate: '20' }], 1000n, 1000n), 400n);
    const part = planVoidCreditNote(state, eventContext());
    expect(part.entry?.details.lines).toEqual([{ line: 1, amount: 600n, tax: 100n }]);
    expect(part.creditNotes[0]?.after.lines).toMatchObject([{ voided: 600n, voidedTax: 100n }]);
    expect(part.invoice?.after.lines).toMatchObject([{ credited: 400n, taxCredited: 67n }]);
    const after = situationAfter(state, part);
    const account = anAccount({ lotId: after.note.id, amount: 400n });
    const rest = planVoidCreditNote({ ...after, account }, eventContext());
    expect(rest.entry?.details.lines).toEqual([{ line: 1, amount: 400n, tax: 67n }]);
    expect(rest.invoice?.after.lines).toMatchObject([{ credited: 0n, taxCredited: 0n }]);
  });

  it('keeps in its entry where a part of it is spent', () => {
    const { state } = spent(raised([1000n], 1000n, 1000n), 600n);
    const plan = planVoidCreditNote(state, eventContext());
    expect(plan.entry?.outcome.spentOn).toEqual(['INV-2']);
  });

  it('leaves what was spent, and makes only the rest creditable again', () => {
    const { state } = spent(raised([1000n], 1000n, 1000n), 600n);
    expect(voidable(state)).toMatchObject({ fromAccount: 400n, spent: 600n });
    const plan = planVoidCreditNote(state, eventContext());
    expect(plan.invoice?.after.creditedToAccount).toBe(600n);
    expect(creditable(plan.invoice?.after ?? state.invoice)).toBe(400n);
    expect(plan.account?.after).toMatchObject({ balance: 0n, lots: [] });
    expect(plan.creditNotes).toMatchObject([
      { after: { voidedToAccount: 400n, voidedToInvoice: 0n } },
    ]);
  });

  it('again takes what was taken back meanwhile; until then that is usable credit', () => {
    const first = spent(raised([1000n], 1000n, 1000n), 600n);
    const voided = situationAfter(first.state, planVoidCreditNote(first.state, eventContext()));
    const taken = planTakeBackCredit(
      {
        ...{ invoice: first.other, account: voided.account, application: first.application },
        ...{ endedByVoid: false, isTakenBack: false },
      },
      eventContext(),
    );
    const returned = { ...voided, account: taken.account?.after ?? null, spentOn: [] };
    expect(availableCredit(returned.account, today)).toBe(600n);
    const second = situationAfter(returned, planVoidCreditNote(returned, eventContext()));
    expect(second.account).toMatchObject({ balance: 0n, lots: [] });
    expect(second.invoice.creditedToAccount).toBe(0n);
    expect(refusalOf(() => planVoidCreditNote(second, eventContext()))).toMatchObject({
      code: 'nothing-to-void',
      spent: 0n,
    });
  });

  it('in parts gives back all of the tax, and never more', () => {
    const lines = [{ amount: 1000n, taxRate: '20' }, { amount: 999n, taxRate: '17.5' }, 1n];
    const first = spent(raised(lines, 2000n, 2000n), 1301n);
    const voided = situationAfter(first.state, planVoidCreditNote(first.state, eventContext()));
    for (const line of voided.invoice.lines) {
      expect(line.taxCredited >= 0n && line.taxCredited <= line.credited).toBe(true);
    }
    const taken = planTakeBackCredit(
      {
        ...{ invoice: first.other, account: voided.account, application: first.application },
        ...{ endedByVoid: false, isTakenBack: false },
      },
      eventContext(),
    );
    const returned = { ...voided, account: taken.account?.after ?? null };
    const second = situationAfter(returned, planVoidCreditNote(returned, eventContext()));
    expect(
      second.invoice.lines.map(({ credited, taxCredited }) => [credited, taxCredited]),
    ).toEqual(new Array(3).fill([0n, 0n]));
    expect(second.note.lines.map((line) => line.voidedTax)).toEqual(
      second.note.lines.map((line) => line.tax),
    );
  });

  it('takes an expired lot too', () => {
    const state = raised([1000n], 1000n, 400n);
    const lots = state.account?.lots.map((lot) => ({ ...lot, expiresOn: '2026-11-01' })) ?? [];
    const account = state.account === null ? null : { ...state.account, lots };
    expect(voidable({ ...state, account }).fromAccount).toBe(400n);
  });

  it('is refused while a payment is on its way', () => {
    const state = raised([1000n], 0n, 400n);
    const invoice = anInvoice([1000n], { creditedToInvoice: 400n, pendingPayments: [inFlight] });
    expect(refusalOf(() => planVoidCreditNote({ ...state, invoice }, eventContext())).code).toBe(
      'payment-pending',
    );
  });

  it('is refused when all of it is spent, naming where', () => {
    const { state } = spent(raised([1000n], 1000n, 600n), 600n);
    expect(refusalOf(() => planVoidCreditNote(state, eventContext()))).toEqual({
      code: 'nothing-to-void',
      number: 'INV-1-CN-1',
      spentOn: ['INV-2'],
      spent: 600n,
      ...{ paidOut: 0n, expired: 0n },
      currency: 'GBP',
    });
  });
});

it('of several refusals says the one that stands first on their page', () => {
  const state = raised([1000n], 0n, 400n);
  const { note } = situationAfter(state, planVoidCreditNote(state, eventContext()));
  expectRefusalsInOrder(
    ({ pendingPayments, ...now }) => {
      const invoice = changeInvoice(state.invoice, { pendingPayments });
      return planVoidCreditNote({ ...state, ...now, invoice }, eventContext());
    },
    { pendingPayments: nonePending, note: state.note },
    { 'payment-pending': { pendingPayments: [inFlight] }, 'nothing-to-void': { note } },
  );
});

describe('what was voided of each line of a note', () => {
  const { note, invoice } = raised([{ amount: 1200n, taxRate: '20' }, 600n], 1800n, 900n);
  const [first, second] = note.lines;
  if (first === undefined || second === undefined) throw new Error('the note has two lines');

  it('leaves out lines of which nothing was', () => {
    const after = { ...note, lines: [{ ...first, voided: 60n, voidedTax: 10n }, second] };
    expect(voidedShares(note, after)).toEqual([{ line: 1, amount: 60n, tax: 10n }]);
    expect(voidedShares(note, note)).toEqual([]);
  });

  it('is only what came since, also where it is tax alone', () => {
    const before = { ...note, lines: [{ ...first, voided: 60n, voidedTax: 9n }, second] };
    const after = { ...note, lines: [{ ...first, voided: 60n, voidedTax: 10n }, second] };
    expect(voidedShares(before, after)).toEqual([{ line: 1, amount: 0n, tax: 1n }]);
  });

  it('can be credited again on that line, and no line that is not on the note changes', () => {
    const after = { ...note, lines: [{ ...first, voided: 60n, voidedTax: 10n }] };
    const lines = uncreditLines(invoice, { ...note, lines: [first] }, after);
    const [one, other] = invoice.lines;
    expect(lines).toEqual([
      {
        ...one,
        credited: (one?.credited ?? 0n) - 60n,
        taxCredited: (one?.taxCredited ?? 0n) - 10n,
      },
      other,
    ]);
  });
});
