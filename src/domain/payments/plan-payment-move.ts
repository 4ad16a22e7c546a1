import { ledgerAccount, type PaymentFacts, reversed } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import { refuse } from '../errors.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import { withRecovery } from '../invoices/recover.js';
import { ownId } from '../record-id.js';
import type { Refund } from '../refunds/refund.js';
import { refundedOf } from '../refunds/refunded-of.js';
import type {
  Payment,
  PaymentState,
  PaymentTold,
  RecordPayment,
  ReversePayment,
} from './payment.js';
import { attemptAfter } from './payment-moves.js';
import { requireReceivedBefore } from './require-received-before.js';

/** A move that `planRecordPayment` found possible, on the day of `context`. */
export function planMove(state: PaymentState, told: PaymentTold, context: EventContext): Plan {
  const { payment } = state;
  switch (told.status) {
    case 'pending':
    case 'failed':
      return planWithoutMoney(state, { ...told, status: told.status }, context);
    case 'received':
      return planReceived(state, told, context);
    case 'bounced':
    case 'returned':
      if (payment === null) throw new Error('nothing that was received can go back');
      return planReversed({ ...state, payment }, told, context);
    default:
      return told satisfies never;
  }
}

/** The payment as it stands after it is on its way, was received, or failed. */
function paymentAfter({ invoice, payment }: PaymentState, told: RecordPayment): Payment {
  return {
    id: told.paymentId,
    clubId: invoice.clubId,
    payerId: invoice.payerId,
    invoiceId: invoice.id,
    currency: invoice.currency,
    amount: told.amount,
    provider: told.provider,
    status: told.status,
    attempt: attemptAfter(payment, told.status),
    receivedOn: told.receivedOn,
    reversed: 0n,
    reversedOn: null,
    receivedEntryId: payment?.receivedEntryId ?? null,
    ...referenceOf(payment, told),
    seq: (payment?.seq ?? 0n) + 1n,
  };
}

function referenceOf(payment: Payment | null, told: RecordPayment): Pick<Payment, 'reference'> {
  const reference = told.reference || payment?.reference;
  return reference === undefined ? {} : { reference };
}

export function withoutPending(invoice: Invoice, paymentId: string): Invoice['pendingPayments'] {
  return invoice.pendingPayments.filter((pending) => pending.paymentId !== paymentId);
}

/** What the journal keeps of a payment, so that the audit can make it again. */
export function paymentFacts({ amount, provider, attempt, receivedOn }: Payment): PaymentFacts {
  return { amount, provider, attempt, receivedOn };
}

/** On its way, or failed: no money moves, and the journal says what waits. */
function planWithoutMoney(
  state: PaymentState,
  told: RecordPayment & { status: 'pending' | 'failed' },
  context: EventContext,
): Plan {
  const { invoice, payment } = state;
  const { paymentId, amount, provider, receivedOn: since } = told;
  const others = withoutPending(invoice, paymentId);
  const inFlight = { paymentId, amount, provider, since };
  const pendingPayments = told.status === 'pending' ? [...others, inFlight] : others;
  const after = changeInvoice(invoice, { pendingPayments });
  const moved = paymentAfter(state, told);
  const entry = entryFor(
    context,
    {
      kind: `payment.${told.status}`,
      postings: [],
      refs: { invoiceId: invoice.id, paymentId },
      details: { payment: paymentFacts(moved) },
      reference: moved.reference,
    },
    { invoice: after, owner: invoice },
  );
  return {
    entry,
    invoice: { before: invoice, after },
    payment: { before: payment, after: moved },
    creditNotes: [],
  };
}

export function receivedPostings(invoiceId: string, provider: string, amount: bigint) {
  return [
    { account: ledgerAccount.cash(provider), amount },
    { account: ledgerAccount.receivable(invoiceId), amount: -amount },
  ];
}

function planReceived(state: PaymentState, told: RecordPayment, context: EventContext): Plan {
  const { payment } = state;
  // After a bounce only what went back can arrive again; the rest never left.
  const amount = payment?.status === 'bounced' ? payment.reversed : told.amount;
  const fresh = paymentAfter(state, told);
  const refs = { invoiceId: state.invoice.id, paymentId: fresh.id };
  return withRecovery(state.invoice, { amount, refs }, context, (invoice) => {
    const pendingPayments = withoutPending(invoice, fresh.id);
    const after = changeInvoice(invoice, { paid: invoice.paid + amount, pendingPayments });
    const postings = receivedPostings(invoice.id, fresh.provider, amount);
    const details = { payment: paymentFacts(fresh) };
    const { reference } = fresh;
    const draft = { kind: 'payment.received' as const, postings, refs, details, reference };
    return {
      entry: entryFor(context, draft, { invoice: after, owner: invoice }),
      invoice: { before: invoice, after },
      payment: { before: payment, after: { ...fresh, receivedEntryId: context.key } },
      creditNotes: [],
    };
  });
}

/**
 * What goes back: the part that is told, or all that the club still has of it. What is asked for and
 * was not sent yet is still there when a bank takes the payment; the club itself cannot return it.
 * @throws CreditError `payment-refunded`, `over-payment`
 */
function amountBack(payment: Payment, told: ReversePayment, refunds: readonly Refund[]): bigint {
  const { standing, done } = refundedOf(payment, refunds);
  const { amount: whole, currency } = payment;
  const paymentId = ownId(payment.clubId, payment.id);
  if (told.status === 'returned' && standing > 0n) {
    const maximum = whole - standing;
    const amount = told.amount ?? maximum;
    if (amount > maximum || amount === 0n) {
      refuse('payment-refunded', { paymentId, refunded: standing, maximum, currency });
    }
    return amount;
  }
  if (told.amount === null) return done < whole ? whole - done : whole;
  if (told.amount > whole) refuse('over-payment', { paymentId, maximum: whole, currency });
  return told.amount;
}

function planReversed(
  state: PaymentState & { payment: Payment },
  told: ReversePayment,
  context: EventContext,
): Plan {
  const { invoice, payment, refunds = [] } = state;
  const { id, receivedEntryId } = payment;
  const amount = amountBack(payment, told, refunds);
  const { clubId, receivedOn } = payment;
  const bookedOn = state.receiptBookedOn ?? receivedOn;
  requireReceivedBefore(told.reversedOn, { clubId, paymentId: id, receivedOn, bookedOn });
  const after = changeInvoice(invoice, { paid: invoice.paid - amount });
  const entry = entryFor(
    context,
    {
      kind: `payment.${told.status}`,
      postings: reversed(receivedPostings(invoice.id, payment.provider, amount)),
      refs: { invoiceId: invoice.id, paymentId: id },
      details: { payment: paymentFacts(payment) },
      reverses: receivedEntryId,
    },
    { invoice: after, owner: invoice },
  );
  const gone = { status: told.status, reversed: amount, reversedOn: context.today };
  return {
    entry,
    invoice: { before: invoice, after },
    payment: { before: payment, after: { ...payment, ...gone, seq: payment.seq + 1n } },
    creditNotes: [],
  };
}
