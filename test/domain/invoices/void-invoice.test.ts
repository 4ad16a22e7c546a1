import { describe, expect, it } from 'vitest';
import type { UnchainedEntry } from '../../../src/domain/books/journal-entry.js';
import type { Account } from '../../../src/domain/credit/account.js';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import type { CreditNote } from '../../../src/domain/credit/credit-note.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import type { Invoice } from '../../../src/domain/invoices/invoice.js';
import {
  issuedEntryIdOf,
  planVoidInvoice,
  requireVoidable,
} from '../../../src/domain/invoices/void-invoice.js';
import type { Refund } from '../../../src/domain/refunds/refund.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import {
  anAccount,
  anInvoice,
  eventContext,
  inFlight,
  nonePending,
  notVoid,
  refusalOf,
  today,
} from '../../support/rules.js';

type Situation = {
  invoice: Invoice;
  account: Account | null;
  notes: CreditNote[];
  applications: UnchainedEntry[];
  issuedEntryId: string | null;
  refunds: Refund[];
};

function situation(invoice: Invoice, account: Account | null = null): Situation {
  const issuedEntryId = 'issue:club:INV-1';
  return { invoice, account, notes: [], applications: [], issuedEntryId, refunds: [] };
}

function withNote(state: Situation, amount: bigint): Situation {
  const request = { amount, line: null, noteToCustomer: '', notifyCustomer: false };
  const plan = planRaiseCredit(state, request, eventContext());
  return {
    ...state,
    invoice: plan.invoice?.after ?? state.invoice,
    account: plan.account?.after ?? state.account,
    notes: [...state.notes, plan.note],
  };
}

function withUse(state: Situation, amount: bigint): Situation {
  const plan = planApplyCredit(state, { amount }, eventContext());
  return {
    ...state,
    invoice: plan.invoice?.after ?? state.invoice,
    account: plan.account?.after ?? state.account,
    applications: plan.entry === null ? state.applications : [...state.applications, plan.entry],
  };
}

