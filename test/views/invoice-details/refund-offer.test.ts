import { describe, expect, it } from 'vitest';
import type { Payment } from '../../../src/domain/payments/payment.js';
import type { PaymentCash } from '../../../src/domain/refunds/payment-cash.js';
import type { InvoiceDetails } from '../../../src/services/invoices/invoice-details.js';
import { refundOffer } from '../../../views/invoice-details/refund-offer.js';
import { anInvoice, inFlight } from '../../support/rules.js';
import { aPayment, sampleDetails, shown } from '../sample-facts.js';
import { cashOf } from '../sample-refunds.js';

const invoice = anInvoice([10_000n], { paid: 10_000n });

function offer(
  payment: Payment,
  cash: Partial<PaymentCash> = {},
  changes: Partial<InvoiceDetails> = {},
) {
  const data = sampleDetails(invoice, {
    ...{ payments: [payment], cash: [cashOf(payment, cash)], creditable: 10_000n },
    ...changes,
  });
  return refundOffer(payment, data, shown);
}

describe('the button that sends a payment back', () => {
  it('is there for what was received, by whoever sends it', () => {
    expect(offer(aPayment('received'))).toEqual({ title: 'Refund', why: [] });
    expect(offer(aPayment('received', { provider: 'cash' }))).toEqual({ title: 'Refund', why: [] });
  });

  it.each([
    ['london & zurich', {}, 'London &amp; Zurich sends no money back'],
    ['paypal', { receivedOn: '2026-09-23' }, 'for 60 days only, here until 22 Nov'],
    ['somebody', {}, 'somebody sends no money back'],
  ] as const)('is by hand where %s does not send it, with the reason', (provider, changes, why) => {
    const { title, why: said } = offer(aPayment('received', { provider, ...changes }));
    expect(title).toBe('Refund by hand');
    expect(said.join(' ')).toContain(why);
  });

  it('is by hand after a part refund of a direct debit', () => {
    const { title, why } = offer(aPayment('received'), { refunded: 1_000n, left: 9_000n });
    expect(title).toBe('Refund by hand');
    expect(why[0]).toBe('£10.00 of it was refunded or is being sent.');
    expect(why[1]).toContain('sends only one refund of a payment');
  });

  it('is absent while a dispute holds the payment, and says so, whatever of it bounced', () => {
    const cash = { disputed: true, left: 0n } as const;
    const why = [
      'Its payer’s bank disputes it, so nothing of it can be sent back unless the dispute is won.',
    ];
    expect(offer(aPayment('received'), cash)).toEqual({ title: null, why });
    const bounced = aPayment('bounced', { reversed: 6_000n });
    expect(offer(bounced, { ...cash, held: 4_000n })).toEqual({ title: null, why });
  });

  it('says what somebody sent in the provider’s own page', () => {
    const { why } = offer(aPayment('received'), { unrecorded: 4_000n, left: 6_000n });
    expect(why.join(' ')).toContain(
      '£40.00 of it was sent back in the provider’s own page, which is not recorded yet.',
    );
  });

  it('is absent where nothing is left, and says where it went', () => {
    const gone = offer(aPayment('received'), { refunded: 6_000n, moved: 4_000n, left: 0n });
    expect(gone).toEqual({
      title: null,
      why: [
        '£60.00 of it was refunded or is being sent; £40.00 of it became account credit.',
        'Nothing of it is left to send back.',
      ],
    });
  });

  it('is absent where whose invoice it was is forgotten, and says so', () => {
    const forgotten = { ...invoice, forgotten: { payer: true, again: false } };
    const refused = { invoice: forgotten, refundRefusal: 'no' };
    expect(offer(aPayment('received'), {}, refused)).toEqual({
      title: null,
      why: [
        'No refund: whose invoice this was is forgotten. What is overpaid can be refunded above.',
      ],
    });
    // Somebody on its lines only: the payer has what they had.
    const onLine = { ...invoice, forgotten: { payer: false, again: false } };
    expect(offer(aPayment('received'), {}, { invoice: onLine }).title).toBe('Refund');
  });

  it('is absent while another payment is on its way', () => {
    const waiting = anInvoice([10_000n], { paid: 5_000n, pendingPayments: [inFlight] });
    const { title, why } = offer(
      aPayment('received'),
      {},
      { invoice: waiting, refundRefusal: 'no' },
    );
    expect(title).toBeNull();
    expect(why.join()).toContain('another payment is on its way');
  });

  it('is absent on a void invoice, and where all was credited', () => {
    const ended = anInvoice([10_000n], { paid: 5_000n, voidedOn: '2026-11-22' });
    expect(offer(aPayment('received'), {}, { invoice: ended }).why.join()).toContain('is void');
    const all = offer(aPayment('received'), {}, { creditable: 0n });
    expect(all.title).toBeNull();
    expect(all.why.join()).toContain('all of the invoice was credited');
  });

  it.each(['pending', 'failed', 'bounced', 'returned', 'corrected'] as const)(
    'says nothing of a payment that is %s',
    (status) => {
      expect(offer(aPayment(status))).toEqual({ title: null, why: [] });
    },
  );
});
