import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  planRaiseCredit,
  type RaiseCredit,
  requireCreditable,
  splitCredit,
} from '../../../src/domain/credit/raise-credit.js';
import { creditable } from '../../../src/domain/invoices/invoice.js';
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

const words = { noteToCustomer: 'Sorry', notifyCustomer: true };
const whole = { ...words, line: null };

describe('what credit does', () => {
  it.each([
    ['an outstanding invoice, in part', {}, 400n, 400n, 0n, 600n, 'partially credited'],
    ['an outstanding invoice, in full', {}, 1000n, 1000n, 0n, 0n, 'credited'],
    ['a paid invoice', { paid: 1000n }, 400n, 0n, 400n, 0n, 'partially credited'],
    [
      'a part-paid invoice, below the debt',
      { paid: 700n },
      200n,
      200n,
      0n,
      100n,
      'partially credited',
    ],
    [
      'a part-paid invoice, above the debt',
      { paid: 700n },
      800n,
      300n,
      500n,
      0n,
      'partially credited',
    ],
    ['an invoice paid by credit', { creditApplied: 1000n }, 1000n, 0n, 1000n, 0n, 'credited'],
    ['an overpaid invoice', { paid: 1200n }, 100n, 0n, 100n, 0n, 'partially credited'],
  ] as const)('to %s', (_name, amounts, amount, toInvoice, toAccount, outstanding, status) => {
    const invoice = anInvoice([1000n], amounts);
    expect(splitCredit(invoice, amount)).toEqual({ toInvoice, toAccount });
    const plan = planRaiseCredit({ invoice, account: null }, { ...whole, amount }, eventContext());
    expect(plan.invoice?.after).toMatchObject({ outstanding, status, creditNoteCount: 1 });
    expect(creditable(plan.invoice?.after ?? invoice)).toBe(1000n - amount);
    expect(plan.note).toMatchObject({
      id: 'club:INV-1-CN-1',
      number: 'INV-1-CN-1',
      amount,
      toInvoice,
      toAccount,
      createdOn: today,
      noteToCustomer: 'Sorry',
    });
    expect(plan.account?.after.balance ?? 0n).toBe(toAccount);
    expect(plan.entry).toMatchObject({
      kind: 'credit.raised',
      refs: { invoiceId: 'club:INV-1', creditNoteId: 'club:INV-1-CN-1' },
      outcome: { outstanding, status, balance: toAccount === 0n ? null : toAccount },
    });
    expect(plan.entry?.details).toEqual({
      ...{ toInvoice, toAccount, lines: [{ line: 1, amount, tax: 0n }], notifyCustomer: true },
      ...(toAccount === 0n ? {} : { lot: { createdOn: today, expiresOn: null } }),
    });
  });

  it('leaves the account alone when all of it pays the invoice', () => {
    const state = { invoice: anInvoice([1000n]), account: anAccount({ lotId: 'a', amount: 5n }) };
    const plan = planRaiseCredit(state, { ...whole, amount: 1000n }, eventContext());
    expect(plan.account).toBeUndefined();
    expect(plan.entry?.accountSeq).toBeNull();
  });

  it('makes a lot of its own beside the others, whose source is the note', () => {
    const state = {
      invoice: anInvoice([1000n], { paid: 1000n }),
      account: anAccount({ lotId: 'a', amount: 5n }),
    };
    const plan = planRaiseCredit(state, { ...whole, amount: 300n }, eventContext());
    expect(plan.account?.after).toMatchObject({
      balance: 305n,
      seq: 2n,
      lots: [
        { lotId: 'a', remaining: 5n },
        {
          lotId: 'club:INV-1-CN-1',
          remaining: 300n,
          createdOn: today,
          openedSeq: 2n,
          source: { kind: 'credit-note', invoiceId: 'club:INV-1', creditNoteId: 'club:INV-1-CN-1' },
        },
      ],
    });
  });

  it('numbers the notes of an invoice one after another', () => {
    const first = planRaiseCredit(
      { invoice: anInvoice([1000n]), account: null },
      { ...whole, amount: 1n },
      eventContext(),
    );
    const invoice = first.invoice?.after;
    if (invoice === undefined) throw new Error('the invoice was left alone');
    const second = planRaiseCredit(
      { invoice, account: null },
      { ...whole, amount: 1n },
      eventContext(),
    );
    expect(second.note.number).toBe('INV-1-CN-2');
  });
});