describe('voiding an invoice', () => {
  it('takes an untouched invoice off the books', () => {
    const plan = planVoidInvoice(situation(anInvoice([1000n])), eventContext());
    expect(plan.invoice?.after).toMatchObject({
      status: 'void',
      outstanding: 0n,
      overpaid: 0n,
      voidedOn: today,
      autoApply: 'off',
    });
    expect(plan.entry).toMatchObject({
      kind: 'invoice.voided',
      reverses: 'issue:club:INV-1',
      postings: [
        { account: 'income', amount: 1000n },
        { account: 'receivable:club:INV-1', amount: -1000n },
      ],
    });
    expect(plan.account).toBeUndefined();
    expect(plan.entry?.outcome.balance).toBeNull();
    const held = situation(anInvoice([1000n]), anAccount({ lotId: 'a', amount: 5n }));
    expect(planVoidInvoice(held, eventContext()).account).toBeUndefined();
  });

  it('reverses its notes on the invoice, with their tax', () => {
    const state = withNote(situation(anInvoice([{ amount: 1200n, taxRate: '20' }, 800n])), 1000n);
    const plan = planVoidInvoice(state, eventContext());
    expect(plan.invoice?.after).toMatchObject({
      creditedToInvoice: 0n,
      lines: [
        { credited: 0n, taxCredited: 0n },
        { credited: 0n, taxCredited: 0n },
      ],
    });
    expect(plan.creditNotes).toMatchObject([
      {
        after: {
          voidedToInvoice: 1000n,
          lines: [{ voided: 600n, voidedTax: 100n }, { voided: 400n }],
        },
      },
    ]);
    const lines = [
      { line: 1, amount: 600n, tax: 100n },
      { line: 2, amount: 400n, tax: 0n },
    ];
    expect(plan.entry?.details.notes).toEqual([
      { creditNoteId: 'club:INV-1-CN-1', amount: 1000n, lines },
    ]);
  });

  it('gives credit applied to it back to the lots it came from, with their old expiry', () => {
    const account = anAccount(
      { lotId: 'first', amount: 300n, expiresOn: '2026-11-30' },
      { lotId: 'second', amount: 500n },
    );
    const state = withUse(withUse(situation(anInvoice([1000n]), account), 400n), 200n);
    const plan = planVoidInvoice(state, eventContext());
    expect(plan.account?.after).toMatchObject({ balance: 800n });
    expect(new Map(plan.account?.after.lots.map((lot) => [lot.lotId, lot]))).toMatchObject(
      new Map([
        ['first', { remaining: 300n, expiresOn: '2026-11-30' }],
        ['second', { remaining: 500n, expiresOn: null }],
      ]),
    );
    expect(plan.invoice?.after.creditApplied).toBe(0n);
    expect(plan.entry).toMatchObject({ outcome: { balance: 800n, available: 800n } });
    expect(plan.entry?.details.uses).toHaveLength(3);
  });

  it('takes a write-off back', () => {
    const plan = planVoidInvoice(
      situation(anInvoice([1000n], { writtenOff: 1000n })),
      eventContext(),
    );
    expect(plan.entry?.postings).toEqual([
      { account: 'income', amount: 1000n },
      { account: 'write-offs', amount: -1000n },
    ]);
  });

  it.each([
    ['twice', { voidedOn: today }, { code: 'invoice-void', invoiceNumber: 'INV-1' }],
    ['while a payment is on its way', { pendingPayments: [inFlight] }, { code: 'payment-pending' }],
    [
      'while cash received on it was not sent back',
      { paid: 700n },
      { code: 'invoice-has-cash', cash: 700n, currency: 'GBP' },
    ],
    [
      'while part of the cash was not sent back',
      { paid: 700n, refunded: 400n },
      { code: 'invoice-has-cash', cash: 300n },
    ],
    [
      'while account credit made by its notes stands',
      { creditedToAccount: 250n },
      { code: 'invoice-made-credit', byNotes: 250n, moved: 0n, paidOut: 0n, currency: 'GBP' },
    ],
    [
      'while account credit made of an overpayment stands whose payment bounced',
      { overpaymentMoved: 500n },
      { code: 'invoice-made-credit', byNotes: 0n, moved: 500n, paidOut: 0n, currency: 'GBP' },
    ],
  ])('is refused %s', (_name, changes, expected) => {
    const invoice = anInvoice([1000n], changes);
    expect(refusalOf(() => requireVoidable({ invoice, refunds: [] }))).toMatchObject(expected);
    expect(refusalOf(() => planVoidInvoice(situation(invoice), eventContext()))).toMatchObject(
      expected,
    );
  });

  it('counts an overpayment that was sent back as no longer there', () => {
    const invoice = anInvoice([1000n], { paid: 1500n, refunded: 700n, overpaymentRefunded: 500n });
    expect(refusalOf(() => requireVoidable({ invoice, refunds: [] }))).toMatchObject({
      cash: 300n,
    });
  });

  it('names only notes of which something stands on it', () => {
    const first = withNote(situation(anInvoice([1000n])), 200n);
    const state = withNote(first, 300n);
    const [gone, stays] = state.notes;
    if (gone === undefined || stays === undefined) throw new Error('two notes were raised');
    const notes = [{ ...gone, voidedToInvoice: 200n }, stays];
    const plan = planVoidInvoice({ ...state, notes }, eventContext());
    expect(plan.creditNotes.map(({ before }) => before?.id)).toEqual([stays.id]);
    expect(plan.entry?.details.notes).toMatchObject([{ creditNoteId: stays.id, amount: 300n }]);
  });

  it('is allowed once all cash was sent back', () => {
    const invoice = anInvoice([1000n], { paid: 1000n, refunded: 1000n });
    const plan = planVoidInvoice(situation(invoice), eventContext());
    expect(plan.invoice?.after).toMatchObject({ status: 'void', outstanding: 0n, overpaid: 0n });
  });
});

it('of several refusals says the one that stands first on their page', () => {
  expectRefusalsInOrder(
    (changes) => planVoidInvoice(situation(anInvoice([1000n], changes)), eventContext()),
    {
      ...{ voidedOn: notVoid, pendingPayments: nonePending },
      ...{ paid: 0n, creditedToAccount: 0n },
    },
    {
      'invoice-void': { voidedOn: today },
      'payment-pending': { pendingPayments: [inFlight] },
      'invoice-has-cash': { paid: 400n },
      'invoice-made-credit': { creditedToAccount: 300n },
    },
  );
});

describe('the entry that issued an invoice', () => {
  it('is found among all that is booked on it, wherever it stands', () => {
    const context = eventContext({ key: 'used' });
    const invoice = anInvoice([1000n]);
    const account = anAccount({ lotId: 'a', amount: 100n });
    const used = planApplyCredit({ invoice, account }, { amount: 100n }, context).entry;
    if (used === null) throw new Error('nothing was used');
    const issued: UnchainedEntry = { ...used, id: 'issued', kind: 'invoice.issued' };
    expect(issuedEntryIdOf([used, issued])).toBe('issued');
    expect(issuedEntryIdOf([used])).toBeNull();
    expect(issuedEntryIdOf([])).toBeNull();
  });
});
