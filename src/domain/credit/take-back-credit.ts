import {
  type JournalEntry,
  type LotUse,
  reversed,
  type UnchainedEntry,
} from '../books/journal-entry.js';
import { accountOf, type EventContext, entryFor, type Plan } from '../books/plan.js';
import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
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

/** What comes back to one lot, whose day has passed. `amount` in minor units. */
export type ExpiredLot = Pick<LotUse, 'lotId' | 'source' | 'amount'> & { expiresOn: CalendarDate };

/**
 * The lots to which credit would come back expired, each with its part of these uses and nothing
 * of others; said to the person before it is taken back.
 */
export function expiredLots(uses: readonly LotUse[], today: CalendarDate): ExpiredLot[] {
  const byLot = new Map<string, ExpiredLot>();
  for (const { lotId, source, amount, expiresOn } of uses) {
    if (expiresOn === null || !isExpired({ expiresOn }, today)) continue;
    const before = byLot.get(lotId)?.amount ?? 0n;
    byLot.set(lotId, { lotId, source, amount: before + amount, expiresOn });
  }
  return [...byLot.values()];
}

/** The sum of {@link expiredLots}. */
export function expiredOnReturn(uses: readonly LotUse[], today: CalendarDate): bigint {
  return expiredLots(uses, today).reduce((sum, lot) => sum + lot.amount, 0n);
}

export type TakeBackState = {
  invoice: Invoice;
  account: Account | null;
  application: UnchainedEntry;
  /** Voiding the invoice took the application back already. */
  endedByVoid: boolean;
  /** Somebody took it back before. */
  isTakenBack: boolean;
};

/**
 * The uses of credit among entries that stand: not taken back, nor ended when their invoice was
 * voided. A void invoice may have some that were made since. @param entries oldest first
 */
export function liveApplications(entries: readonly JournalEntry[]): JournalEntry[] {
  const live = new Map<string, JournalEntry>();
  for (const entry of entries) {
    if (entry.kind === 'credit.applied') live.set(entry.id, entry);
    if (entry.kind === 'credit.unapplied' && entry.reverses !== null) live.delete(entry.reverses);
    if (entry.kind !== 'invoice.voided') continue;
    for (const [id, { refs }] of live) {
      if (refs.invoiceId === entry.refs.invoiceId) live.delete(id);
    }
  }
  return [...live.values()];
}

/**
 * Takes one application back, once: its lots get the credit again, with their old expiry, and the
 * invoice is owed again.
 * @throws CreditError `invoice-void`, `payment-pending`, `no-such-use`
 */
export function planTakeBackCredit(state: TakeBackState, context: EventContext): Plan {
  const { invoice, application } = state;
  if (state.endedByVoid) requireNotVoid(invoice);
  requireNoPendingPayment(invoice);
  if (state.isTakenBack) refuse('no-such-use', { invoiceNumber: invoice.number });
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
