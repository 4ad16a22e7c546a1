import { reversed } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import { withRecovery } from '../invoices/recover.js';
import type { Payment } from './payment.js';
import { paymentFacts, receivedPostings } from './plan-payment-move.js';

/** What one dispute takes of one payment, or gives back. `amount` in minor units. */
export type DisputeMove = { disputeId: string; amount: bigint };

type Disputed = { invoice: Invoice; payment: Payment };

/** The bank takes a part of a payment, beside whatever went back of it before. */
export function planTaken(
  { invoice, payment }: Disputed,
  { disputeId, amount }: DisputeMove,
  context: EventContext,
): Plan {
  const { id: paymentId, provider, receivedEntryId } = payment;
  const after = changeInvoice(invoice, { paid: invoice.paid - amount });
  const entry = entryFor(
    context,
    {
      kind: 'payment.bounced',
      postings: reversed(receivedPostings(invoice.id, provider, amount)),
      refs: { invoiceId: invoice.id, paymentId, disputeId },
      details: { payment: paymentFacts(payment) },
      reverses: receivedEntryId,
    },
    { invoice: after, owner: invoice },
  );
  const gone = { status: 'bounced' as const, reversed: payment.reversed + amount };
  const moved = { ...payment, ...gone, reversedOn: context.today, seq: payment.seq + 1n };
  return {
    entry,
    invoice: { before: invoice, after },
    payment: { before: payment, after: moved },
    creditNotes: [],
  };
}

/** The payment once a part of what went back has come again; all of it is another try. */
function receivedAgain(payment: Payment, amount: bigint, context: EventContext): Payment {
  const rest = payment.reversed - amount;
  const common = { ...payment, receivedEntryId: context.key, seq: payment.seq + 1n };
  if (rest > 0n) return { ...common, reversed: rest };
  return {
    ...common,
    ...{ status: 'received', attempt: payment.attempt + 1, receivedOn: context.today },
    ...{ reversed: 0n, reversedOn: null },
  };
}

/** The club has a part of what went back again; what others took of the payment stays away. */
export function planGivenBack(
  { invoice: owed, payment }: Disputed,
  { disputeId, amount }: DisputeMove,
  context: EventContext,
): Plan {
  const after = receivedAgain(payment, amount, context);
  const refs = { invoiceId: owed.id, paymentId: payment.id, disputeId };
  return withRecovery(owed, { amount, refs }, context, (invoice) => {
    const paid = changeInvoice(invoice, { paid: invoice.paid + amount });
    const postings = receivedPostings(invoice.id, payment.provider, amount);
    const details = { payment: paymentFacts(after) };
    const draft = { kind: 'payment.received' as const, postings, refs, details };
    return {
      entry: entryFor(context, draft, { invoice: paid, owner: invoice }),
      invoice: { before: invoice, after: paid },
      payment: { before: payment, after },
      creditNotes: [],
    };
  });
}
