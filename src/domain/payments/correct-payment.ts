import { reversed } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import { refuse } from '../errors.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import { ownId } from '../record-id.js';
import type { Refund } from '../refunds/refund.js';
import { refundedOf } from '../refunds/refunded-of.js';
import type { Payment } from './payment.js';
import { paymentFacts, receivedPostings, withoutPending } from './plan-payment-move.js';

/**
 * Takes back a payment that was typed in error: what it paid is owed again, and one that waited
 * waits no longer. Credit made from its money stays, as after a bounce. A payment that failed or
 * went back pays nothing any more, so there is nothing to correct. One of which something was sent
 * back was there.
 * @throws CreditError `payment-state`, `payment-refunded`
 */
export function planCorrectPayment(
  state: { invoice: Invoice; payment: Payment; refunds?: readonly Refund[] },
  context: EventContext,
): Plan {
  const { invoice, payment, refunds = [] } = state;
  const { id, clubId, status, amount, provider, receivedEntryId } = payment;
  if (status !== 'received' && status !== 'pending') {
    refuse('payment-state', { paymentId: ownId(clubId, id), status, wanted: 'corrected' });
  }
  const { standing: refunded } = refundedOf(payment, refunds);
  if (refunded > 0n) {
    const { currency } = payment;
    refuse('payment-refunded', { paymentId: ownId(clubId, id), refunded, maximum: null, currency });
  }
  const wasReceived = status === 'received';
  const after = changeInvoice(invoice, {
    paid: wasReceived ? invoice.paid - amount : invoice.paid,
    pendingPayments: withoutPending(invoice, id),
  });
  const entry = entryFor(
    context,
    {
      kind: 'payment.corrected',
      postings: wasReceived ? reversed(receivedPostings(invoice.id, provider, amount)) : [],
      refs: { invoiceId: invoice.id, paymentId: id },
      details: { payment: paymentFacts(payment) },
      reverses: wasReceived ? receivedEntryId : null,
    },
    { invoice: after, owner: invoice },
  );
  return {
    entry,
    invoice: { before: invoice, after },
    payment: { before: payment, after: { ...payment, status: 'corrected', seq: payment.seq + 1n } },
    creditNotes: [],
  };
}
