import { describe, expect, it } from 'vitest';
import { isChanged, plannedActOf } from '../../../src/domain/approvals/planned-act.js';
import type { Plan } from '../../../src/domain/books/plan.js';
import type { Promised } from '../../../src/domain/books/promise.js';
import { planOpenCredit } from '../../../src/domain/credit/open-credit.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { planPayOut } from '../../../src/domain/refunds/pay-out.js';
import { anAccount, anInvoice, eventContext, owner, today } from '../../support/rules.js';

function planned(plans: readonly Plan[], said?: Promised) {
  return plannedActOf(plans, { said, today, digestOf: (text) => `<${text}>` });
}

/** A credit of 900 on an invoice of 1000 of which 400 are paid, and 50 of credit before it. */
function raised(): Plan {
  const account = anAccount({ lotId: 'a', amount: 50n });
  const invoice = anInvoice([1_000n], { paid: 400n });
  const request = { amount: 900n, line: null, noteToCustomer: '', notifyCustomer: false };
  return planRaiseCredit({ invoice, account }, request, eventContext());
}

describe('what an act does, as plain data', () => {
  it('is whose it is, what it gives, how things stand afterwards, and what it was planned from', () => {
    expect(planned([raised()])).toMatchObject({
      ...{ payerId: 'club:olsen', currency: 'GBP', invoiceId: 'club:INV-1', amount: 900n },
      ...{ toInvoice: 600n, toAccount: 300n, sentBack: 0n },
      ...{ outstanding: 0n, overpaid: 0n, available: 350n },
      facts: {
        ...{ day: today, currency: 'GBP' },
        amounts: { paid: 400n, outstanding: 600n, available: 50n },
      },
    });
  });

  it('of account credit names no invoice', () => {
    const account = anAccount({ lotId: 'a', amount: 50n });
    const request = { amount: 20n, provider: 'bank', again: null };
    const plan = planPayOut({ account, currency: 'GBP' }, request, eventContext());
    expect(planned([plan])).toMatchObject({
      ...{ invoiceId: null, amount: 20n, sentBack: 20n, toAccount: -20n, available: 30n },
      ...{ outstanding: null, overpaid: null, facts: { amounts: { available: 50n } } },
    });
  });

  it('that leaves the account credit alone says nothing of it', () => {
    const invoice = anInvoice([1_000n]);
    const request = { amount: 400n, line: null, noteToCustomer: '', notifyCustomer: false };
    const plan = planRaiseCredit({ invoice, account: null }, request, eventContext());
    expect(planned([plan])).toMatchObject({ toInvoice: 400n, toAccount: 0n, available: null });
  });

  it('of a payer who had nothing begins at nothing', () => {
    const request = { amount: 20n, createdOn: '2026-10-01', expiresOn: null };
    const plan = planOpenCredit({ account: null, owner }, request, eventContext());
    expect(planned([plan])).toMatchObject({ toAccount: 20n, facts: { amounts: {} } });
  });

  it('of several plans is what they do together', () => {
    const first = raised();
    const account = first.account?.after ?? null;
    const request = { amount: 30n, provider: 'bank', again: null };
    const second = planPayOut({ account, currency: 'GBP' }, request, eventContext());
    expect(planned([second, first])).toMatchObject({ invoiceId: 'club:INV-1', amount: 930n });
    expect(planned([first, second])).toMatchObject({
      ...{ amount: 930n, toInvoice: 600n, toAccount: 270n, sentBack: 30n, available: 320n },
    });
  });

  it('keeps as promised what the form said, as it would be now, and all where that is not known', () => {
    const said = { toInvoice: '1', outstanding: '2' };
    expect(planned([raised()], said).promised).toEqual({ toInvoice: '600', outstanding: '0' });
    const everything = {
      ...{ toInvoice: '600', toAccount: '300', outstanding: '0', overpaid: '0', available: '350' },
      ...{ lots: '<club:INV-1-CN-1 300 false>', notes: '', sentBack: '0', refunds: '' },
      creditUntil: '',
      settled: '',
    };
    expect(planned([raised()]).promised).toEqual(everything);
    expect(planned([raised()], {}).promised).toEqual(everything);
  });

  it('is nothing that can be asked for where nothing is booked', () => {
    expect(() => planned([])).toThrow('an act that books nothing was planned');
    expect(() => planned([{ entry: null, creditNotes: [] }])).toThrow('books nothing');
  });
});

describe('an act that waited', () => {
  it('has changed where anything that it promised would be another now', () => {
    const before = { toInvoice: '600', outstanding: '0' };
    expect(isChanged(before, { ...before })).toBe(false);
    expect(isChanged(before, { ...before, outstanding: '1' })).toBe(true);
    expect(isChanged(before, { toInvoice: '600' })).toBe(true);
    expect(isChanged(before, { ...before, refunds: 'x' })).toBe(true);
  });
});
