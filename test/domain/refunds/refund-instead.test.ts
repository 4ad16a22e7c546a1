import { describe, expect, it } from 'vitest';
import { refundInstead } from '../../../src/domain/refunds/refund-instead.js';
import { aPayment } from '../../views/sample-facts.js';
import { cashOf } from '../../views/sample-refunds.js';

const today = '2026-11-23';

function held(provider: string, amount: bigint) {
  return cashOf(aPayment('received', { id: `club:${provider}`, provider, amount }));
}

describe('a refund instead of credit', () => {
  const newestFirst = [held('gocardless', 2_000n), held('cash', 3_000n)];

  it('sends the newest payment back first', () => {
    expect(refundInstead(newestFirst, { amount: 2_000n, today })).toEqual({
      sent: 2_000n,
      cost: 70n,
      charged: 50n,
      byPeople: false,
    });
    expect(refundInstead(newestFirst, { amount: 5_000n, today })).toEqual({
      sent: 5_000n,
      cost: 160n,
      charged: 50n,
      byPeople: true,
    });
  });

  it('costs what it does on that day, by whoever still sends it then', () => {
    const paypal = [held('paypal', 1_000n)];
    expect(refundInstead(paypal, { amount: 1_000n, today })?.byPeople).toBe(false);
    expect(refundInstead(paypal, { amount: 1_000n, today: '2027-11-23' })?.byPeople).toBe(true);
  });

  it('sends no more than is held', () => {
    const cash = held('cash', 3_000n);
    expect(refundInstead([cash], { amount: 9_000n, today })).toMatchObject({
      sent: 3_000n,
      cost: 90n,
    });
    const rest = { ...cash, refunded: 2_000n, left: 1_000n };
    expect(refundInstead([rest], { amount: 9_000n, today })?.sent).toBe(1_000n);
    expect(refundInstead([{ ...cash, left: 0n }], { amount: 9_000n, today })).toBeNull();
    expect(refundInstead([], { amount: 9_000n, today })).toBeNull();
    expect(refundInstead([cash], { amount: 0n, today })).toBeNull();
  });

  it('knows no cost where one of the fees is not known', () => {
    const [debit] = newestFirst;
    const both = [debit, held('london & zurich', 1_000n)].flatMap((one) => one ?? []);
    expect(refundInstead(both, { amount: 3_000n, today })).toMatchObject({
      sent: 3_000n,
      cost: null,
    });
    expect(refundInstead(both, { amount: 2_000n, today })?.cost).toBe(70n);
    const unknownFirst = both.toReversed();
    expect(refundInstead(unknownFirst, { amount: 3_000n, today })?.cost).toBeNull();
  });
});
