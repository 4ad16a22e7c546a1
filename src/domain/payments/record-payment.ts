import { formatPlainAmount } from '../amounts/money.js';
import { bookingDay } from '../books/closed-days.js';
import type { EventContext, Plan } from '../books/plan.js';
import { refuse } from '../errors.js';
import { requirePositive } from '../invoices/blocked.js';
import type { Invoice } from '../invoices/invoice.js';
import { ownId } from '../record-id.js';
import type { Payment, PaymentState, PaymentTold, RecordPayment } from './payment.js';
import { paymentMove } from './payment-moves.js';
import { planMove } from './plan-payment-move.js';

/**
 * `moves`: what has to be written. `already-so` and `late` are answers and no faults: the payment
 * stands so, or is past what was told.
 */
export type PaymentAnswer = { kind: 'moves'; plan: Plan } | { kind: 'already-so' | 'late' };

/**
 * The one rule by which payments move, for the desk and the import alike. Money that arrives is
 * always taken, also more than is owed (an overpayment), on a void invoice, and after a bounce:
 * refusing to record it would not undo it. Money that goes back makes the debt return; credit
 * made from the invoice stays. The entries are of the day that is
 * told, or of the first open one where the context says that this is closed.
 * @throws CreditError `amount-not-positive`, `day-ahead`, `already-exists` when the payment is
 * stored with another invoice, amount or provider, `payment-state`, `payment-refunded`,
 * `over-payment`, `back-before-received`
 */
export function planRecordPayment(
  state: PaymentState,
  told: PaymentTold,
  context: EventContext,
): PaymentAnswer {
  return answerTo(state, told, context, isOlder(state.payment, told));
}

/**
 * The same for a person, who says it of the payment before them: never of an earlier try, so a day
 * that cannot be is refused, and not taken for an old message.
 * @throws CreditError as {@link planRecordPayment}
 */
export function planSaidPayment(
  state: PaymentState,
  told: PaymentTold,
  context: EventContext,
): PaymentAnswer {
  return answerTo(state, told, context, false);
}

function answerTo(
  state: PaymentState,
  told: PaymentTold,
  context: EventContext,
  isOld: boolean,
): PaymentAnswer {
  const { payment } = state;
  if (told.amount !== null) requirePositive(told.amount);
  const day = 'reversedOn' in told ? told.reversedOn : told.receivedOn;
  if (day > context.today) refuse('day-ahead', { day, today: context.today });
  if (payment !== null && 'provider' in told) requireSameFacts(payment, state.invoice, told);
  const move = paymentMove(payment, told.status);
  if (move === 'impossible') {
    const paymentId = ownId(state.invoice.clubId, told.paymentId);
    refuse('payment-state', { paymentId, status: payment?.status ?? null, wanted: told.status });
  }
  if (move !== 'moves' || isOld) {
    return { kind: move === 'already-so' ? 'already-so' : 'late' };
  }
  const booked = bookingDay(day, context.closedUpTo ?? null);
  return { kind: 'moves', plan: planMove(state, told, { ...context, ...booked }) };
}

/**
 * A message of an earlier try, known by its day: it would end the payment that is on its way by
 * now, or take money back twice. Money that arrives is taken whatever its day.
 */
function isOlder(payment: Payment | null, told: PaymentTold): boolean {
  if (payment === null || told.status === 'received') return false;
  const day = 'reversedOn' in told ? told.reversedOn : told.receivedOn;
  const isOfEarlierTry = payment.attempt > 1 || told.status === 'pending';
  return isOfEarlierTry && day < payment.receivedOn;
}

/** A payment that moved to another invoice would stay in flight on the first one for ever. */
function requireSameFacts(payment: Payment, invoice: Invoice, told: RecordPayment): void {
  const { clubId, currency } = payment;
  const facts: [string, string][] = [
    [ownId(clubId, payment.invoiceId), ownId(clubId, invoice.id)],
    [formatPlainAmount(payment.amount, currency), formatPlainAmount(told.amount, currency)],
    [payment.provider, told.provider],
  ];
  for (const [stored, given] of facts) {
    if (stored === given) continue;
    refuse('already-exists', { what: 'Payment', id: ownId(clubId, payment.id), stored, given });
  }
}
