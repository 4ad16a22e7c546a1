import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeForSending, refundCost } from '../../../src/domain/refunds/refund-cost.js';
import type { PaidBefore } from '../../../src/domain/refunds/refund-route.js';

const today = '2026-11-23';

function paid(provider: string, amount: bigint, changes: Partial<PaidBefore> = {}): PaidBefore {
  return { provider, currency: 'GBP', amount, receivedOn: today, refunded: 0n, ...changes };
}

function wholeCost(payment: PaidBefore): bigint | null {
  return refundCost(payment, { amount: payment.amount, today });
}

describe('what a refund costs the club', () => {
  it.each([
    // The least that GoCardless keeps, and 50p a refund.
    ['gocardless', 1_000n, 70n],
    ['gocardless', 2_000n, 70n],
    ['gocardless', 2_001n, 70n],
    ['gocardless', 2_050n, 71n],
    // The most that it keeps.
    ['gocardless', 19_900n, 249n],
    ['gocardless', 20_000n, 250n],
    ['gocardless', 900_000n, 250n],
    ['stripe', 3_333n, 70n],
    ['stripe', 10_000n, 170n],
    ['paypal', 1_000n, 59n],
    // 2.5 % and the VAT on it.
    ['cash', 1_000n, 30n],
    ['bank', 1_000n, 30n],
    ['card', 12_345n, 370n],
    ['other', 1_000n, 30n],
  ])('is, of %s for %s, %s', (provider, amount, cost) => {
    expect(wholeCost(paid(provider, amount))).toBe(cost);
  });

  it.each(['sumup', 'london & zurich'])('is not known of %s', (provider) => {
    expect(wholeCost(paid(provider, 1_000n))).toBeNull();
  });

  it('is not known in a currency without a published price', () => {
    expect(wholeCost(paid('stripe', 1_000n, { currency: 'JPY' }))).toBeNull();
    expect(wholeCost(paid('cash', 1_000n, { currency: 'JPY' }))).toBe(30n);
  });

  it('has no charge for the refund where people send it', () => {
    const again = paid('gocardless', 2_000n, { refunded: 1_000n });
    expect(refundCost(again, { amount: 1_000n, today })).toBe(10n);
  });

  it('has no charge for one that people send on purpose, though its provider would', () => {
    const payment = paid('gocardless', 2_000n);
    expect(refundCost(payment, { amount: 2_000n, today, byHand: true })).toBe(20n);
    expect(refundCost(payment, { amount: 2_000n, today, byHand: false })).toBe(70n);
  });

  it.each([
    ['gocardless', 'GBP', 50n],
    ['gocardless', 'EUR', null],
    ['stripe', 'GBP', 0n],
    ['bank', 'EUR', 0n],
    ['card', 'GBP', 0n],
    ['sumup', 'GBP', null],
  ])('has a charge for sending it, by %s in %s: %s', (provider, currency, charge) => {
    expect(chargeForSending(provider, currency)).toBe(charge);
  });

  it('loses the fee of a payment once, in however many parts it is sent back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 1_000_000n }), { minLength: 1, maxLength: 12 }),
        (parts) => {
          const amount = parts.reduce((sum, part) => sum + part, 0n);
          let refunded = 0n;
          let costs = 0n;
          for (const part of parts) {
            const cost = refundCost(paid('stripe', amount, { refunded }), { amount: part, today });
            expect(cost).toBeGreaterThanOrEqual(0n);
            costs += cost ?? 0n;
            refunded += part;
          }
          expect(costs).toBe(wholeCost(paid('stripe', amount)));
        },
      ),
    );
  });
});
