import { entryAmount } from '../../domain/books/booked-facts.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { EventContext, Plan } from '../../domain/books/plan.js';
import type { Promised } from '../../domain/books/promise.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { refuse } from '../../domain/errors.js';
import type { Notice } from '../../domain/notice.js';
import { type DeskMove, requireStaysOwed, toldByDesk } from '../../domain/payments/desk-moves.js';
import { planSaidPayment } from '../../domain/payments/record-payment.js';
import { waysOutAfterReversal } from '../../domain/payments/ways-out-after-reversal.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { type LoadedPayment, loadPayment } from './load-payment.js';
import { reversalNotice } from './payment-notices.js';

/** `amount` in minor units, of money that goes back; null = the whole payment. */
export type MovePaymentInput = {
  paymentId: string;
  move: DeskMove;
  on: CalendarDate;
  amount: bigint | null;
};

/** Amounts in minor units of `currency`; `outstanding` and `overpaid` are those of the invoice. */
export type MovedPayment = {
  invoiceId: string;
  invoiceNumber: string;
  payerId: string;
  currency: string;
  move: DeskMove;
  amount: bigint;
  outstanding: bigint;
  overpaid: bigint;
  replayed: boolean;
};

/**
 * What a person's word about a payment books. @throws CreditError of the rule, and `payment-state`
 * when it stands so already or is past that
 */
export function planDeskMove(
  state: LoadedPayment,
  { move, on, amount }: MovePaymentInput,
  context: EventContext,
): Plan {
  const { payment } = state;
  const answer = planSaidPayment(state, toldByDesk(payment, move, { on, amount }), context);
  if (answer.kind === 'moves') {
    requireStaysOwed(state.invoice, move);
    return answer.plan;
  }
  const paymentId = ownId(payment.clubId, payment.id);
  return refuse('payment-state', { paymentId, status: payment.status, wanted: move });
}

/** Of a payment that only was on its way, its postings say nothing. */
function movedAmount(entry: JournalEntry): bigint {
  return entry.postings.length === 0 ? (entry.details.payment?.amount ?? 0n) : entryAmount(entry);
}

/**
 * Says of a payment that it was received after all, failed, bounced, or was returned to the payer.
 * @throws CreditError `not-allowed`, `not-found`, `payment-state`, `payment-refunded`,
 * `over-payment`, `day-ahead`,
 * `back-before-received`,
 * `amount-not-positive`, and what {@link bookEvent} throws
 */
export async function movePayment(
  desk: Desk,
  envelope: Envelope,
  input: MovePaymentInput & { reason: string },
  promised?: Promised,
): Promise<MovedPayment> {
  const { reason, ...told } = input;
  const { move } = told;
  const byUserId = actorId(envelope.actor);
  const { entry, replayed } = await bookEvent(desk, {
    act: 'record-payment',
    envelope,
    promised,
    reason,
    input: told,
    load: () => loadPayment(desk, told.paymentId),
    plan: (state, context) => planDeskMove(state, told, context),
    notices: (plan, state): Notice[] => {
      const { invoice } = state;
      const after = plan.invoice?.after ?? invoice;
      const { amount } = state.payment;
      if (move === 'bounced' || move === 'returned') {
        const back = plan.payment?.after.reversed ?? amount;
        const credit = waysOutAfterReversal({ ...state, invoice: after }, todayOf(desk));
        return [reversalNotice(after, { how: move, amount: back, credit, byUserId })];
      }
      const { number: invoiceNumber, payerId, currency } = invoice;
      const { outstanding, overpaid } = after;
      const facts = { invoiceNumber, payerId, currency, amount, outstanding, overpaid, byUserId };
      return [{ kind: 'payment-moved', how: move, ...facts }];
    },
  });
  if (!replayed) desk.wake('sweep');
  const invoiceId = entry.refs.invoiceId ?? '';
  return {
    invoiceId,
    invoiceNumber: ownId(desk.club.id, invoiceId),
    payerId: entry.payerId,
    currency: entry.currency,
    move,
    amount: movedAmount(entry),
    outstanding: entry.outcome.outstanding ?? 0n,
    overpaid: entry.outcome.overpaid ?? 0n,
    replayed,
  };
}
