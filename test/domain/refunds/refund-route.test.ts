import { describe, expect, it } from 'vitest';
import { type PaidBefore, refundRoute } from '../../../src/domain/refunds/refund-route.js';

function paid(provider: string, changes: Partial<PaidBefore> = {}): PaidBefore {
  const facts = { currency: 'GBP', amount: 4_000n, receivedOn: '2026-09-24', refunded: 0n };
  return { provider, ...facts, ...changes };
}

describe('who sends a refund', () => {
  it('is PayPal up to the sixtieth day, and people after it', () => {
    expect(refundRoute(paid('paypal'), '2026-09-24')).toEqual({ by: 'provider' });
    expect(refundRoute(paid('paypal'), '2026-11-23')).toEqual({ by: 'provider' });
    expect(refundRoute(paid('paypal'), '2026-11-24')).toEqual({
      by: 'hand',
      why: 'too-old',
      lastDay: '2026-11-23',
      withinDays: 60,
    });
  });

  it('is GoCardless once for each payment, whatever was left', () => {
    expect(refundRoute(paid('gocardless'), '2026-11-24')).toEqual({ by: 'provider' });
    const again = paid('gocardless', { refunded: 1n });
    expect(refundRoute(again, '2026-11-24')).toEqual({ by: 'hand', why: 'refunded-in-part' });
    const stripe = paid('stripe', { refunded: 1n });
    expect(refundRoute(stripe, '2026-11-24')).toEqual({ by: 'provider' });
  });

  it.each(['london & zurich', 'somebody else'])('is never %s', (provider) => {
    expect(refundRoute(paid(provider), '2026-09-24')).toEqual({ by: 'hand', why: 'not-offered' });
  });

  it.each(['cash', 'bank', 'card', 'other'])('is who took it, of %s', (provider) => {
    expect(refundRoute(paid(provider), '2026-09-24')).toEqual({
      by: 'hand',
      why: 'taken-by-hand',
    });
  });
});
