import { ledgerAccount } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import { refuse } from '../errors.js';
import { requireNoPendingPayment, requireNotVoid } from './blocked.js';
import { changeInvoice, type Invoice } from './invoice.js';

/**
 * Gives up the rest of a debt that nobody will pay. A payment that arrives later is an
 * overpayment. @throws CreditError `invoice-void`, `payment-pending`, `nothing-outstanding`
 */
export function planWriteOff(state: { invoice: Invoice }, context: EventContext): Plan {
  const { invoice } = state;
  requireNotVoid(invoice);
  requireNoPendingPayment(invoice);
  const amount = invoice.outstanding;
  if (amount === 0n) refuse('nothing-outstanding', { invoiceNumber: invoice.number });
  const after = changeInvoice(invoice, { writtenOff: invoice.writtenOff + amount });
  const entry = entryFor(
    context,
    {
      kind: 'invoice.written-off',
      postings: [
        { account: ledgerAccount.writeOffs, amount },
        { account: ledgerAccount.receivable(invoice.id), amount: -amount },
      ],
      refs: { invoiceId: invoice.id },
    },
    { invoice: after, owner: invoice },
  );
  return { entry, invoice: { before: invoice, after }, creditNotes: [] };
}
