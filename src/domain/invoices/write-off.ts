import { splitByWeights } from '../amounts/money.js';
import { ledgerAccount } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import { refuse } from '../errors.js';
import { requireNoPendingPayment, requireNotVoidUnlessOwed } from './blocked.js';
import { changeInvoice, type Invoice, lineLeft } from './invoice.js';

/**
 * Gives up the rest of a debt that nobody will pay, or the part that another program gave up. Money
 * that arrives later takes it back (`recover.ts`).
 * @param part minor units; null = all that is outstanding
 * @throws CreditError `invoice-void`, `payment-pending`, `nothing-outstanding`, `over-outstanding`
 */
export function planWriteOff(
  state: { invoice: Invoice },
  context: EventContext,
  part: bigint | null = null,
): Plan {
  const { invoice } = state;
  requireNotVoidUnlessOwed(invoice);
  requireNoPendingPayment(invoice);
  const { outstanding: maximum, number: invoiceNumber, currency } = invoice;
  if (maximum === 0n) refuse('nothing-outstanding', { invoiceNumber });
  const amount = part ?? maximum;
  if (amount > maximum) refuse('over-outstanding', { invoiceNumber, maximum, currency });
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

/**
 * What of each line counts as written off, in the order of the lines: the whole is spread by what
 * can still be credited on each. Worked out anew from every state and stored nowhere, so that
 * credit on one line, or a recovery, moves the spread along
 * (`docs/decisions/write-off-over-lines.md`).
 */
export function writtenOffByLine(invoice: Invoice): bigint[] {
  const left = invoice.lines.map(lineLeft);
  const most = left.reduce((sum, amount) => sum + amount, 0n);
  // A debt that rose by a moved overpayment may be more than the lines, and so may its write-off.
  const amount = invoice.writtenOff < most ? invoice.writtenOff : most;
  return amount === 0n ? left.map(() => 0n) : splitByWeights(amount, left);
}
