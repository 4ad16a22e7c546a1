import { ledgerAccount, reversed } from '../books/journal-entry.js';
import { accountOf, type EventContext, entryFor, type Plan } from '../books/plan.js';
import { type Account, giveBack } from '../credit/account.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import { withRecovery } from '../invoices/recover.js';
import { type Refund, refundFacts } from './refund.js';
import { paidPostings, refsOf, type Settling } from './refund-in-books.js';
import { withRefund } from './refund-lines.js';

/** What is taken back of a refund that failed: all that was posted, by the asking and by paying. */
function failedPostings({ before, asked, invoice }: Settling) {
  const { refundsDue, receivable } = ledgerAccount;
  const paid = before.state === 'done' ? reversed(paidPostings(before)) : [];
  // The void took the credit of the refund back, so what did not go out is overpaid.
  const isVoid = before.of === 'payment' && invoice !== null && invoice.voidedOn !== null;
  const due = [...reversed(asked.postings), ...paid];
  const owed = due.reduce((sum, { account, amount }) => {
    return account === refundsDue ? sum + amount : sum;
  }, 0n);
  return [
    ...due
      .filter(({ account }) => account !== refundsDue)
      .map(({ account, amount }) => {
        const isCredit = isVoid && account === ledgerAccount.creditNotes;
        return { account: isCredit ? receivable(invoice.id) : account, amount };
      }),
    { account: refundsDue, amount: owed },
  ];
}

function failedEntry(
  settling: Settling,
  context: EventContext,
  documents: { invoice?: Invoice; account?: Account },
) {
  const { before, after, asked } = settling;
  const { uses } = asked.details;
  return entryFor(
    context,
    {
      kind: 'refund.failed',
      postings: failedPostings(settling),
      refs: refsOf(after),
      details: {
        ...(before.lines.length === 0 ? {} : { lines: before.lines }),
        ...(uses === undefined ? {} : { uses }),
        refund: refundFacts(after),
      },
      reverses: before.askedEntryId,
    },
    { ...documents, owner: before },
  );
}

function planFailedPayOut(settling: Settling, context: EventContext): Plan {
  const { before, after, account, asked } = settling;
  const returned = giveBack(accountOf(account, before), asked.details.uses ?? []);
  return {
    entry: failedEntry(settling, context, { account: returned }),
    account: { before: account, after: returned },
    creditNotes: [],
    refunds: [{ before, after }],
  };
}

function takenBack(invoice: Invoice, { of, amount, lines }: Refund): Invoice {
  if (of !== 'payment') {
    return changeInvoice(invoice, { overpaymentRefunded: invoice.overpaymentRefunded - amount });
  }
  return changeInvoice(invoice, {
    refunded: invoice.refunded - amount,
    lines: withRefund(invoice, lines, -1n),
  });
}

/** Money that did not go out is the club's again: on the invoice as what arrives there. */
function planFailedOn(invoice: Invoice, settling: Settling, context: EventContext): Plan {
  const { before, after } = settling;
  const arrived = -failedPostings(settling)
    .filter(({ account }) => account === ledgerAccount.receivable(invoice.id))
    .reduce((sum, { amount }) => sum + amount, 0n);
  const arrival = { amount: arrived, refs: { invoiceId: invoice.id } };
  return withRecovery(invoice, arrival, context, (own) => {
    const left = takenBack(own, before);
    return {
      entry: failedEntry({ ...settling, invoice: own }, context, { invoice: left }),
      invoice: { before: own, after: left },
      creditNotes: [],
      refunds: [{ before, after }],
    };
  });
}

/** Puts everything back that the refund did, whether or not it was done. */
export function planFailed(settling: Settling, context: EventContext): Plan {
  const { invoice } = settling;
  if (invoice === null) return planFailedPayOut(settling, context);
  return planFailedOn(invoice, settling, context);
}
