import { expect, it } from 'vitest';
import {
  isStanding,
  isUnderWay,
  type RefundState,
  refundStates,
} from '../../../src/domain/refunds/refund.js';
import { refundedOf } from '../../../src/domain/refunds/refunded-of.js';
import { aPayment } from '../../views/sample-facts.js';
import { aRefund } from '../../views/sample-refunds.js';

it('counts of a payment what is asked for, waits or is done, and what has gone out', () => {
  const payment = aPayment('received', { id: 'club:P1' });
  const of = (state: RefundState, amount: bigint, paymentId = 'club:P1') =>
    aRefund({ state, amount, paymentId });
  const refunds = [
    ...[of('asked', 1n), of('waiting', 20n), of('done', 300n), of('failed', 4_000n)],
    ...[of('done', 50_000n, 'club:P2'), of('done', 600_000n)],
  ];
  expect(refundedOf(payment, refunds)).toEqual({ standing: 600_321n, done: 600_300n });
  expect(refundedOf(payment, [])).toEqual({ standing: 0n, done: 0n });
});

it('stands until it failed, and is under way until it is done or failed', () => {
  const which = (holds: (refund: { state: RefundState }) => boolean) =>
    refundStates.filter((state) => holds({ state }));
  expect(which(isStanding)).toEqual(['asked', 'waiting', 'done']);
  expect(which(isUnderWay)).toEqual(['asked', 'waiting']);
});