describe('credit over lines', () => {
  it.each([
    ['in proportion', [600n, 300n, 100n], 500n, [300n, 150n, 50n]],
    ['with the rest to the largest remainder', [10n, 10n, 10n], 10n, [4n, 3n, 3n]],
    ['a line too small for a share is left out', [1000n, 1n], 100n, [100n]],
    ['to the last unit', [3n, 5n, 7n], 15n, [3n, 5n, 7n]],
  ])('is spread %s', (_name, lines, amount, shares) => {
    const state = { invoice: anInvoice(lines), account: null };
    const { note } = planRaiseCredit(state, { ...whole, amount }, eventContext());
    expect(note.lines.map((line) => line.amount)).toEqual(shares);
  });

  it('is spread over what each line can still be credited, not over its price', () => {
    const first = planRaiseCredit(
      { invoice: anInvoice([500n, 500n]), account: null },
      { ...words, line: 1, amount: 400n },
      eventContext(),
    );
    const invoice = first.invoice?.after;
    if (invoice === undefined) throw new Error('the invoice was left alone');
    const { note } = planRaiseCredit(
      { invoice, account: null },
      { ...whole, amount: 300n },
      eventContext(),
    );
    expect(note.lines).toMatchObject([
      { line: 1, amount: 50n },
      { line: 2, amount: 250n },
    ]);
  });

  it('carries the tax of each line', () => {
    const invoice = anInvoice([
      { amount: 1200n, taxRate: '20' },
      { amount: 1050n, taxRate: '5' },
      500n,
    ]);
    const { note, invoice: change } = planRaiseCredit(
      { invoice, account: null },
      { ...whole, amount: 2750n },
      eventContext(),
    );
    expect(note.lines.map((line) => line.tax)).toEqual([200n, 50n, 0n]);
    expect(change?.after.lines.map((line) => line.taxCredited)).toEqual([200n, 50n, 0n]);
  });

  it('of any size never gives a line more than it has left', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 1000 }), (lines, share) => {
        const invoice = anInvoice(lines);
        const amount = (invoice.total * BigInt(share)) / 1000n || 1n;
        const { note } = planRaiseCredit(
          { invoice, account: null },
          { ...whole, amount },
          eventContext(),
        );
        expect(note.lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(amount);
        for (const line of note.lines) {
          expect(line.amount <= (lines[line.line - 1] ?? 0n)).toBe(true);
        }
      }),
    );
  });
});

