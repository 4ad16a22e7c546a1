import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../src/blocks/words.js';
import type { InvoiceFacts } from '../../../src/services/invoices/invoice-facts.js';
import { splitBlock } from '../../../views/raise-credit/split.js';
import { anInvoice } from '../../support/rules.js';
import { aPayment, sampleInvoiceFacts, shown } from '../sample-facts.js';
import { cashOf } from '../sample-refunds.js';

function said(facts: InvoiceFacts, amountText: string): string {
  return splitBlock(facts, { line: null, amountText }, shown, wordsFor(shown)).text?.text ?? '';
}

function paidBy(provider: string, paid: bigint): InvoiceFacts {
  const cash = [cashOf(aPayment('received', { provider, amount: paid }))];
  return sampleInvoiceFacts({ invoice: anInvoice([2_000n], { paid }), cash });
}

describe('credit and what a refund would cost', () => {
  it('are compared for the amount that would go to the account', () => {
    expect(said(paidBy('gocardless', 2_000n), '20')).toContain(
      'A refund instead would cost the club £0.70 in fees; credit costs nothing.',
    );
    expect(said(paidBy('gocardless', 2_000n), '10')).toContain('would cost the club £0.60 in fees');
    expect(said(paidBy('stripe', 2_000n), '20')).toContain('would cost the club £0.50 in fees');
  });

  it('are compared for all of it before an amount is typed', () => {
    expect(said(paidBy('gocardless', 2_000n), ' ')).toBe(
      'Type an amount to see what it does.\nA refund of £20.00 instead would cost the club £0.70 in fees; credit costs nothing.',
    );
  });

  it('name what can be sent back where less was received than would become credit', () => {
    const facts = paidBy('gocardless', 500n);
    const settled = {
      ...facts,
      invoice: anInvoice([2_000n], { paid: 500n, creditApplied: 1_500n }),
    };
    expect(said(settled, '20')).toContain('A refund of £5.00 instead would cost the club £0.70');
  });

  it.each(['cash', 'bank', 'card', 'other'])(
    'name the price of a payment taken by %s, and that people would send it',
    (provider) => {
      expect(said(paidBy(provider, 2_000n), '20')).toContain(
        'A refund instead would cost the club £0.60 in fees, and somebody would have to send the money; credit costs nothing.',
      );
    },
  );

  it('say so where nobody knows what a refund costs', () => {
    expect(said(paidBy('london & zurich', 2_000n), '20')).toContain(
      'A refund instead may cost the club fees that are not known here, and somebody would have to send the money; credit costs nothing.',
    );
  });

  it.each(['gocardless', 'paypal'])(
    'count no charge for a refund of %s that people would send, since a part was sent before',
    (provider) => {
      const facts = paidBy(provider, 2_000n);
      const [one] = facts.cash;
      const cash = one === undefined ? [] : [{ ...one, refunded: 1_000n, left: 1_000n }];
      const fee = provider === 'paypal' ? '£0.44' : '£0.10';
      expect(said({ ...facts, cash }, '10')).toContain(
        `would cost the club ${fee} in fees, and somebody would have to send the money`,
      );
    },
  );

  it('claim nothing of people where a provider sends so little that no fee is lost with it', () => {
    expect(said(paidBy('stripe', 2_000n), '0.01')).toContain(
      'A refund instead would cost no fees; credit costs nothing.',
    );
  });

  it('say nothing of a refund where the credit only pays the invoice', () => {
    const unpaid = sampleInvoiceFacts({ invoice: anInvoice([2_000n]) });
    expect(said(unpaid, '20')).not.toContain('refund');
    expect(said(paidBy('gocardless', 500n), '15')).not.toContain('refund');
    expect(said(paidBy('gocardless', 500n), '15.01')).toContain('A refund instead');
  });
});
