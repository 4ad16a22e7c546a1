import { describe, expect, it } from 'vitest';
import { planWriteOff } from '../../../src/domain/invoices/write-off.js';
import { anInvoice, eventContext, inFlight, refusalOf, today } from '../../support/rules.js';

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

  it.each([
    ['of a void invoice', { voidedOn: today }, 'invoice-void'],
    ['while a payment is on its way', { pendingPayments: [inFlight] }, 'payment-pending'],
    ['when nothing is owed', { paid: 1000n }, 'nothing-outstanding'],
    ['a second time', { writtenOff: 1000n }, 'nothing-outstanding'],
  ])('is refused %s', (_name, changes, code) => {
    const invoice = anInvoice([1000n], changes);
    expect(refusalOf(() => planWriteOff({ invoice }, eventContext())).code).toBe(code);
  });
});
