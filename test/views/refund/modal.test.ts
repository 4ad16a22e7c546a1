import { describe, expect, it } from 'vitest';
import { type RefundForm, refundModal } from '../../../views/refund/modal.js';
import { anInvoice } from '../../support/rules.js';
import { largestInvoiceFacts, longBeneath, mostMinor } from '../largest-facts.js';
import { aLookAlike, aPayment, hostileName, shown, shownPromise } from '../sample-facts.js';
import { cashOf, sampleRefundable } from '../sample-refunds.js';
import { expectModal } from '../slack-limits.js';

function formOf(changes: Partial<RefundForm> = {}): RefundForm {
  return {
    club: shown,
    operationId: '0c6d1a52-7f0e-4f4e-9d4b-1a2b3c4d5e6f',
    paymentId: 'club:received',
    refundable: sampleRefundable(),
    line: null,
    ...{
      how: 'cash',
      amountText: '',
      filled: { count: 0, text: '' },
      sentBy: null,
      notifies: true,
    },
    ...{ notice: null, secondPerson: null, lookAlike: null, asked: null, beneath: null },
    ...changes,
  };
}

function words(changes: Partial<RefundForm>): string {
  return expectModal(refundModal(formOf(changes)));
}

/** 230.00, of which 158.00 was paid by direct debit, so that 72.00 is owed. */
const partPaid = sampleRefundable({
  invoice: anInvoice([23_000n], { paid: 15_800n }),
  ...(() => {
    const chosen = cashOf(aPayment('received', { amount: 15_800n }));
    return { chosen, cash: [chosen] };
  })(),
});

const whenSent = { provider: 'Stripe', mail: { kind: 'address', to: 'k…@olsen.example' } } as const;

