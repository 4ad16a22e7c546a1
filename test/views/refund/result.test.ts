import { describe, expect, it } from 'vitest';
import type { AskedPart } from '../../../src/services/refunds/asked-refund.js';
import { type AskedFacts, askedModal, askedOutcome } from '../../../views/refund/result.js';
import { longId, mostMinor } from '../largest-facts.js';
import { hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

function part(changes: Partial<AskedPart> = {}): AskedPart {
  const named = { refundId: 'form:1', paymentId: 'club:pi_1', provider: 'stripe' };
  return { ...named, amount: 3_000n, isSentByDesk: false, ...changes };
}

const facts: AskedFacts = {
  club: shown,
  ...{ invoiceId: 'club:INV-1', invoiceNumber: 'INV-1', payerName: 'Kari Olsen' },
  ...{ currency: 'GBP', toInvoice: 0n, sentBack: 3_000n, toAccount: 0n, outstanding: 0n },
  creditUntil: null,
  refunds: [part()],
  ...{ mail: { kind: 'address', to: 'k…@olsen.example' }, notifies: true },
};

function words(changes: Partial<AskedFacts>): string {
  return expectModal(askedModal({ ...facts, ...changes }));
}

describe('a refund that was asked for', () => {
  it('says each part that there is, and what is owed now', () => {
    const text = words({ toInvoice: 4_000n, toAccount: 1_000n });
    expect(text).toContain('£30.00 is to be sent back to Kari Olsen.');
    expect(text).toContain('£40.00 lowers what is owed on INV-1: nothing is owed now.');
    expect(text).toContain('£10.00 is account credit of Kari Olsen.');
    expect(words({ toAccount: 1_000n, creditUntil: '2027-11-23' })).toContain(
      '£10.00 is account credit of Kari Olsen, to be used until 23 Nov 2027.',
    );
    expect(words({ toInvoice: 4_000n, outstanding: 500n })).toContain('£5.00 is owed now.');
  });

  it('says what stays owed where cash was sent on purpose', () => {
    expect(words({ outstanding: 7_000n })).toContain('£70.00 is still owed on INV-1.');
  });

  it('sends nobody to the list where nothing is sent back', () => {
    const text = words({ sentBack: 0n, toInvoice: 3_000n, outstanding: 1_000n, refunds: [] });
    expect(text).toContain('Credited instead of sent back');
    expect(text).not.toContain('Refunds to do');
  });

  it('says who sends it, and where it waits for people', () => {
    expect(words({})).toContain('It stands under *Refunds to do* until somebody marks it as done.');
    const byStripe = words({ refunds: [part({ isSentByDesk: true })] });
    expect(byStripe).toContain('Stripe sends it by itself: nobody has to.');
    expect(byStripe).not.toContain('until somebody marks it');
    const own = part({ amount: 1_000n, isSentByDesk: true });
    const both = words({ refunds: [own, part({ amount: 2_000n, provider: 'cash' })] });
    expect(both).toContain('Stripe sends £10.00 by itself');
    expect(both).toContain('£20.00 stands under *Refunds to do* until somebody marks it as done.');
  });

  it('says whether the payer hears of what a provider sends, and nothing of what people send', () => {
    const sent = { refunds: [part({ isSentByDesk: true })] };
    const told = 'An email goes to k…@olsen.example once Stripe has sent it.';
    expect(words(sent)).toContain(told);
    expect(words({ ...sent, notifies: false })).toContain('Kari Olsen is not told by email.');
    expect(words({ ...sent, mail: { kind: 'no-address' } })).toContain(
      'Kari Olsen has no email address here. Please tell them yourself.',
    );
    expect(words({ ...sent, mail: { kind: 'off' } })).not.toContain('email');
    expect(words({})).not.toContain('email');
  });

  it('fits with the worst name and the largest amounts, as a message too', () => {
    const amounts = { toInvoice: mostMinor, sentBack: mostMinor, toAccount: mostMinor };
    const worst = { ...facts, ...amounts, payerName: hostileName, invoiceNumber: longId };
    expect(expectModal(askedModal(worst))).toContain('£10,000,000,000.00');
    expect(askedOutcome(worst).text).toContain('£10,000,000,000.00 is to be sent back');
  });
});
