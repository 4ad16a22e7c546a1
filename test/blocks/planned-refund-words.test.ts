import { describe, expect, it } from 'vitest';
import { whatGoesBack } from '../../src/blocks/planned-refund-words.js';
import { wordsFor } from '../../src/blocks/words.js';
import type { PlannedRefund } from '../../src/domain/approvals/request.js';
import { shown } from '../views/sample-facts.js';
import { aRequest } from '../views/sample-requests.js';

const words = wordsFor(shown);
const refund: PlannedRefund = {
  ...{ amount: 2_800n, provider: 'stripe', isSentByDesk: true, cost: 62n },
  payment: { provider: 'stripe', receivedOn: '2026-11-03', amount: 7_000n },
};

function said(...refunds: PlannedRefund[]): string[] {
  return whatGoesBack({ ...aRequest().planned, refunds }, words);
}

describe('what goes back by an act that waits for a second person', () => {
  it('names the payment by day, amount and provider, who sends it and what it costs', () => {
    expect(said(refund)).toEqual([
      '£28.00 of the £70.00 received 3 Nov (Stripe), sent by Stripe by itself; it costs the club £0.62 in fees.',
    ]);
    expect(said({ ...refund, provider: 'bank', isSentByDesk: false, cost: null })).toEqual([
      '£28.00 of the £70.00 received 3 Nov (Stripe), to be sent by hand (bank transfer), as a refund to do; the fees are not known here.',
    ]);
  });

  it('says whether the payer is mailed of what a provider sends, once that is decided', () => {
    expect(said({ ...refund, tellsPayer: true }).join()).toContain(
      'sent by Stripe by itself, and the payer is emailed once it is; it costs',
    );
    expect(said({ ...refund, tellsPayer: false }).join()).toContain(
      'sent by Stripe by itself, and the payer is not emailed; it costs',
    );
  });

  it.each(['bank', 'cash', 'other'])(
    'of money taken by hand (%s): sending it costs nothing',
    (provider) => {
      const payment = { provider, receivedOn: '2026-11-03', amount: 49_000n };
      const sent = { amount: 49_000n, provider: 'bank', isSentByDesk: false, cost: 1_470n };
      expect(said({ ...sent, payment }).join()).toMatch(
        /to be sent by hand \(bank transfer\), as a refund to do; sending it costs nothing, but the £14\.70 that the payment cost is not given back\.$/,
      );
    },
  );

  it('of a payment whose provider charges for the refund, says what all of it costs', () => {
    const payment = { provider: 'gocardless', receivedOn: '2026-11-03', amount: 7_000n };
    const sent = { ...refund, provider: 'gocardless', isSentByDesk: false, payment, cost: 78n };
    expect(said(sent).join()).toContain('; it costs the club £0.78 in fees.');
  });

  it('of a pay-out names no payment, and of many says how many more', () => {
    const payOut = { ...refund, provider: 'cash', isSentByDesk: false, payment: null, cost: 0n };
    expect(said(payOut)).toEqual([
      'It is to be sent by hand (cash), as a refund to do; it costs no fees.',
    ]);
    expect(said(refund, refund, refund, refund, refund).at(-1)).toBe('2 more payments besides.');
    const planned = { ...aRequest().planned, refunds: [refund, refund, refund], moreRefunds: 997 };
    expect(whatGoesBack(planned, words).at(-1)).toBe('997 more payments besides.');
  });

  it('names the line that was chosen, and says nothing where there is nothing to say', () => {
    const { planned } = aRequest();
    const line = { number: 2, description: 'Swimming <!channel>' };
    expect(whatGoesBack({ ...planned, line }, words)).toEqual([
      'Only on line 2: Swimming &lt;!channel&gt;.',
    ]);
    expect(whatGoesBack(planned, words)).toEqual([]);
  });
});
