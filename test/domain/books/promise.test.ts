import { describe, expect, it } from 'vitest';
import type { Consequences } from '../../../src/domain/books/consequences.js';
import { FactsMoved, promiseOf, requirePromised } from '../../../src/domain/books/promise.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { anInvoice, eventContext, today } from '../../support/rules.js';

const digestOf = (text: string) => `<${text}>`;

const nothing: Consequences = {
  ...{ toInvoice: 0n, toAccount: 0n, outstanding: null, overpaid: null, available: null },
  ...{ lots: [], creditUntil: null, settled: [], notes: [], sentBack: 0n, refunds: [] },
};

describe('a promise', () => {
  it('is short texts: amounts in digits, nothing where nothing is, lists by their digest', () => {
    expect(promiseOf(nothing, digestOf)).toEqual({
      ...{ toInvoice: '0', toAccount: '0', outstanding: '', overpaid: '', available: '' },
      ...{ lots: '', creditUntil: '', settled: '', notes: '', sentBack: '0', refunds: '' },
    });
    const all: Consequences = {
      ...{ toInvoice: 5n, toAccount: -6n, outstanding: 7n, overpaid: 0n, available: 8n },
      lots: [
        { lotId: 'a', amount: 1n, expired: false },
        { lotId: 'b', amount: -2n, expired: true },
      ],
      creditUntil: '2027-11-23',
      settled: [{ invoiceNumber: 'INV-7', amount: 6n, outstanding: 1n }],
      notes: [{ number: 'INV-1-CN-1', amount: 3n }],
      sentBack: 9n,
      refunds: [
        { paymentId: 'P1', provider: 'stripe', amount: 4n },
        { paymentId: null, provider: 'bank', amount: 5n },
      ],
    };
    expect(promiseOf(all, digestOf)).toEqual({
      ...{ toInvoice: '5', toAccount: '-6', outstanding: '7', overpaid: '0', available: '8' },
      ...{ lots: '<a 1 false\nb -2 true>', creditUntil: '2027-11-23', notes: '<INV-1-CN-1 3>' },
      settled: '<INV-7 6>',
      ...{ sentBack: '9', refunds: '<P1 stripe 4\nnull bank 5>' },
    });
  });

  it('holds while each thing that was said would happen, and no longer', () => {
    const invoice = anInvoice([1_000n]);
    const request = { amount: 400n, line: null, noteToCustomer: '', notifyCustomer: false };
    const plan = planRaiseCredit({ invoice, account: null }, request, eventContext());
    const hold = (promised: Parameters<typeof requirePromised>[0]) => () =>
      requirePromised(promised, plan, { today, digestOf });
    expect(hold({})).not.toThrow();
    expect(hold({ toInvoice: '400', outstanding: '600' })).not.toThrow();
    const broken = hold({ outstanding: '601', toInvoice: '399', toAccount: '0' });
    expect(broken).toThrow(new FactsMoved(['toInvoice', 'outstanding']));
    expect(new FactsMoved(['toInvoice', 'outstanding'])).toMatchObject({
      ...{ name: 'FactsMoved', message: 'the facts moved: toInvoice, outstanding' },
      broken: ['toInvoice', 'outstanding'],
    });
  });
});
