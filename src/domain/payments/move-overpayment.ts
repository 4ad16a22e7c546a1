import { ledgerAccount } from '../books/journal-entry.js';
import { accountOf, type EventContext, entryFor, type Plan } from '../books/plan.js';
import { type Account, openLot } from '../credit/account.js';
import { refuse } from '../errors.js';
import { requirePositive } from '../invoices/blocked.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';

/**
 * Makes account credit of what was paid too much; allowed on a void invoice too, where every
 * later payment is too much. @throws CreditError `nothing-overpaid`, `over-overpaid`,
 * `amount-not-positive`
 */
export function planMoveOverpayment(
  state: { invoice: Invoice; account: Account | null },
  request: { amount: bigint },
  context: EventContext,
): Plan {
  const { invoice } = state;
  const { number: invoiceNumber, currency } = invoice;
  if (invoice.overpaid === 0n) refuse('nothing-overpaid', { invoiceNumber });
  requirePositive(request.amount);
  if (request.amount > invoice.overpaid) {
    refuse('over-overpaid', { invoiceNumber, maximum: invoice.overpaid, currency });
  }
  const after = changeInvoice(invoice, {
    overpaymentMoved: invoice.overpaymentMoved + request.amount,
  });
  const lot = { createdOn: context.today, expiresOn: null };
  const account = openLot(accountOf(state.account, invoice), {
    lotId: context.key,
    source: { kind: 'overpayment', invoiceId: invoice.id },
    amount: request.amount,
    ...lot,
  });
  const entry = entryFor(
    context,
    {
      kind: 'overpayment.moved',
      postings: [
        { account: ledgerAccount.receivable(invoice.id), amount: request.amount },
        { account: ledgerAccount.accountCredit(invoice.payerId), amount: -request.amount },
      ],
      refs: { invoiceId: invoice.id },
      details: { lot },
    },
    { invoice: after, account, owner: invoice },
  );
  return {
    entry,
    invoice: { before: invoice, after },
    account: { before: state.account, after: account },
    creditNotes: [],
  };
}
