import { type EntryDetails, ledgerAccount, type Posting } from '../books/journal-entry.js';
import { type Change, type EventContext, entryFor, type Plan } from '../books/plan.js';
import type { Account } from '../credit/account.js';
import { type OnLines, spreadOverLines } from '../credit/line-shares.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import type { Payment } from '../payments/payment.js';
import { recordActor } from '../people/actor.js';
import type { GivenFor } from '../sessions/given-for.js';
import { type Refund, refundFacts } from './refund.js';
import { withRefund } from './refund-lines.js';

/** A plan that asks for one refund. */
export type AskPlan = Plan & { refunds: [Change<Refund>] };
export type AskOnInvoice = AskPlan & { invoice: Change<Invoice> };

/** Whether the payer is mailed once its money has left; left out for yes. */
export type TellsPayer = { notifyWhenSent?: boolean | undefined };

/** One that failed and is asked for again keeps its id, and counts the try. */
export type Asked = TellsPayer & { provider: string; again: Refund | null };

type Owner = Pick<Invoice, 'clubId' | 'payerId' | 'currency'>;
type Subject = Pick<Refund, 'of' | 'invoiceId' | 'paymentId' | 'amount' | 'lines'>;

function refundOf(
  { clubId, payerId, currency }: Owner,
  subject: Subject,
  { provider, again, notifyWhenSent = true }: Asked,
  context: EventContext,
): Refund {
  return {
    ...{ id: again?.id ?? context.key, clubId, payerId, currency },
    ...subject,
    ...{ provider, state: 'asked', attempt: (again?.attempt ?? 0) + 1, providerRefundId: null },
    ...(notifyWhenSent && again?.notifyCustomer === undefined
      ? {}
      : { notifyCustomer: notifyWhenSent }),
    ...{ fee: 0n, reason: context.reason, reference: '', problem: '' },
    ...{ askedOn: context.today, askedAt: context.now, askedBy: recordActor(context.actor) },
    ...{ waitingSince: null, settledOn: null, askedEntryId: context.key },
    seq: (again?.seq ?? 0n) + 1n,
  };
}

type Draft = {
  kind: 'refund.asked' | 'overpayment.refunded' | 'credit.paid-out';
  /** What the refund is taken from; the same amount is due to the payer then. */
  from: Posting;
  details?: EntryDetails;
};

/** The entry that asks for a refund, with the documents that it leaves. */
export function askEntry(
  { refund, draft }: { refund: Refund; draft: Draft },
  context: EventContext,
  after: { invoice?: Invoice; account?: Account; owner: Owner },
) {
  const { invoiceId, paymentId, id: refundId } = refund;
  const { notifyCustomer } = refund;
  const notified = notifyCustomer === undefined ? {} : { notifyCustomer };
  const due = { account: ledgerAccount.refundsDue, amount: -refund.amount };
  return entryFor(
    context,
    {
      kind: draft.kind,
      postings: [draft.from, due],
      refs: { ...(invoiceId && { invoiceId }), ...(paymentId && { paymentId }), refundId },
      details: { ...draft.details, ...notified, refund: refundFacts(refund) },
    },
    after,
  );
}

/** Sends a part of a payment back, which credits the invoice; the caller checked the limits. */
export function askOfPayment(
  { invoice, payment }: { invoice: Invoice; payment: Payment },
  { givenFor, ...on }: OnLines & { givenFor?: GivenFor },
  asked: Asked,
  context: EventContext,
): AskOnInvoice {
  const shares = spreadOverLines(invoice, on);
  const lines = givenFor === undefined ? shares : shares.map((share) => ({ ...share, givenFor }));
  const { amount } = on;
  const of = { of: 'payment', invoiceId: invoice.id, paymentId: payment.id, amount } as const;
  const refund = refundOf(invoice, { ...of, lines }, asked, context);
  const after = changeInvoice(invoice, {
    refunded: invoice.refunded + amount,
    lines: withRefund(invoice, lines, 1n),
  });
  const from = { account: ledgerAccount.creditNotes, amount };
  const draft: Draft = { kind: 'refund.asked', from, details: { lines } };
  return {
    entry: askEntry({ refund, draft }, context, { invoice: after, owner: invoice }),
    invoice: { before: invoice, after },
    creditNotes: [],
    refunds: [{ before: asked.again, after: refund }],
  };
}

/** Sends back what a payment was too much; the caller checked the limits. */
export function askOfOverpayment(
  { invoice, payment }: { invoice: Invoice; payment: Payment },
  amount: bigint,
  asked: Asked,
  context: EventContext,
): AskOnInvoice {
  const of = { of: 'overpayment', invoiceId: invoice.id, paymentId: payment.id } as const;
  const refund = refundOf(invoice, { ...of, amount, lines: [] }, asked, context);
  const after = changeInvoice(invoice, {
    overpaymentRefunded: invoice.overpaymentRefunded + amount,
  });
  const from = { account: ledgerAccount.receivable(invoice.id), amount };
  const draft: Draft = { kind: 'overpayment.refunded', from };
  return {
    entry: askEntry({ refund, draft }, context, { invoice: after, owner: invoice }),
    invoice: { before: invoice, after },
    creditNotes: [],
    refunds: [{ before: asked.again, after: refund }],
  };
}

export function payOutOf(owner: Owner, amount: bigint, asked: Asked, context: EventContext) {
  const of = { of: 'account-credit', invoiceId: null, paymentId: null, amount } as const;
  return refundOf(owner, { ...of, lines: [] }, asked, context);
}
