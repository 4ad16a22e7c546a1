import { describe, expect, it } from 'vitest';
import type { RefundAgainPreview } from '../../../src/services/refunds/preview-refund-again.js';
import { tryRefundAgainModal } from '../../../views/try-refund-again/modal.js';
import { anInvoice } from '../../support/rules.js';
import { longBeneath, longId, mostMinor } from '../largest-facts.js';
import { hostileName, samplePlace, shown, shownPromise } from '../sample-facts.js';
import { aRefund } from '../sample-refunds.js';
import { expectModal } from '../slack-limits.js';

const failed = { state: 'failed', settledOn: '2026-11-22', problem: 'account closed' } as const;

function words(changes: Partial<RefundAgainPreview> = {}, place = samplePlace()): string {
  const invoice = anInvoice([10_000n], { paid: 10_000n });
  const takes = { cost: 80n, charged: 50n, byPeople: false };
  const known = { refund: aRefund(failed), invoice, payerName: 'Kari Olsen', takes };
  const nothing = { refusal: null, secondPerson: null, whenSent: null };
  const data = { ...known, ...nothing, shown: shownPromise, ...changes };
  return expectModal(tryRefundAgainModal(data, place, shown));
}

describe('Try refund again', () => {
  it('says why it failed, what it does and what sending it costs', () => {
    const text = words();
    expect(text).toContain('It could not be sent, 22 Nov: account closed. Everything was put back');
    expect(text).toContain('*£30.00* would be sent to Kari Olsen, and credited on INV-1');
    expect(text).toContain('would cost the club £0.80 in fees; credit would cost nothing.');
    expect(text).not.toContain('stays owed');
  });

  it('says that something is owed, of an overpayment and of account credit', () => {
    const owed = anInvoice([10_000n], { paid: 6_000n });
    expect(words({ invoice: owed })).toContain('£40.00 is owed on INV-1, and stays owed.');
    const refund = aRefund({ ...failed, of: 'overpayment' });
    expect(words({ refund })).toContain('of what is overpaid on INV-1.');
    const ofCredit = { of: 'account-credit', invoiceId: null, paymentId: null } as const;
    const payOut = words({ refund: aRefund({ ...failed, ...ofCredit }), invoice: null });
    expect(payOut).toContain('and taken off the account credit.');
  });

  it('asks whether the payer is told where a provider sends it, as it was chosen before', () => {
    expect(words()).not.toContain('Notify customer');
    const mail = { kind: 'address', to: 'k…@olsen.example' } as const;
    const whenSent = { provider: 'Stripe', mail };
    expect(words({ whenSent })).toContain('once Stripe has sent it. No: nobody is told.');
    const refund = aRefund({ ...failed, notifyCustomer: false });
    const invoice = anInvoice([10_000n], { paid: 10_000n });
    const takes = { cost: 80n, charged: 50n, byPeople: false };
    const about = { refund, invoice, payerName: 'Kari Olsen', takes, whenSent };
    const rest = { refusal: null, secondPerson: null, shown: shownPromise };
    const shows = tryRefundAgainModal({ ...about, ...rest }, samplePlace(), shown);
    expect(JSON.stringify(shows)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"No"',
    );
  });

  it('only says why where it cannot be tried', () => {
    const text = words({ refusal: 'This refund is done already.' });
    expect(text).toContain('This refund is done already.');
    expect(text.split('\n')).not.toContain('Try again');
  });

  it('fits with the worst names and the largest amounts', () => {
    const worst = { amount: mostMinor, provider: hostileName, problem: hostileName };
    const largest = {
      refund: aRefund({ ...failed, ...worst }),
      invoice: { ...anInvoice([mostMinor]), number: longId },
      payerName: hostileName,
    };
    expect(words(largest, samplePlace({ beneath: longBeneath }))).toContain('Try again');
  });
});
