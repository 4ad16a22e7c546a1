import type { CalendarDate } from '../calendar-date.js';
import type { Payment, PaymentStatus, PaymentTold, ToldStatus } from './payment.js';
import { paymentMove } from './payment-moves.js';

/** What a person can say of a payment that stands in the books. */
export type DeskMove = Exclude<ToldStatus, 'pending'>;

const deskMoves: readonly DeskMove[] = ['received', 'failed', 'bounced', 'returned'];

/** The moves that change something now; a payment on its way can arrive or fail, and so on. */
export function movesOf(payment: Payment): DeskMove[] {
  return deskMoves.filter((move) => paymentMove(payment, move) === 'moves');
}

/** Only what is received or on its way was typed in error; what went back pays nothing. */
export function isCorrectable({ status }: { status: PaymentStatus }): boolean {
  return status === 'received' || status === 'pending';
}

/** @param amount minor units that go back; null = all of it */
export function toldByDesk(
  { id: paymentId, amount: whole, provider }: Payment,
  move: DeskMove,
  { on, amount }: { on: CalendarDate; amount: bigint | null },
): PaymentTold {
  return move === 'bounced' || move === 'returned'
    ? { paymentId, status: move, reversedOn: on, amount }
    : { paymentId, status: move, amount: whole, provider, receivedOn: on };
}
