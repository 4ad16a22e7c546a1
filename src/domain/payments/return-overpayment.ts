import { ledgerAccount } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import { type LotState, takeOut } from '../credit/unspent.js';
import { requireNoPendingPayment } from '../invoices/blocked.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import { withRecovery } from '../invoices/recover.js';

/**
 * Returns unspent credit that was an overpayment to its invoice, void or not: it pays what is
 * owed there, takes a write-off back, and beyond both the invoice is overpaid again.
 * @throws CreditError `payment-pending`, `nothing-unspent`, `amount-not-positive`, `over-unspent`
 */
export function planReturnOverpayment(
  state: LotState & { invoice: Invoice },
  request: { amount: bigint },
  context: EventContext,
): Plan {
  const { opened } = state;
  const { amount } = request;
  requireNoPendingPayment(state.invoice);
  const { before, after: account, uses } = takeOut(state, amount);
  const refs = { invoiceId: state.invoice.id };
  return withRecovery(state.invoice, { amount, refs }, context, (invoice) => {
    const after = changeInvoice(invoice, { overpaymentMoved: invoice.overpaymentMoved - amount });
    const entry = entryFor(
      context,
      {
        kind: 'overpayment.returned',
        postings: [
          { account: ledgerAccount.accountCredit(invoice.payerId), amount },
          { account: ledgerAccount.receivable(invoice.id), amount: -amount },
        ],
        refs,
        details: { uses },
        reverses: opened.id,
      },
      { invoice: after, account, owner: invoice },
    );
    return {
      entry,
      invoice: { before: invoice, after },
      account: { before, after: account },
      creditNotes: [],
    };
  });
}
