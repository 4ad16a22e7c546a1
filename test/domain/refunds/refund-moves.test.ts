import { describe, expect, it } from 'vitest';
import type { RefundState } from '../../../src/domain/refunds/refund.js';
import {
  type RefundMove,
  type RefundTold,
  refundKey,
  refundMove,
} from '../../../src/domain/refunds/refund-moves.js';
import { aRefund } from '../../views/sample-refunds.js';

type Told = 'waiting' | 'done' | 'failed';

function told(state: Told, changes: { attempt?: number; providerRefundId?: string } = {}) {
  const common = { attempt: 1, providerRefundId: null, on: '2026-11-23', ...changes };
  const all: RefundTold =
    state === 'done' ? { ...common, state, feeMinor: 0n } : { ...common, state };
  return all;
}

describe('what a refund that is told a state does', () => {
  it.each<[RefundState, RefundMove, RefundMove, RefundMove]>([
    ['asked', 'moves', 'moves', 'moves'],
    ['waiting', 'already-so', 'moves', 'moves'],
    ['done', 'late', 'already-so', 'moves'],
    ['failed', 'late', 'late', 'already-so'],
  ])('when it is %s: waiting %s, done %s, failed %s', (state, ...moves) => {
    const refund = aRefund({ state });
    const states = ['waiting', 'done', 'failed'] as const;
    expect(states.map((one) => refundMove(refund, told(one)))).toEqual(moves);
    for (const one of states) expect(refundMove(refund, told(one, { attempt: 2 }))).toBe('late');
  });

  it('moves once more while it waits where the provider’s id was not known before', () => {
    const named = { providerRefundId: 're_1' };
    expect(refundMove(aRefund({ state: 'waiting' }), told('waiting', named))).toBe('moves');
    const known = aRefund({ state: 'waiting', ...named });
    expect(refundMove(known, told('waiting', named))).toBe('already-so');
    expect(refundMove(known, told('waiting'))).toBe('already-so');
    expect(refundMove(aRefund({ state: 'done' }), told('waiting', named))).toBe('late');
    expect(refundMove(aRefund({ state: 'done' }), told('done', named))).toBe('already-so');
    expect(refundMove(aRefund({ state: 'failed' }), told('failed', named))).toBe('already-so');
  });

  it('has a key for each try and state, and for the id that comes while it waits', () => {
    expect(refundKey('R', told('waiting'))).toBe('refund:R:waiting:1');
    expect(refundKey('R', told('waiting', { providerRefundId: 're_1' }))).toBe(
      'refund:R:waiting:1:named',
    );
    expect(refundKey('R', told('done', { attempt: 2, providerRefundId: 're_1' }))).toBe(
      'refund:R:done:2',
    );
  });
});
