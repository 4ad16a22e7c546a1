import { describe, expect, it } from 'vitest';
import type { UnchainedEntry } from '../../../src/domain/books/journal-entry.js';
import type { Account } from '../../../src/domain/credit/account.js';
import { planApplyCredit } from '../../../src/domain/credit/apply-credit.js';
import type { CreditNote } from '../../../src/domain/credit/credit-note.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { changeInvoice, type Invoice } from '../../../src/domain/invoices/invoice.js';
import { planMoveOverpayment } from '../../../src/domain/payments/move-overpayment.js';
import { waysOutAfterReversal } from '../../../src/domain/payments/ways-out-after-reversal.js';
import { anAccount, anInvoice, eventContext, inFlight, today } from '../../support/rules.js';

type State = {
  invoice: Invoice;
  account: Account | null;
  notes: CreditNote[];
  uses: { application: UnchainedEntry; invoice: Invoice }[];
};

/** Credit raised on a paid invoice of 1000, before its payment goes back. */
function raised(amount: bigint): State {
  const invoice = anInvoice([1000n], { paid: 1000n });
  const request = { amount, line: null, noteToCustomer: '', notifyCustomer: false };
  const plan = planRaiseCredit({ invoice, account: null }, request, eventContext());
  const account = plan.account?.after ?? null;
  return { invoice: plan.invoice?.after ?? invoice, account, notes: [plan.note], uses: [] };
}

function spend(state: State, amount: bigint, number: string): State {
  const other = number === 'INV-1' ? state.invoice : anInvoice([2000n], { id: `club:${number}` });
  const plan = planApplyCredit(
    { invoice: other, account: state.account },
    { amount },
    eventContext({ key: `apply:${number}` }),
  );
  if (plan.entry === null || plan.invoice === undefined) throw new Error('nothing was used');
  const use = { application: plan.entry, invoice: plan.invoice.after };
  const invoice = number === 'INV-1' ? plan.invoice.after : state.invoice;
  return { ...state, invoice, account: plan.account?.after ?? null, uses: [...state.uses, use] };
}

function bounced(state: State): State {
  return { ...state, invoice: changeInvoice(state.invoice, { paid: 0n }) };
}

const ways = (state: State) => waysOutAfterReversal(state, today)?.ways;

