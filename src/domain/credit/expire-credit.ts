import { type JournalEntry, type LotUse, ledgerAccount } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import { addDays, type CalendarDate } from '../calendar-date.js';
import type { Invoice } from '../invoices/invoice.js';
import { type Account, isExpired, type Lot, spend } from './account.js';

/** The last day on which credit can be used that is made on a day; null = it never expires. */
export function lastDayOf(createdOn: CalendarDate, expiryDays: number | null): CalendarDate | null {
  return expiryDays === null ? null : addDays(createdOn, expiryDays);
}

/** An auto-collect invoice that the sweep has still to look at. */
export type DueInvoice = Pick<Invoice, 'currency' | 'issuedOn'>;

/**
 * The lots whose last day is past. One that the sweep may still spend, since an invoice that was
 * issued by its last day waits for it, is left until that invoice is done; what a payer paid too
 * much is their own money and never expires (`docs/domain.md`, "Expiry").
 */
export function expiringLots(
  account: Account,
  due: readonly DueInvoice[],
  today: CalendarDate,
): Lot[] {
  const waiting = due.filter(({ currency }) => currency === account.currency);
  return account.lots.filter((lot) => {
    const { expiresOn, source } = lot;
    if (expiresOn === null || source.kind === 'overpayment' || !isExpired(lot, today)) return false;
    return !waiting.some(({ issuedOn }) => issuedOn <= expiresOn);
  });
}

/**
 * One key for each time that a lot expires: credit that comes back to it later expires again, from
 * another state of the account.
 */
export function expiryKey(account: Account, { lotId }: Pick<Lot, 'lotId'>): string {
  return `expire:${lotId}:${account.seq + 1n}`;
}

/** Takes all that is left of a lot out of the account, for good. */
export function planExpireLot(
  { account, lot }: { account: Account; lot: Lot },
  context: EventContext,
): Plan {
  const { remaining: amount, ...origin } = lot;
  const uses: LotUse[] = [{ ...origin, amount }];
  const after = spend(account, uses);
  const entry = entryFor(
    context,
    {
      kind: 'credit.expired',
      postings: [
        { account: ledgerAccount.accountCredit(account.payerId), amount },
        { account: ledgerAccount.expiredCredit, amount: -amount },
      ],
      refs: {},
      details: { uses },
    },
    { account: after, owner: account },
  );
  return { entry, account: { before: account, after }, creditNotes: [] };
}

/** What of some lots has expired and is gone for good, in minor units. */
export function expiredOf(
  entries: readonly Pick<JournalEntry, 'kind' | 'details'>[],
  isOf: (use: LotUse) => boolean,
): bigint {
  return entries
    .filter((entry) => entry.kind === 'credit.expired')
    .flatMap(({ details }) => details.uses ?? [])
    .filter(isOf)
    .reduce((sum, use) => sum + use.amount, 0n);
}
