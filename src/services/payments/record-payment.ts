import { chained } from '../../domain/books/chain.js';
import { type ChainedPlan, type EventContext, entriesOf } from '../../domain/books/plan.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { refuse } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { PaymentState, PaymentTold, RecordPayment } from '../../domain/payments/payment.js';
import { paymentKey } from '../../domain/payments/payment-moves.js';
import { planRecordPayment } from '../../domain/payments/record-payment.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { digestOf } from '../../store/ledger/digest.js';
import { findPayment } from '../../store/ledger/ledger-reads.js';
import { findRefundsOfInvoice } from '../../store/ledger/refund-reads.js';
import type { Envelope } from '../books/envelope.js';
import { pauseBeforeTry } from '../books/pause-before-try.js';
import { hashRequest } from '../books/request-hash.js';
import { bookingOf, findTaken, sendBooking } from '../books/send-booking.js';
import type { Desk } from '../desk.js';
import { momentOf, todayOf } from '../desk-day.js';
import { requireInvoice } from '../invoices/load-invoice.js';
import { noticesToFinance } from '../notices/notices-to-finance.js';
import { loadMadeCredit } from './made-credit.js';
import { reversalNotice } from './payment-notices.js';

export type RecordPaymentInput = RecordPayment & { invoiceId: string };

/** How the invoice stands, in minor units. */
export type PaymentOutcome = {
  outstanding: bigint;
  overpaid: bigint;
  status: string;
  /** What of a write-off the money took back. */
  recovered: bigint;
  /** The payment stood so already, or was past that: nothing was changed. */
  alreadySo: boolean;
};

const paymentTries = 6;

/**
 * Records money for an invoice, on its way (`pending`), `received` or `failed`; saying again what
 * is so, or what has passed, changes nothing. Whoever tells of it cannot undo it, so what came on a
 * day for which the books are closed is booked on the first open one.
 * @throws CreditError `not-allowed`, `not-found`, `amount-not-positive`, `day-ahead`,
 * `already-exists`, `stale-plan`; OutcomeUnknown
 */
export async function recordPayment(
  desk: Desk,
  envelope: Envelope,
  input: RecordPaymentInput,
): Promise<PaymentOutcome> {
  const { invoiceId, ...told } = input;
  return tellPayment(desk, envelope, told, async () => {
    // The payment first: where it is received already, the invoice that is read after it is paid.
    const payment = await findPayment(desk.store, told.paymentId);
    return { payment, invoice: await requireInvoice(desk, invoiceId) };
  });
}

/**
 * The bank takes a received payment back (`bounced`), or it is sent back while the invoice stays
 * owed (`returned`). Account credit made from the invoice stays; finance is told what of it is
 * unspent and what can be done. `on` is today and `amount` the whole payment if left out.
 * @throws CreditError `not-allowed`, `not-found`, `payment-state`, `payment-refunded`,
 * `over-payment`, `day-ahead`, `back-before-received`,
 * `amount-not-positive`, `stale-plan`; OutcomeUnknown
 */
export async function reversePayment(
  desk: Desk,
  envelope: Envelope,
  input: {
    paymentId: string;
    how: 'bounced' | 'returned';
    on?: CalendarDate;
    amount?: bigint;
  },
): Promise<PaymentOutcome> {
  const { paymentId, how: status, amount = null } = input;
  const reversedOn = input.on ?? todayOf(desk);
  const told = { paymentId, status, amount, reversedOn };
  return tellPayment(desk, envelope, told, async () => {
    const payment = await findPayment(desk.store, paymentId);
    if (payment === null || payment.clubId !== desk.club.id) {
      return refuse('not-found', { what: 'payment', id: ownId(desk.club.id, paymentId) });
    }
    const { invoiceId } = payment;
    const invoice = await requireInvoice(desk, invoiceId);
    return { payment, invoice, refunds: await findRefundsOfInvoice(desk.store, invoiceId) };
  });
}

const reasons: Record<PaymentTold['status'], string> = {
  pending: 'Payment',
  received: 'Payment',
  failed: 'Payment',
  bounced: 'Payment bounced',
  returned: 'Payment returned to the payer',
};

async function tellPayment(
  desk: Desk,
  envelope: Envelope,
  told: PaymentTold,
  load: () => Promise<PaymentState>,
): Promise<PaymentOutcome> {
  requireRight(envelope.actor, 'record-payment');
  const context: EventContext = {
    key: `payment:${told.paymentId}`,
    requestHash: hashRequest(told),
    actor: envelope.actor,
    reason: reasons[told.status],
    ...momentOf(desk),
  };
  const first = await load();
  const { payerId } = first.invoice;
  const ready = desk.queue.isBusy(payerId) ? null : first;
  return desk.queue.run(payerId, async () => {
    let next = ready;
    for (let attempt = 1; attempt <= paymentTries; attempt += 1) {
      await pauseBeforeTry(attempt);
      const outcome = await tryMove(desk, envelope, told, {
        state: next ?? (await load()),
        context,
      });
      if (outcome !== null) return outcome;
      next = null;
    }
    return refuse('stale-plan', { tries: paymentTries });
  });
}

/** Null when somebody else was quicker. */
async function tryMove(
  desk: Desk,
  envelope: Envelope,
  told: PaymentTold,
  { state, context }: { state: PaymentState; context: EventContext },
): Promise<PaymentOutcome | null> {
  // Keyed by the payment and its try, so that each is booked once whoever tells of it.
  const key = paymentKey(state.payment, told);
  const { closedUpTo } = desk.settings;
  const answer = planRecordPayment(state, told, { ...context, key, closedUpTo });
  if (answer.kind !== 'moves') return outcomeOf(state.invoice, { recovered: 0n, alreadySo: true });
  const plan = chained(answer.plan, digestOf);
  const after = plan.invoice?.after ?? state.invoice;
  const outbox = await noticesFor(desk, plan, after);
  const booking = bookingOf(envelope, entriesOf(plan), context.now);
  const result = await sendBooking(desk, booking, { plans: [plan], outbox });
  if (result.kind === 'duplicate' && plan.entry !== null) {
    await findTaken(desk, booking, plan.entry);
  }
  if (result.kind !== 'committed') return null;
  if (outbox.length > 0) desk.wake('outbox');
  if (after.autoApply === 'due') desk.wake('sweep');
  const recovered = state.invoice.writtenOff - after.writtenOff;
  return outcomeOf(after, { recovered, alreadySo: false });
}

function outcomeOf(
  { outstanding, overpaid, status }: Invoice,
  rest: Pick<PaymentOutcome, 'recovered' | 'alreadySo'>,
): PaymentOutcome {
  return { outstanding, overpaid, status, ...rest };
}

/** Finance is told of money that went back, with what can be done at this moment. */
async function noticesFor(desk: Desk, { entry, payment }: ChainedPlan, invoice: Invoice) {
  const how = payment?.after.status;
  if (entry === null || payment === undefined || (how !== 'bounced' && how !== 'returned'))
    return [];
  return noticesToFinance(desk, entry.id, [
    reversalNotice(invoice, {
      ...{ how, amount: payment.after.reversed },
      credit: await loadMadeCredit(desk, invoice),
    }),
  ]);
}
