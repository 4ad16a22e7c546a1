import { describe, expect, it } from 'vitest';
import type { PaymentStatus } from '../../../src/domain/payments/payment.js';
import { refundInstead } from '../../../src/domain/refunds/refund-instead.js';
import { aPayment } from '../../views/sample-facts.js';

const today = '2026-11-23';

describe('a refund instead of credit', () => {
  const older = aPayment('received', { provider: 'cash', amount: 3_000n });
  const newer = aPayment('received', {
    provider: 'gocardless',
    amount: 2_000n,
    receivedOn: '2026-11-20',
  });

  it('sends the newest payment back first', () => {
    expect(refundInstead([older, newer], { amount: 2_000n, today })).toEqual({
      sent: 2_000n,
      cost: 70n,
    });
    expect(refundInstead([newer, older], { amount: 5_000n, today })).toEqual({
      sent: 5_000n,
      cost: 70n,
    });
  });

  it('sends no more than was received', () => {
    expect(refundInstead([older], { amount: 9_000n, today })).toEqual({ sent: 3_000n, cost: 0n });
    expect(refundInstead([], { amount: 9_000n, today })).toBeNull();
    expect(refundInstead([older], { amount: 0n, today })).toBeNull();
  });

  it('knows no cost where one of the fees is not known', () => {
    const card = aPayment('received', { provider: 'card', amount: 1_000n });
    expect(refundInstead([newer, card], { amount: 3_000n, today })).toEqual({
      sent: 3_000n,
      cost: null,
    });
    expect(refundInstead([newer, card], { amount: 2_000n, today })?.cost).toBe(70n);
  });

  it.each<PaymentStatus>(['pending', 'failed', 'bounced', 'returned', 'corrected'])(
    'takes nothing of a payment that is %s',
    (status) => {
      expect(refundInstead([aPayment(status)], { amount: 1_000n, today })).toBeNull();
    },
  );
});
