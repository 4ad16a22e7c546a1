import type { CalendarDate } from '../calendar-date.js';
import type { Refund, RefundState } from './refund.js';

/**
 * What somebody, or a provider, says of one try of a refund. `on` is the day on which it happened;
 * `feeMinor` what sending it cost; `reference` what finds it again, where somebody wrote that down.
 */
export type RefundTold = {
  attempt: number;
  /** Null where it is not known, or there is none: what is known stays. */
  providerRefundId: string | null;
  on: CalendarDate;
} & ({ state: 'waiting' | 'failed' } | { state: 'done'; feeMinor: bigint; reference?: string });

/**
 * `already-so`: it stands so. `late`: of an earlier try, or the refund is past that; an old message
 * changes nothing, in whatever order they come.
 */
export type RefundMove = 'moves' | 'already-so' | 'late';

const moves: Record<RefundState, Record<RefundTold['state'], RefundMove>> = {
  asked: { waiting: 'moves', done: 'moves', failed: 'moves' },
  waiting: { waiting: 'already-so', done: 'moves', failed: 'moves' },
  // The bank can still send it back.
  done: { waiting: 'late', done: 'already-so', failed: 'moves' },
  failed: { waiting: 'late', done: 'late', failed: 'already-so' },
};

export function refundMove(refund: Refund, told: RefundTold): RefundMove {
  if (told.attempt !== refund.attempt) return 'late';
  const move = moves[refund.state][told.state];
  // That it waits is told once more with the id, where that was not known before.
  const isNamed = refund.providerRefundId === null && told.providerRefundId !== null;
  return refund.state === 'waiting' && told.state === 'waiting' && isNamed ? 'moves' : move;
}

/** The idempotency key of a move that a provider tells: each try once. */
export function refundKey(refundId: string, told: RefundTold): string {
  const named = told.state === 'waiting' && told.providerRefundId !== null ? ':named' : '';
  return `refund:${refundId}:${told.state}:${told.attempt}${named}`;
}
