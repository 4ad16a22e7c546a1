import { ledgerAccount, reversed } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import { requirePositive } from '../invoices/blocked.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import { ownId } from '../record-id.js';
import type { Payment } from './payment.js';

export type RecordPayment = {
  paymentId: string;
  amount: bigint;
  provider: string;
  receivedOn: CalendarDate;
  status: 'pending' | 'received' | 'failed';
};

function without(invoice: Invoice, paymentId: string): Invoice['pendingPayments'] {
  return invoice.pendingPayments.filter((pending) => pending.paymentId !== paymentId);
}

function paymentOf(invoice: Invoice, request: RecordPayment): Payment {
  return {
    id: request.paymentId,
    clubId: invoice.clubId,
    payerId: invoice.payerId,
    invoiceId: invoice.id,
    currency: invoice.currency,
    amount: request.amount,
    provider: request.provider,
    status: request.status,
    receivedOn: request.receivedOn,
    seq: 1n,
  };
}

/**
 * A new payment, or the end of one in flight. Money that arrives is always taken, also more than
 * is owed (an overpayment) and on a void invoice: refusing to record it would not undo it.
 * @throws CreditError `amount-not-positive`, `payment-state`, `already-exists`
 */
export function planRecordPayment(
  state: { invoice: Invoice; payment: Payment | null },
  request: RecordPayment,
  context: EventContext,
): Plan {
  const { invoice, payment } = state;
  requirePositive(request.amount);
  if (payment !== null) requireSameInvoice(payment, invoice);
  if (payment !== null && payment.status !== 'pending') {
    const { status } = payment;
    refuse('payment-state', { paymentId: payment.id, status, wanted: request.status });
  }
  if (payment !== null && payment.amount !== request.amount) {
    const [stored, given] = [`${payment.amount}`, `${request.amount}`];
    refuse('already-exists', { what: 'Payment', id: payment.id, stored, given });
  }
  const fresh = paymentOf(invoice, request);
  const change = {
    before: payment,
    after: payment === null ? fresh : { ...fresh, seq: payment.seq + 1n },
  };
  const others = without(invoice, request.paymentId);
  if (request.status === 'received') return received(invoice, others, change, context);
  const { paymentId, amount, provider, receivedOn: since } = request;
  const pendingPayments =
    request.status === 'pending' ? [...others, { paymentId, amount, provider, since }] : others;
  const after = changeInvoice(invoice, { pendingPayments });
  return { entry: null, invoice: { before: invoice, after }, payment: change, creditNotes: [] };
}

/** A payment that moved to another invoice would stay in flight on the first one for ever. */
function requireSameInvoice(payment: Payment, invoice: Invoice): void {
  if (payment.invoiceId === invoice.id) return;
  const { id, clubId, invoiceId } = payment;
  const [stored, given] = [ownId(clubId, invoiceId), ownId(clubId, invoice.id)];
  refuse('already-exists', { what: 'Payment', id, stored, given });
}

function received(
  invoice: Invoice,
  pendingPayments: Invoice['pendingPayments'],
  payment: { before: Payment | null; after: Payment },
  context: EventContext,
): Plan {
  const { amount, provider, id: paymentId } = payment.after;
  const after = changeInvoice(invoice, { paid: invoice.paid + amount, pendingPayments });
  const entry = entryFor(
    context,
    {
      kind: 'payment.received',
      postings: receivedPostings(invoice.id, provider, amount),
      refs: { invoiceId: invoice.id, paymentId },
    },
    { invoice: after, owner: invoice },
  );
  return { entry, invoice: { before: invoice, after }, payment, creditNotes: [] };
}

function receivedPostings(invoiceId: string, provider: string, amount: bigint) {
  return [
    { account: ledgerAccount.cash(provider), amount },
    { account: ledgerAccount.receivable(invoiceId), amount: -amount },
  ];
}

/**
 * Received money is taken back by the bank (`bounced`) or sent back while the invoice stays owed
 * (`returned`): the debt returns. Credit made from the invoice stays; the service flags it.
 * @throws CreditError `payment-state`
 */
export function planReversePayment(
  state: { invoice: Invoice; payment: Payment; receivedEntryId: string },
  how: 'bounced' | 'returned',
  context: EventContext,
): Plan {
  const { invoice, payment } = state;
  if (payment.status !== 'received') {
    refuse('payment-state', { paymentId: payment.id, status: payment.status, wanted: how });
  }
  const after = changeInvoice(invoice, { paid: invoice.paid - payment.amount });
  const entry = entryFor(
    context,
    {
      kind: `payment.${how}`,
      postings: reversed(receivedPostings(invoice.id, payment.provider, payment.amount)),
      refs: { invoiceId: invoice.id, paymentId: payment.id },
      reverses: state.receivedEntryId,
    },
    { invoice: after, owner: invoice },
  );
  return {
    entry,
    invoice: { before: invoice, after },
    payment: { before: payment, after: { ...payment, status: how, seq: payment.seq + 1n } },
    creditNotes: [],
  };
}
