import { type LotUse, ledgerAccount } from '../books/journal-entry.js';
import { type Change, type EventContext, entryFor, type Plan } from '../books/plan.js';
import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import {
  requireNoPendingPayment,
  requireNotVoidUnlessOwed,
  requirePositive,
} from '../invoices/blocked.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import {
  type Account,
  availableCredit,
  isExpired,
  type Lot,
  spend,
  sumOfLots,
  usableLots,
  usesFrom,
} from './account.js';

export type ApplicationState = { invoice: Invoice; account: Account | null };

/** What an application by hand can use at most: what is owed, or the credit at hand. */
export function applicable(state: ApplicationState, today: CalendarDate): bigint {
  const { invoice, account } = state;
  if (invoice.pendingPayment) return 0n;
  const available = availableCredit(account, today);
  return available < invoice.outstanding ? available : invoice.outstanding;
}

/** @throws CreditError `invoice-void`, `payment-pending` */
function requireOpen(invoice: Invoice): void {
  requireNotVoidUnlessOwed(invoice);
  requireNoPendingPayment(invoice);
}

/** The account that has this much to spend today. @throws CreditError `over-balance` */
function requireCredit(state: ApplicationState, amount: bigint, today: CalendarDate): Account {
  const { account, invoice } = state;
  const available = availableCredit(account, today);
  if (account !== null && amount <= available) return account;
  const lapsed = account?.lots.filter((lot) => isExpired(lot, today)) ?? [];
  const expired = sumOfLots(lapsed);
  return refuse('over-balance', { maximum: available, currency: invoice.currency, expired });
}

/**
 * What has to hold before an amount is looked at: some of the credit can be used.
 * @throws CreditError `invoice-void`, `payment-pending`, `over-balance`, `nothing-outstanding`
 */
export function requireApplicable(state: ApplicationState, today: CalendarDate): void {
  const { invoice } = state;
  requireOpen(invoice);
  if (invoice.outstanding === 0n) refuse('nothing-outstanding', { invoiceNumber: invoice.number });
  requireCredit(state, 1n, today);
}

/**
 * Spends account credit on an outstanding invoice because a person said so; also on the invoice
 * whose own credit note made the credit.
 * @throws CreditError `invoice-void`, `payment-pending`, `amount-not-positive`,
 * `over-outstanding`, `over-balance`
 */
export function planApplyCredit(
  state: ApplicationState,
  request: { amount: bigint },
  context: EventContext,
): Plan {
  const { invoice } = state;
  const { number: invoiceNumber, currency, outstanding } = invoice;
  requireOpen(invoice);
  requirePositive(request.amount);
  // Of the two limits the smaller one is named: that amount, typed, is accepted.
  const debtDecides = outstanding <= availableCredit(state.account, context.today);
  if (request.amount > outstanding && debtDecides) {
    refuse('over-outstanding', { invoiceNumber, maximum: outstanding, currency });
  }
  const account = requireCredit(state, request.amount, context.today);
  const uses = usesFrom(usableLots(account, context.today), request.amount);
  return planUse({ invoice, account }, uses, context);
}

/** Books the use of lots on an invoice; the caller checked that it is allowed. */
export function planUse(
  state: { invoice: Invoice; account: Account },
  uses: LotUse[],
  context: EventContext,
  autoApply: Invoice['autoApply'] = state.invoice.autoApply,
): Plan & { account: Change<Account> } {
  const { invoice, account } = state;
  const amount = uses.reduce((sum, use) => sum + use.amount, 0n);
  const creditApplied = invoice.creditApplied + amount;
  const after = changeInvoice(invoice, { creditApplied, autoApply });
  const accountAfter = spend(account, uses);
  const entry = entryFor(
    context,
    {
      kind: 'credit.applied',
      postings: [
        { account: ledgerAccount.accountCredit(invoice.payerId), amount },
        { account: ledgerAccount.receivable(invoice.id), amount: -amount },
      ],
      refs: { invoiceId: invoice.id },
      details: { uses },
    },
    { invoice: after, account: accountAfter, owner: invoice },
  );
  return {
    entry,
    invoice: { before: invoice, after },
    account: { before: account, after: accountAfter },
    creditNotes: [],
  };
}

/**
 * Which lots the sweep may spend on an invoice: those that the payer had when it was issued. When
 * the sweep runs decides nothing (`docs/domain.md`, "Automatic use").
 */
function sweepable(invoice: Invoice): (lot: Lot) => boolean {
  return (lot) => {
    const own = lot.source.kind !== 'opening' && lot.source.invoiceId === invoice.id;
    const wasThere = lot.openedSeq <= invoice.accountSeqAtIssue;
    return wasThere && !own;
  };
}

/**
 * What the sweep takes from an account for one due invoice, which may be nothing; null while it has
 * to wait: for a payment in flight, or for the rest of an import.
 */
export function automaticUses({ invoice, account }: ApplicationState): LotUse[] | null {
  if (invoice.autoApply !== 'due' || invoice.pendingPayment) return null;
  // While the payer's history is being imported, its credit may be spent already.
  if (invoice.importing || account?.importing) return null;
  if (account === null || invoice.writtenOff > 0n) return [];
  // A lot whose last day was the day of issue counts, though the sweep came after midnight.
  const lots = usableLots(account, invoice.issuedOn, sweepable(invoice));
  const available = sumOfLots(lots);
  const amount = available < invoice.outstanding ? available : invoice.outstanding;
  return amount <= 0n ? [] : usesFrom(lots, amount);
}

/**
 * The sweep's look at one due invoice: applies what it can, which may be nothing, and marks the
 * invoice done. Returns null while it has to wait: for a payment in flight, or for the rest of
 * an import.
 */
export function planAutomaticUse(state: ApplicationState, context: EventContext): Plan | null {
  const { invoice, account } = state;
  const uses = automaticUses(state);
  if (uses === null) return null;
  if (account === null || uses.length === 0) {
    const after = changeInvoice(invoice, { autoApply: 'done' });
    return { entry: null, invoice: { before: invoice, after }, creditNotes: [] };
  }
  return planUse({ invoice, account }, uses, context, 'done');
}
