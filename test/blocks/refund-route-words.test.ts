import { describe, expect, it } from 'vitest';
import { refundRouteWords } from '../../src/blocks/refund-route-words.js';
import { wordsFor } from '../../src/blocks/words.js';
import { refundRoute } from '../../src/domain/refunds/refund-route.js';
import { shown } from '../views/sample-facts.js';

function said(provider: string, changes: { receivedOn?: string; refunded?: bigint } = {}): string {
  const facts = { currency: 'GBP', amount: 4_000n, receivedOn: shown.today, refunded: 0n };
  const route = refundRoute({ provider, ...facts, ...changes }, shown.today);
  return refundRouteWords(provider, route, wordsFor(shown));
}

describe('how a payer gets money back', () => {
  it('is the way it came, and how long that takes', () => {
    expect(said('gocardless')).toBe(
      'It goes back the way it came, by GoCardless, within 3 to 6 working days.',
    );
    expect(said('stripe')).toContain('by Stripe, within 5 to 10 working days.');
  });

  it('is by hand for a reason that is said', () => {
    expect(said('paypal', { receivedOn: '2026-09-23' })).toBe(
      'PayPal sends money back for 60 days only, here until 22 Nov, so somebody transfers it from the club’s bank.',
    );
    expect(said('gocardless', { refunded: 1n })).toContain('only one refund of a payment');
    expect(said('london & zurich')).toContain('London &amp; Zurich sends no money back');
    expect(said('<!channel>')).not.toContain('<!channel>');
  });

  it.each(['cash', 'bank', 'card', 'other'])('is by somebody of the club, of %s', (provider) => {
    expect(said(provider)).toContain('somebody');
  });
});
