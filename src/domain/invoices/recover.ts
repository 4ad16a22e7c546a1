import { type EntryRefs, ledgerAccount } from '../books/journal-entry.js';
import { type Change, type EventContext, entryFor, type Plan, together } from '../books/plan.js';
import { changeInvoice, type Invoice } from './invoice.js';

/** What of a write-off is taken back when money arrives: what is beyond the outstanding amount. */
export function recoverable(invoice: Invoice, amount: bigint): bigint {
  const beyond = amount - invoice.outstanding;
  if (beyond <= 0n) return 0n;
  return beyond < invoice.writtenOff ? beyond : invoice.writtenOff;
}

function planRecovery(
  invoice: Invoice,
  recovery: { amount: bigint; refs: EntryRefs },
  context: EventContext,
): Plan & { invoice: Change<Invoice> } {
  const { amount, refs } = recovery;
  const after = changeInvoice(invoice, { writtenOff: invoice.writtenOff - amount });
  const entry = entryFor(
    context,
    {
      kind: 'invoice.recovered',
      postings: [
        { account: ledgerAccount.writeOffs, amount: -amount },
        { account: ledgerAccount.receivable(invoice.id), amount },
      ],
      refs,
    },
    { invoice: after, owner: invoice },
  );
  return { entry, invoice: { before: invoice, after }, creditNotes: [] };
}

/**
 * Books money that arrives on an invoice: what it covers of a write-off is owed again first, in
 * an entry of its own, so that the money pays it. Only beyond both it is an overpayment.
 * @param planArrival plans the arrival itself from the invoice that it is given
 */
export function withRecovery(
  invoice: Invoice,
  arrival: { amount: bigint; refs: EntryRefs },
  context: EventContext,
  planArrival: (invoice: Invoice) => Plan,
): Plan {
  const amount = recoverable(invoice, arrival.amount);
  if (amount === 0n) return planArrival(invoice);
  // Entries beside the main one of a transaction carry a number behind its key.
  const key = `${context.key}:1`;
  const recovery = planRecovery(invoice, { amount, refs: arrival.refs }, { ...context, key });
  return together(recovery, planArrival(recovery.invoice.after));
}
