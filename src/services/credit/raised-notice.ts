import type { Plan } from '../../domain/books/plan.js';
import type { CreditRaisedNotice } from '../../domain/credit/credit-notice.js';
import type { Invoice } from '../../domain/invoices/invoice.js';

/** What is told of a credit that a plan raises; null where it raises none. */
export function raisedNotice(
  plan: Plan,
  { invoice, reason, byUserId }: { invoice: Invoice; reason: string; byUserId: string },
): CreditRaisedNotice | null {
  const note = plan.creditNotes[0]?.after;
  if (note === undefined || plan.entry === null) return null;
  const { toInvoice, toAccount, amount, payerId, currency } = note;
  return {
    kind: 'credit-raised',
    noteNumber: note.number,
    invoiceNumber: invoice.number,
    ...{ payerId, amount, toInvoice, toAccount, currency },
    status: plan.entry.outcome.status ?? invoice.status,
    outstanding: plan.invoice?.after.outstanding ?? 0n,
    overpaid: plan.invoice?.after.overpaid ?? 0n,
    balance: plan.entry.outcome.available,
    reason,
    noteToCustomer: note.noteToCustomer,
    byUserId,
  };
}
