import { describe, expect, it } from 'vitest';
import { requireSender } from '../../../src/domain/refunds/sender.js';
import { refusalOf } from '../../support/rules.js';
import { aPayment } from '../../views/sample-facts.js';
import { cashOf } from '../../views/sample-refunds.js';

const today = '2026-11-23';

function held(provider: string, receivedOn: string, refunded = 0n) {
  return cashOf(aPayment('received', { provider, receivedOn, amount: 1_000n }), { refunded });
}

describe('who sends a part of a payment back', () => {
  it.each([
    ['stripe', '2020-01-01', 0n, 'stripe'],
    ['paypal', '2026-11-01', 0n, 'paypal'],
    ['paypal', '2026-01-01', 0n, 'bank'],
    ['gocardless', '2026-11-01', 1n, 'bank'],
    ['cash', '2026-11-01', 1n, 'cash'],
    ['london & zurich', '2026-11-01', 0n, 'bank'],
  ])('of %s of %s, %s refunded before, is %s where nobody chose', (provider, on, sent, sender) => {
    expect(requireSender(held(provider, on, sent), null, today)).toBe(sender);
  });

  it('is whoever was chosen', () => {
    expect(requireSender(held('stripe', '2026-11-01'), 'cash', today)).toBe('cash');
    expect(requireSender(held('stripe', '2026-11-01'), 'stripe', today)).toBe('stripe');
    expect(requireSender(held('cash', '2026-11-01'), 'cash', today)).toBe('cash');
    expect(requireSender(held('london & zurich', '2026-11-01'), 'london & zurich', today)).toBe(
      'london & zurich',
    );
    expect(requireSender(held('paypal', '2026-01-01'), 'bank', today)).toBe('bank');
  });

  it('is not the payment’s own provider where that refuses', () => {
    const tooOld = () => requireSender(held('paypal', '2026-01-01'), 'paypal', today);
    expect(refusalOf(tooOld)).toEqual({
      ...{ code: 'provider-refuses', provider: 'paypal', why: 'too-old', lastDay: '2026-03-02' },
    });
    const inPart = () => requireSender(held('gocardless', '2026-11-01', 1n), 'gocardless', today);
    expect(refusalOf(inPart)).toEqual({
      ...{ code: 'provider-refuses', provider: 'gocardless', why: 'refunded-in-part' },
      lastDay: null,
    });
  });
});
