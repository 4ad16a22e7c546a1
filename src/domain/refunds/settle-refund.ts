import { accountOf, type Change, type EventContext, entryFor, type Plan } from '../books/plan.js';
import type { Account } from '../credit/account.js';
import { refuse } from '../errors.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import { planFailed } from './fail-refund.js';
import { type Refund, refundFacts } from './refund.js';
import { paidPostings, type RefundInBooks, refsOf, type Settling } from './refund-in-books.js';
import { type RefundMove, type RefundTold, refundMove } from './refund-moves.js';

export type RefundAnswer = { kind: 'moves'; plan: Plan } | { kind: Exclude<RefundMove, 'moves'> };

function settled(refund: Refund, told: RefundTold, reason: string): Refund {
  const providerRefundId = told.providerRefundId ?? refund.providerRefundId;
  const common = { ...refund, state: told.state, providerRefundId, seq: refund.seq + 1n };
  switch (told.state) {
    case 'waiting':
      return { ...common, problem: reason, waitingSince: refund.waitingSince ?? told.on };
    case 'done': {
      const { reference = reason, feeMinor: fee, on: settledOn } = told;
      return { ...common, fee, problem: '', reference, settledOn };
    }
    case 'failed':
      return { ...common, fee: 0n, problem: reason, settledOn: told.on };
    default:
      return told satisfies never;
  }
}

/** The document to which the entry is chained: the invoice, or the account of a pay-out. */
function chainedTo({ invoice, account, before }: Settling) {
  if (invoice !== null) return { invoice: { before: invoice, after: changeInvoice(invoice, {}) } };
  const owned = accountOf(account, before);
  return { account: { before: account, after: { ...owned, seq: owned.seq + 1n } } };
}

/** It waits at the provider, or its money has gone out. */
function planGone(settling: Settling, told: RefundTold, context: EventContext): Plan {
  const { before, after } = settling;
  const documents: { invoice?: Change<Invoice>; account?: Change<Account> } = chainedTo(settling);
  const entry = entryFor(
    context,
    {
      kind: after.state === 'done' ? 'refund.paid' : 'refund.waiting',
      postings: after.state === 'done' ? paidPostings(after) : [],
      refs: refsOf(after),
      details: { refund: refundFacts(after) },
      reference: (told.state === 'done' && told.reference) || undefined,
    },
    {
      ...(documents.invoice && { invoice: documents.invoice.after }),
      ...(documents.account && { account: documents.account.after }),
      owner: before,
    },
  );
  return { ...documents, entry, creditNotes: [], refunds: [{ before, after }] };
}

/**
 * The one rule by which refunds move, for people, providers and the import alike: waiting, done, or
 * failed, which puts everything back, also after it was done. The reason is kept as why it waits or
 * failed; where it was done without a reference, as in books of an earlier version, as that. Entries
 * are of the day that is told.
 * @throws CreditError `day-ahead`
 */
export function planRefundTold(
  state: RefundInBooks,
  told: RefundTold,
  context: EventContext,
): RefundAnswer {
  const { refund: before } = state;
  if (told.on > context.today) refuse('day-ahead', { day: told.on, today: context.today });
  const move = refundMove(before, told);
  if (move !== 'moves') return { kind: move };
  const own = { ...context, today: told.on };
  const settling = { ...state, before, after: settled(before, told, context.reason) };
  if (told.state !== 'failed') return { kind: 'moves', plan: planGone(settling, told, own) };
  return { kind: 'moves', plan: planFailed(settling, own) };
}