describe('the ways out after money went back', () => {
  it('are none where no credit was made', () => {
    const state = { invoice: anInvoice([1000n]), account: null, notes: [], uses: [] };
    expect(waysOutAfterReversal(state, today)).toBeNull();
  });

  it('for credit that is unspent are to use it here, or to void the note', () => {
    expect(waysOutAfterReversal(bounced(raised(600n)), today)).toEqual({
      made: 600n,
      unspent: 600n,
      expired: 0n,
      spent: 0n,
      spentOn: [],
      ways: [
        { kind: 'apply-credit', amount: 600n },
        {
          kind: 'void-credit-note',
          noteId: 'club:INV-1-CN-1',
          noteNumber: 'INV-1-CN-1',
          amount: 600n,
          owedAgain: 0n,
        },
      ],
    });
  });

  it('for credit that is all spent is only to take it back where it is (L15)', () => {
    expect(waysOutAfterReversal(bounced(spend(raised(600n), 600n, 'INV-2')), today)).toEqual({
      made: 600n,
      unspent: 0n,
      expired: 0n,
      spent: 600n,
      spentOn: [{ invoiceNumber: 'INV-2', amount: 600n }],
      ways: [
        {
          kind: 'take-back-credit',
          applicationId: 'apply:INV-2',
          invoiceNumber: 'INV-2',
          amount: 600n,
          expiresOnReturn: 0n,
        },
      ],
    });
  });

  it('for credit spent in part are all three, each with its own amount', () => {
    const state = bounced(spend(raised(600n), 200n, 'INV-2'));
    expect(waysOutAfterReversal(state, today)).toMatchObject({
      unspent: 400n,
      spent: 200n,
      ways: [
        { kind: 'apply-credit', amount: 400n },
        { kind: 'void-credit-note', amount: 400n },
        { kind: 'take-back-credit', amount: 200n },
      ],
    });
  });

  it('say what a note paid of the invoice, which is owed again when it is void', () => {
    const invoice = anInvoice([1000n], { paid: 400n });
    const request = { amount: 1000n, line: null, noteToCustomer: '', notifyCustomer: false };
    const plan = planRaiseCredit({ invoice, account: null }, request, eventContext());
    const account = plan.account?.after ?? null;
    const after = plan.invoice?.after ?? invoice;
    const state = bounced({ invoice: after, account, notes: [plan.note], uses: [] });
    expect(ways(state)).toMatchObject([
      { kind: 'apply-credit', amount: 400n },
      { kind: 'void-credit-note', amount: 400n, owedAgain: 600n },
    ]);
  });

  it('for a moved overpayment are to use it, or to return it', () => {
    const invoice = anInvoice([1000n], { paid: 1300n });
    const plan = planMoveOverpayment(
      { invoice, account: null },
      { amount: 300n },
      eventContext({ key: 'move' }),
    );
    const account = plan.account?.after ?? null;
    const state = { invoice: plan.invoice?.after ?? invoice, account, notes: [], uses: [] };
    expect(ways(bounced(state))).toEqual([
      { kind: 'apply-credit', amount: 300n },
      { kind: 'return-overpayment', lotId: 'move', amount: 300n },
    ]);
  });

  it('are none that a payment on its way forbids: here, or where the credit is spent', () => {
    const state = bounced(spend(raised(600n), 200n, 'INV-2'));
    const pending = { pendingPayments: [inFlight] };
    const waiting = { ...state, invoice: changeInvoice(state.invoice, pending) };
    expect(ways(waiting)).toMatchObject([{ kind: 'take-back-credit' }]);
    const uses = state.uses.map((use) => {
      return { ...use, invoice: changeInvoice(use.invoice, pending) };
    });
    expect(ways({ ...state, uses })).toMatchObject([
      { kind: 'apply-credit' },
      { kind: 'void-credit-note' },
    ]);
  });

  it('never use what has expired, which can still be taken off', () => {
    const account = anAccount({
      lotId: 'club:INV-1-CN-1',
      amount: 600n,
      expiresOn: '2026-11-22',
      source: { kind: 'credit-note', creditNoteId: 'club:INV-1-CN-1', invoiceId: 'club:INV-1' },
    });
    const state = { ...bounced(raised(600n)), account };
    expect(waysOutAfterReversal(state, today)).toMatchObject({
      unspent: 600n,
      expired: 600n,
      ways: [{ kind: 'void-credit-note', amount: 600n }],
    });
  });

  it('do not take back what was used on the invoice itself', () => {
    const state = spend(bounced(raised(600n)), 600n, 'INV-1');
    expect(waysOutAfterReversal(state, today)).toMatchObject({
      spent: 600n,
      spentOn: [{ invoiceNumber: 'INV-1', amount: 600n }],
      ways: [],
    });
  });

  it('count what notes made and what was moved as one, and no lot of another invoice', () => {
    const invoice = anInvoice([1000n], { paid: 1300n });
    const move = planMoveOverpayment(
      { invoice, account: null },
      { amount: 300n },
      eventContext({ key: 'move' }),
    );
    const request = { amount: 600n, line: null, noteToCustomer: '', notifyCustomer: false };
    const between = {
      invoice: move.invoice?.after ?? invoice,
      account: move.account?.after ?? null,
    };
    const plan = planRaiseCredit(between, request, eventContext());
    const own = plan.account?.after.lots ?? [];
    const source = { kind: 'overpayment' as const, invoiceId: 'club:INV-8' };
    const other = anAccount({ lotId: 'other', amount: 50n, source });
    const account = { ...other, balance: 950n, lots: [...other.lots, ...own] };
    const after = plan.invoice?.after ?? invoice;
    const state = bounced({ invoice: after, account, notes: [plan.note], uses: [] });
    expect(waysOutAfterReversal(state, today)).toMatchObject({
      ...{ made: 900n, unspent: 900n, spent: 0n },
      ways: [
        { kind: 'apply-credit', amount: 950n },
        { kind: 'return-overpayment', lotId: 'move', amount: 300n },
        { kind: 'void-credit-note', amount: 600n },
      ],
    });
  });

  it('are none through a note that is not there', () => {
    expect(ways({ ...bounced(raised(600n)), notes: [] })).toMatchObject([{ kind: 'apply-credit' }]);
  });

  it('name the note of each lot', () => {
    const first = bounced(raised(600n));
    const [note] = first.notes;
    if (note === undefined) throw new Error('nothing was raised');
    const notes = [{ ...note, id: 'club:INV-8-CN-1', number: 'INV-8-CN-1' }, note];
    expect(ways({ ...first, notes })).toMatchObject([
      { kind: 'apply-credit' },
      { kind: 'void-credit-note', noteNumber: 'INV-1-CN-1' },
    ]);
  });

  it('are not needed where nothing is owed', () => {
    const state = raised(600n);
    expect(waysOutAfterReversal(state, today)).toMatchObject({ unspent: 600n, ways: [] });
  });

  it('count each invoice once, with what came from this one alone', () => {
    const first = raised(600n);
    const others = anAccount({ lotId: 'other', amount: 500n, createdOn: '2026-01-01' });
    const own = first.account?.lots ?? [];
    const account = { ...others, balance: 1100n, lots: [...others.lots, ...own] };
    const state = bounced(spend({ ...first, account }, 800n, 'INV-2'));
    expect(waysOutAfterReversal(state, today)).toMatchObject({
      unspent: 300n,
      spent: 300n,
      spentOn: [{ invoiceNumber: 'INV-2', amount: 300n }],
      ways: [
        { kind: 'apply-credit', amount: 300n },
        { kind: 'void-credit-note', amount: 300n },
        { kind: 'take-back-credit', amount: 800n },
      ],
    });
  });
});
