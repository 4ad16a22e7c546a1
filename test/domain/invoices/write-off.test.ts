import { describe, expect, it } from 'vitest';
import { changeInvoice } from '../../../src/domain/invoices/invoice.js';
import { planWriteOff, writtenOffByLine } from '../../../src/domain/invoices/write-off.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import {
  anInvoice,
  eventContext,
  inFlight,
  nonePending,
  notVoid,
  refusalOf,
  today,
} from '../../support/rules.js';

describe('writing a debt off', () => {
  it.each([
    ['an untouched debt', {}, 1000n],
    ['the rest of a part-paid debt', { paid: 400n }, 600n],
    ['what is owed again after an earlier write-off', { writtenOff: 700n }, 300n],
  ])('gives up %s', (_name, changes, amount) => {
    const invoice = anInvoice([1000n], changes);
    const plan = planWriteOff({ invoice }, eventContext());
    expect(plan.invoice?.after).toMatchObject({ outstanding: 0n, status: 'written off' });
    expect(plan.entry).toMatchObject({
      kind: 'invoice.written-off',
      postings: [
        { account: 'write-offs', amount },
        { account: 'receivable:club:INV-1', amount: -amount },
      ],
    });
    expect(plan.account).toBeUndefined();
  });

  it('gives up what is owed again on a void invoice', () => {
    const invoice = anInvoice([1000n], { voidedOn: today, overpaymentMoved: 700n });
    const plan = planWriteOff({ invoice }, eventContext());
    expect(plan.invoice?.after).toMatchObject({
      status: 'void',
      outstanding: 0n,
      overpaid: 0n,
      writtenOff: 700n,
    });
  });

  it.each([
    ['of a void invoice that is not owed', { voidedOn: today }, 'invoice-void'],
    ['while a payment is on its way', { pendingPayments: [inFlight] }, 'payment-pending'],
    ['when nothing is owed', { paid: 1000n }, 'nothing-outstanding'],
    ['a second time', { writtenOff: 1000n }, 'nothing-outstanding'],
  ])('is refused %s', (_name, changes, code) => {
    const invoice = anInvoice([1000n], changes);
    expect(refusalOf(() => planWriteOff({ invoice }, eventContext()))).toMatchObject({
      ...{ code, invoiceNumber: 'INV-1' },
    });
  });

  it('may be of a part that another program gave up, and of no more than is owed', () => {
    const invoice = anInvoice([1000n], { paid: 400n });
    const plan = planWriteOff({ invoice }, eventContext(), 250n);
    expect(plan.invoice?.after).toMatchObject({ outstanding: 350n, writtenOff: 250n });
    expect(planWriteOff({ invoice }, eventContext(), 600n).invoice?.after).toMatchObject({
      outstanding: 0n,
    });
    expect(refusalOf(() => planWriteOff({ invoice }, eventContext(), 601n))).toEqual({
      ...{ code: 'over-outstanding', invoiceNumber: 'INV-1', maximum: 600n, currency: 'GBP' },
    });
  });
});

describe('a write-off over the lines', () => {
  it.each([
    ['by what each can still be credited', 0n, {}, [4200n, 1800n]],
    ['by what is left after credit on one of them', 4000n, {}, [3000n, 3000n]],
    ['nothing of it when all was recovered', 0n, { writtenOff: 0n }, [0n, 0n]],
    [
      'never more than what is left of them, when a moved overpayment made the debt larger',
      0n,
      { writtenOff: 12_000n, overpaymentMoved: 2000n },
      [7000n, 3000n],
    ],
  ])('is spread: %s', (_name, credited, changes, expected) => {
    const fresh = anInvoice([7000n, 3000n]);
    const lines = fresh.lines.map((line) => (line.line === 1 ? { ...line, credited } : line));
    const invoice = changeInvoice(fresh, { paid: 4000n, writtenOff: 6000n, ...changes, lines });
    expect(writtenOffByLine(invoice)).toEqual(expected);
  });
});

it('of several refusals says the one that stands first on their page', () => {
  expectRefusalsInOrder(
    (changes) => planWriteOff({ invoice: anInvoice([1000n], changes) }, eventContext()),
    { voidedOn: notVoid, pendingPayments: nonePending, paid: 0n },
    {
      'invoice-void': { voidedOn: today },
      'payment-pending': { pendingPayments: [inFlight] },
      'nothing-outstanding': { paid: 1000n },
    },
  );
});