describe('Refund', () => {
  it('asks whether the payer is told where a provider sends it, and keeps what was chosen', () => {
    expect(words({})).not.toContain('Notify customer');
    const refundable = sampleRefundable({ whenSent });
    const text = words({ refundable });
    expect(text).toContain('Notify customer');
    expect(text).toContain('Yes: one email to k…@olsen.example once Stripe has sent it.');
    const chosen = (notifies: boolean) =>
      JSON.stringify(refundModal(formOf({ refundable, notifies })));
    expect(chosen(true)).toContain('"initial_option":{"text":{"type":"plain_text","text":"Yes"');
    expect(chosen(false)).toContain('"initial_option":{"text":{"type":"plain_text","text":"No"');
  });

  it('says of a payer without an address that they cannot be told', () => {
    const noAddress = { ...whenSent, mail: { kind: 'no-address' } as const };
    const text = words({ refundable: sampleRefundable({ whenSent: noAddress }) });
    expect(text).toContain('Kari Olsen has no email address here. Please tell them yourself.');
    expect(text).not.toContain('Notify customer');
    const off = { ...whenSent, mail: { kind: 'off' } as const };
    expect(words({ refundable: sampleRefundable({ whenSent: off }) })).not.toContain('email');
  });

  it('says what a paid invoice does, what it costs and how it is sent', () => {
    const text = words({ amountText: '20' });
    expect(text).toContain('£20.00* received 18 Nov (GoCardless) on *INV-1* of Kari Olsen');
    expect(text).toContain('Nothing is owed on INV-1, so all of it is sent back');
    expect(text).toContain('You can refund up to £20.00.');
    expect(text).toContain('by GoCardless, within 3 to 6 working days');
    expect(text).toContain(
      '£20.00 would be sent back to Kari Olsen: £20.00 of 18 Nov (GoCardless)',
    );
    expect(text).toContain(
      'This refund would cost the club £0.70 in fees; credit would cost nothing.',
    );
    expect(text).toContain(
      '£0.20 of that is the fee of the payment, which is not given back, and £0.50 is charged for sending it.',
    );
    expect(text).toContain('GoCardless sends only one refund of a payment: after a part,');
    expect(text.split('\n')).not.toContain('How');
  });

  it('compares the fees before an amount is typed, and always', () => {
    expect(words({})).toContain('A refund of all of it would cost the club £0.70 in fees');
    expect(words({ amountText: '10' })).toContain('would cost the club £0.60 in fees');
    expect(words({ amountText: '20', sentBy: 'bank' })).toContain('cost the club £0.20 in fees');
  });

  it.each([
    ['paypal', true, 'which is not given back; sending it costs nothing more.'],
    ['stripe', false, 'which is not given back; sending it costs nothing more.'],
    ['cash', false, 'which is not given back; sending it costs nothing more.'],
  ])('of %s tells the fee of the payment from one for sending it', (provider, isOnce, fees) => {
    const chosen = cashOf(aPayment('received', { amount: 2_000n, provider }));
    const text = words({
      refundable: sampleRefundable({ chosen, cash: [chosen] }),
      amountText: '20',
    });
    expect(text).toContain(fees);
    expect(text.includes('sends only one refund of a payment: after a part,')).toBe(isOnce);
  });

  it('lowers what is owed first, and sends only the rest back', () => {
    const form = { refundable: partPaid, how: 'proposed', amountText: '100' } as const;
    const text = words(form);
    expect(text).toContain('so the first £72.00 lowers that, as a credit note');
    expect(text).toContain('You can refund up to £230.00.');
    expect(text).toContain('£72.00 would lower what is owed on INV-1, which settles it');
    expect(text).toContain('£28.00 would be sent back to Kari Olsen');
    const all = words({ ...form, amountText: '72' });
    expect(all).not.toContain('would be sent back');
    expect(all).not.toContain('in fees');
  });

  it('leads to the other form for what is overpaid', () => {
    const chosen = cashOf(aPayment('received', { amount: 2_500n }));
    const invoice = anInvoice([2_000n], { paid: 2_500n });
    const text = words({ refundable: sampleRefundable({ invoice, chosen, cash: [chosen] }) });
    expect(text).toContain('What is overpaid (£5.00) is sent back with *Refund overpayment*');
    expect(text).toContain('You can refund up to £20.00.');
  });

  it('sends cash on purpose, and says that something is still owed', () => {
    const text = words({ refundable: partPaid, how: 'cash', amountText: '100' });
    expect(text).toContain('£72.00 is still owed on INV-1, and stays owed:');
    expect(text).toContain('You can refund up to £158.00.');
    expect(text).toContain('£100.00 would be sent back');
    expect(text).not.toContain('would lower');
  });

  it('gives back as credit what no cash stands behind', () => {
    const chosen = cashOf(aPayment('received', { amount: 1_000n }));
    const invoice = anInvoice([5_000n], { paid: 1_000n, creditApplied: 3_000n });
    const refundable = sampleRefundable({ invoice, chosen, cash: [chosen] });
    const text = words({ refundable, how: 'proposed', amountText: '50' });
    expect(text).toContain('Beyond £20.00 no cash stands behind it');
    expect(text).toContain('£30.00 would become account credit: no cash stands behind it');
  });

  it('has no line to choose on an invoice of one line, and the maximum of the line otherwise', () => {
    expect(words({}).split('\n')).not.toContain('Line');
    const chosen = cashOf(aPayment('received', { amount: 3_000n }));
    const invoice = anInvoice([1_000n, 2_000n], { paid: 3_000n });
    const refundable = sampleRefundable({ invoice, chosen, cash: [chosen] });
    expect(words({ refundable })).toContain('*You can refund up to £30.00.*');
    const onLine = words({ refundable, line: 2, amountText: '20.01' });
    expect(onLine).toContain('*You can refund up to £20.00 on line 2.*');
    expect(onLine).toContain('At most £20.00 can be refunded here.');
    expect(onLine.split('\n')).toContain('Line');
  });

  it('says beside the amount what is wrong with it', () => {
    expect(words({ amountText: '20.01' })).toContain('At most £20.00 can be refunded here.');
    expect(words({ amountText: 'ten' })).toContain('Type an amount like 12.50.');
  });

  it('proposes a transfer where the provider sends nothing back', () => {
    const old = cashOf(aPayment('received', { provider: 'paypal', receivedOn: '2026-06-01' }));
    const text = words({ refundable: sampleRefundable({ chosen: old, cash: [old] }) });
    expect(text).toContain('PayPal sends money back for 60 days only');
    expect(text).toContain('Bank transfer');
    expect(text.split('\n')).not.toContain('PayPal');
  });

  it('says of a disputed payment why nothing of it goes back, and what was sent elsewhere', () => {
    const held = cashOf(aPayment('received', { amount: 2_000n }), { disputed: true, left: 0n });
    const text = expectModal(
      refundModal(formOf({ refundable: sampleRefundable({ chosen: held, cash: [held] }) })),
    );
    expect(text).toContain('Its payer’s bank disputes it');
    expect(text).not.toContain('Ask for refund');
    const sent = { unrecorded: 500n, left: 1_500n };
    const part = cashOf(aPayment('received', { amount: 2_000n }), sent);
    expect(words({ refundable: sampleRefundable({ chosen: part, cash: [part] }) })).toContain(
      '£5.00 of it was sent back in the provider’s own page, which is not recorded yet.',
    );
  });

  it('asks for nothing where nothing can be sent back, and says why', () => {
    const spent = cashOf(aPayment('received', { amount: 2_000n }), { refunded: 2_000n, left: 0n });
    const gone = refundModal(
      formOf({ refundable: sampleRefundable({ chosen: spent, cash: [spent] }) }),
    );
    expect(expectModal(gone)).toContain('Nothing of this payment can be sent back');
    expect(gone).not.toHaveProperty('submit');
    const refused = refundModal(
      formOf({ refundable: sampleRefundable({ refusal: 'A payment is on its way.' }) }),
    );
    expect(expectModal(refused)).toContain('A payment is on its way.');
    expect(refused).not.toHaveProperty('submit');
    const never = refundModal(formOf({ refundable: sampleRefundable({ chosen: null, cash: [] }) }));
    expect(expectModal(never)).toContain('This payment was not received.');
  });

  it('fits with the largest invoice, a hundred payments and everything to say', () => {
    const { invoice } = largestInvoiceFacts();
    const cash = Array.from({ length: 100 }, (_none, index) =>
      cashOf(
        aPayment('received', { id: `club:${index}`, amount: mostMinor, provider: hostileName }),
      ),
    );
    const refundable = sampleRefundable({
      ...{ invoice, payerName: hostileName, cash },
      chosen: cash[0] ?? null,
      facts: shownPromise.facts,
    });
    const filled = { count: 999, text: '9'.repeat(40) };
    const amountText = '1000000000000.00';
    const { asked } = aLookAlike;
    const largest = {
      ...{ lookAlike: aLookAlike, asked },
      ...{ refundable, filled, amountText },
      notice: hostileName,
      secondPerson: hostileName,
      beneath: longBeneath,
    };
    for (const how of ['proposed', 'cash'] as const) {
      expect(words({ ...largest, how })).toContain('Ask for refund');
    }
  });
});
