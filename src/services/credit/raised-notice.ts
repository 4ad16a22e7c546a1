import type { Plan } from '../../domain/books/plan.js';
import type { CreditRaisedNotice } from '../../domain/credit/credit-notice.js';
import { settledBy } from '../../domain/credit/settled.js';
import type { Invoice } from '../../domain/invoices/invoice.js';

/** What is told of a credit that plans raise and use at once; null where they raise none. */
export function raisedNotice(
  plans: readonly Plan[],
  { invoice, reason, byUserId }: { invoice: Invoice; reason: string; byUserId: string },
): CreditRaisedNotice | null {
  const [plan, ...uses] = plans;
  const note = plan?.creditNotes[0]?.after;
  if (note === undefined || plan?.entry == null) return null;
  const { toInvoice, toAccount, amount, payerId, currency } = note;
  const settled = settledBy(uses);
  const left = settled.reduce((sum, one) => sum - one.amount, toAccount);
  const creditUntil = plan.entry.details.lot?.expiresOn ?? null;
  return {
    kind: 'credit-raised',
    noteNumber: note.number,
    invoiceNumber: invoice.number,
    ...{ payerId, amount, toInvoice, toAccount, currency },
    ...(settled.length > 0 && { settled }),
    ...(left > 0n && creditUntil !== null && { creditUntil }),
    status: plan.entry.outcome.status ?? invoice.status,
    outstanding: plan.invoice?.after.outstanding ?? 0n,
    overpaid: plan.invoice?.after.overpaid ?? 0n,
    balance: (uses.at(-1)?.entry ?? plan.entry).outcome.available,
    reason,
    noteToCustomer: note.noteToCustomer,
    byUserId,
  };
}
