import {
  type JournalEntry,
  type LotUse,
  reversed,
  type UnchainedEntry,
} from '../books/journal-entry.js';
import { accountOf, type EventContext, entryFor, type Plan } from '../books/plan.js';
import type { CalendarDate } from '../calendar-date.js';
import { requireNoPendingPayment, requireNotVoid } from '../invoices/blocked.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import { type Account, giveBack, isExpired } from './account.js';

/** The amount that an application spent. */
export function applicationAmount(application: UnchainedEntry): bigint {
  return usesOf(application).reduce((sum, use) => sum + use.amount, 0n);
}

export function usesOf(application: UnchainedEntry): LotUse[] {
  return application.details.uses ?? [];
}

/** The part that comes back already expired; said to the person before taking back. */
export function expiredOnReturn(application: UnchainedEntry, today: CalendarDate): bigint {
  return usesOf(application)
    .filter((use) => isExpired(use, today))
    .reduce((sum, use) => sum + use.amount, 0n);
}

/** The uses of credit among these entries that stand: not taken back, nor ended by a void invoice. */
export function liveApplications(entries: readonly JournalEntry[]): JournalEntry[] {
  const takenBack = new Set(
    entries.flatMap((entry) => (entry.kind === 'credit.unapplied' ? [entry.reverses] : [])),
  );
  const voided = new Set(
    entries.flatMap((entry) => (entry.kind === 'invoice.voided' ? [entry.refs.invoiceId] : [])),
  );
  return entries.filter(
    ({ id, kind, refs }) =>
      kind === 'credit.applied' && !takenBack.has(id) && !voided.has(refs.invoiceId),
  );
}

/**
 * Takes one application back: its lots get the credit again, with their old expiry, and the
 * invoice is owed again. That it happens once is the idempotency key's work.
 * @throws CreditError `invoice-void`, `payment-pending`
 */
export function planTakeBackCredit(
  state: { invoice: Invoice; account: Account | null; application: UnchainedEntry },
  context: EventContext,
): Plan {
  const { invoice, application } = state;
  requireNotVoid(invoice);
  requireNoPendingPayment(invoice);
  const creditApplied = invoice.creditApplied - applicationAmount(application);
  const after = changeInvoice(invoice, { creditApplied });
  const uses = usesOf(application);
  const account = giveBack(accountOf(state.account, invoice), uses);
  const entry = entryFor(
    context,
    {
      kind: 'credit.unapplied',
      postings: reversed(application.postings),
      refs: { invoiceId: invoice.id },
      details: { uses },
      reverses: application.id,
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