describe('raising credit is refused', () => {
  it.each([
    [
      'on a void invoice',
      { voidedOn: today },
      { code: 'invoice-void', invoiceNumber: 'INV-1', outstanding: 0n, currency: 'GBP' },
    ],
    [
      'while a payment is on its way',
      { pendingPayments: [inFlight] },
      {
        code: 'payment-pending',
        invoiceNumber: 'INV-1',
        amount: 1000n,
        currency: 'GBP',
        provider: 'gocardless',
        since: '2026-11-20',
        expectedBy: '2026-11-28',
      },
    ],
    [
      'when all was credited to the invoice',
      { creditedToInvoice: 1000n },
      { code: 'over-creditable', invoiceNumber: 'INV-1', maximum: 0n, currency: 'GBP' },
    ],
    [
      'when all became account credit',
      { paid: 1000n, creditedToAccount: 1000n },
      { code: 'over-creditable', invoiceNumber: 'INV-1', maximum: 0n, currency: 'GBP' },
    ],
    [
      'when all was refunded',
      { paid: 1000n, refunded: 1000n },
      { code: 'over-creditable', invoiceNumber: 'INV-1', maximum: 0n, currency: 'GBP' },
    ],
  ])('%s', (_name, changes, refusal) => {
    const invoice = anInvoice([1000n], changes);
    expect(refusalOf(() => requireCreditable(invoice))).toEqual(refusal);
    expect(
      refusalOf(() =>
        planRaiseCredit({ invoice, account: null }, { ...whole, amount: 1n }, eventContext()),
      ),
    ).toEqual(refusal);
  });

  it('on an invoice of zero', () => {
    expect(refusalOf(() => requireCreditable(anInvoice([0n])))).toEqual({
      code: 'total-zero',
      invoiceNumber: 'INV-1',
    });
  });

  it.each([
    ['above what is left of the invoice', { line: null, amount: 901n }, 'over-creditable', 900n],
    ['above what is left of the line', { line: 1, amount: 501n }, 'over-line', 500n],
    ['above another line', { line: 2, amount: 401n }, 'over-line', 400n],
  ])('%s, with the exact maximum', (_name, request, code, maximum) => {
    const first = planRaiseCredit(
      { invoice: anInvoice([600n, 400n]), account: null },
      { ...words, line: 1, amount: 100n },
      eventContext(),
    );
    const invoice = first.invoice?.after ?? anInvoice([1n]);
    const state = { invoice, account: null };
    expect(
      refusalOf(() => planRaiseCredit(state, { ...words, ...request }, eventContext())),
    ).toMatchObject({ code, maximum, currency: 'GBP' });
    const most = { ...words, line: request.line, amount: maximum };
    expect(planRaiseCredit(state, most, eventContext()).note.amount).toBe(maximum);
  });

  it.each([0, 3, -1])('for line %s of two', (line) => {
    const state = { invoice: anInvoice([600n, 400n]), account: null };
    expect(
      refusalOf(() => planRaiseCredit(state, { ...words, line, amount: 1n }, eventContext())),
    ).toEqual({ code: 'unknown-line', invoiceNumber: 'INV-1', line, lines: 2 });
  });

  it.each([0n, -5n])('for an amount of %s', (amount) => {
    const state = { invoice: anInvoice([600n]), account: null };
    expect(
      refusalOf(() => planRaiseCredit(state, { ...whole, amount }, eventContext())),
    ).toMatchObject({ code: 'amount-not-positive' });
  });
});

it('of several refusals says the one that stands first on their page', () => {
  const request: RaiseCredit = { ...whole, amount: 100n };
  expectRefusalsInOrder(
    ({ amounts, line, amount, ...changes }) => {
      const state = { invoice: anInvoice(amounts, changes), account: null };
      return planRaiseCredit(state, { ...request, line, amount }, eventContext());
    },
    {
      ...{ amounts: [600n, 400n], line: request.line, amount: 100n },
      ...{ voidedOn: notVoid, pendingPayments: nonePending },
    },
    {
      'invoice-void': { voidedOn: today },
      'payment-pending': { pendingPayments: [inFlight] },
      'total-zero': { amounts: [0n] },
      'amount-not-positive': { amount: 0n },
      'unknown-line': { line: 3 },
      'over-line': { line: 1, amount: 1001n },
      'over-creditable': { amount: 1001n },
    },
  );
});

it.each([
  ['an amount of zero', { amount: 0n }],
  ['a line that is not there', { amount: 1n, line: 3 }],
  ['too much on a line', { amount: 1001n, line: 1 }],
])('says of an invoice with nothing left to credit just that, also to %s', (_name, wanted) => {
  const state = { invoice: anInvoice([600n, 400n], { creditedToInvoice: 1000n }), account: null };
  const raise = () => planRaiseCredit(state, { ...whole, ...wanted }, eventContext());
  expect(refusalOf(raise)).toMatchObject({ code: 'over-creditable', maximum: 0n });
});
