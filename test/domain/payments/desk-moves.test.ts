import { describe, expect, it } from 'vitest';
import {
  type DeskMove,
  isCorrectable,
  movesOf,
  requireStaysOwed,
  toldByDesk,
} from '../../../src/domain/payments/desk-moves.js';
import type { Payment, PaymentStatus } from '../../../src/domain/payments/payment.js';
import { planRecordPayment } from '../../../src/domain/payments/record-payment.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import { anInvoice, eventContext, paymentPlan, refusalOf } from '../../support/rules.js';

const told = {
  ...{ paymentId: 'club:P1', amount: 1000n, provider: 'bank', receivedOn: '2026-11-20' },
  status: 'received' as const,
};
const plan = paymentPlan({ invoice: anInvoice([1000n]), payment: null }, told);

function standing(status: PaymentStatus): Payment {
  if (plan.payment === undefined) throw new Error('nothing was paid');
  return { ...plan.payment.after, status };
}

describe('What a person can say of a payment', () => {
  it.each<[PaymentStatus, DeskMove[]]>([
    ['pending', ['received', 'failed']],
    ['failed', ['received']],
    ['received', ['bounced', 'returned']],
    ['bounced', ['received']],
    ['returned', []],
    ['corrected', []],
  ])('that is %s is what changes something now', (status, moves) => {
    expect(movesOf(standing(status), { overpaid: 0n })).toEqual(moves);
  });

  it('is not that money was returned of which nothing would be owed again', () => {
    expect(movesOf(standing('received'), { overpaid: 1n })).toEqual(['bounced']);
    const overpaid = anInvoice([1000n], { paid: 1990n });
    expect(refusalOf(() => requireStaysOwed(overpaid, 'returned'))).toMatchObject({
      ...{ code: 'returned-overpaid', overpaid: 990n },
    });
    for (const move of ['received', 'failed', 'bounced'] as const) requireStaysOwed(overpaid, move);
    requireStaysOwed(anInvoice([1000n], { paid: 1000n }), 'returned');
  });

  it('is refused in the documented order', () => {
    const sound = { invoice: anInvoice([1000n], { paid: 1000n }), on: '2026-11-22', amount: 400n };
    expectRefusalsInOrder(
      ({ invoice, on, amount }: typeof sound) => {
        const payment = standing('received');
        const told = toldByDesk(payment, 'returned', { on, amount });
        planRecordPayment({ invoice, payment, refunds: [] }, told, eventContext());
        requireStaysOwed(invoice, 'returned');
      },
      sound,
      {
        'over-payment': { amount: 1001n },
        'back-before-received': { on: '2026-11-19' },
        'returned-overpaid': { invoice: anInvoice([1000n], { paid: 1990n }) },
      },
    );
  });

  it.each<[PaymentStatus, boolean]>([
    ['pending', true],
    ['received', true],
    ['failed', false],
    ['bounced', false],
    ['returned', false],
    ['corrected', false],
  ])('was it typed in error: when it is %s, %s', (status, isPossible) => {
    expect(isCorrectable({ status })).toBe(isPossible);
  });

  it.each(['bounced', 'returned'] as const)('names the day and amount that %s', (move) => {
    const said = { on: '2026-11-22', amount: 400n };
    expect(toldByDesk(standing('received'), move, said)).toEqual({
      paymentId: 'club:P1',
      status: move,
      reversedOn: '2026-11-22',
      amount: 400n,
    });
  });

  it.each(['received', 'failed'] as const)('is of the whole payment when it %s', (move) => {
    const said = { on: '2026-11-22', amount: null };
    expect(toldByDesk(standing('pending'), move, said)).toEqual({
      ...{ paymentId: 'club:P1', status: move, amount: 1000n },
      ...{ provider: 'bank', receivedOn: '2026-11-22' },
    });
  });
});
