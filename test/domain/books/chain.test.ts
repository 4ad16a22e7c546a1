import { describe, expect, it } from 'vitest';
import { chained } from '../../../src/domain/books/chain.js';
import { entryText } from '../../../src/domain/books/entry-text.js';
import { planOpenCredit } from '../../../src/domain/credit/open-credit.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { planRecordPayment } from '../../../src/domain/payments/record-payment.js';
import { anAccount, anInvoice, eventContext, owner } from '../../support/rules.js';

/** The text itself as its digest, so that a test can read what is chained. */
const itself = (text: string) => text;

describe('a plan that is chained', () => {
  it('follows the newest entry of its invoice, and becomes the newest of all it changes', () => {
    const invoice = { ...anInvoice([1000n], { paid: 1000n }), headDigest: 'issued' };
    const account = { ...anAccount({ lotId: 'a', amount: 5n }), headDigest: 'opened' };
    const request = { amount: 300n, line: null, noteToCustomer: '', notifyCustomer: false };
    const plan = chained(planRaiseCredit({ invoice, account }, request, eventContext()), itself);
    if (plan.entry === null) throw new Error('nothing was booked');
    expect(plan.entry).toMatchObject({ previous: 'issued', previousOnAccount: 'opened' });
    expect(plan.entry).toMatchObject({
      invoiceSeq: invoice.seq + 1n,
      accountSeq: account.seq + 1n,
    });
    expect(plan.invoice?.after.headDigest).toBe(entryText(plan.entry));
    expect(plan.account?.after.headDigest).toBe(entryText(plan.entry));
    expect(plan.invoice?.before).toBe(invoice);
  });

  it('follows the newest entry of its account where it names no invoice', () => {
    const account = { ...anAccount({ lotId: 'a', amount: 5n }), headDigest: 'used' };
    const request = { amount: 5n, createdOn: '2026-10-01', expiresOn: null };
    const plan = chained(planOpenCredit({ account, owner }, request, eventContext()), itself);
    expect(plan.entry).toMatchObject({ previous: 'used', invoiceSeq: null, accountSeq: 2n });
    const first = chained(
      planOpenCredit({ account: null, owner }, request, eventContext()),
      itself,
    );
    expect(first.entry).toMatchObject({ previous: null, invoiceSeq: null, accountSeq: 1n });
  });

  it('leaves the newest entry as it is where nothing is booked', () => {
    const invoice = { ...anInvoice([1000n]), headDigest: 'issued' };
    const request = { paymentId: 'P', amount: 5n, provider: 'stripe', receivedOn: '2026-11-20' };
    const plan = planRecordPayment(
      { invoice, payment: null },
      { ...request, status: 'pending' },
      eventContext(),
    );
    expect(chained(plan, itself)).toEqual(plan);
    expect(chained(plan, itself).invoice?.after.headDigest).toBe('issued');
  });

  it('has to change what its entry is about', () => {
    const invoice = anInvoice([1000n]);
    const request = { paymentId: 'P', amount: 5n, provider: 'stripe', receivedOn: '2026-11-20' };
    const { invoice: change, ...plan } = planRecordPayment(
      { invoice, payment: null },
      { ...request, status: 'received' },
      eventContext(),
    );
    expect(() => chained(plan, itself)).toThrow('changes nothing that it could be chained to');
    const other = anInvoice([1000n], { id: 'club:INV-2' });
    const wrong = { ...plan, invoice: { before: invoice, after: other } };
    expect(() => chained(wrong, itself)).toThrow('changes nothing that it could be chained to');
    expect(change?.after.id).toBe(invoice.id);
  });
});
