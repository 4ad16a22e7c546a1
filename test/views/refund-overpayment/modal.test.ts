import { describe, expect, it } from 'vitest';
import type { RefundOverpaymentPreview } from '../../../src/services/refunds/preview-refund-overpayment.js';
import { refundOverpaymentModal } from '../../../views/refund-overpayment/modal.js';
import { anInvoice } from '../../support/rules.js';
import { longBeneath, longId, mostMinor } from '../largest-facts.js';
import { aPayment, hostileName, samplePlace, shown, shownPromise } from '../sample-facts.js';
import { cashOf } from '../sample-refunds.js';
import { expectModal } from '../slack-limits.js';

/** 10.00 that was paid with 15.00. */
function words(changes: Partial<RefundOverpaymentPreview> = {}, place = samplePlace()): string {
  const data = {
    invoice: anInvoice([1_000n], { paid: 1_500n }),
    payerName: 'Kari Olsen',
    cash: [cashOf(aPayment('received', { amount: 1_500n, provider: 'stripe' }))],
    ...{ maximum: 500n, refusal: null, secondPerson: null, whenSent: null, shown: shownPromise },
    ...changes,
  };
  return expectModal(refundOverpaymentModal(data, place, shown));
}

describe('Refund overpayment', () => {
  it('says what is sent back, from which payment, and what it costs beside credit', () => {
    const text = words();
    expect(text).toContain('*£5.00* is overpaid on INV-1.');
    expect(text).toContain(
      'Up to *£5.00* can be sent back to Kari Olsen: £5.00 of 18 Nov (Stripe)',
    );
    expect(text).toContain(
      'would cost the club £0.14 in fees; *Move overpayment* to account credit',
    );
    expect(text).toContain('costs nothing');
    expect(text).not.toContain('never held');
  });

  it('asks whether the payer is told where a provider sends it', () => {
    expect(words()).not.toContain('Notify customer');
    const mail = { kind: 'address', to: 'k…@olsen.example' } as const;
    expect(words({ whenSent: { provider: 'Stripe', mail } })).toContain(
      'Yes: one email to k…@olsen.example once Stripe has sent it. No: nobody is told.',
    );
  });

  it('says what of it no money stands behind', () => {
    expect(words({ maximum: 200n })).toContain('£3.00 of it was never held as money');
  });

  it('only says why where nothing can be sent back', () => {
    const text = words({ refusal: 'INV-1 is not overpaid.', maximum: 0n, cash: [] });
    expect(text).toContain('INV-1 is not overpaid.');
    expect(text).not.toContain('Ask for refund');
  });

  it('fits with the worst names and the largest amounts', () => {
    const worst = { amount: mostMinor, provider: hostileName };
    const cash = Array.from({ length: 100 }, (_none, index) =>
      cashOf(aPayment('received', { ...worst, id: `club:${index}` })),
    );
    const invoice = { ...anInvoice([mostMinor], { paid: 100n * mostMinor }), number: longId };
    const largest = { invoice, cash, payerName: hostileName, maximum: 99n * mostMinor };
    const text = words(largest, samplePlace({ beneath: longBeneath }));
    expect(text).toContain('Ask for refund');
    expect(text).toContain('96 more');
  });
});
