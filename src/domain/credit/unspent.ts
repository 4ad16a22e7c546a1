import type { UnchainedEntry } from '../books/journal-entry.js';
import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import { requirePositive } from '../invoices/blocked.js';
import { ownId } from '../record-id.js';
import { type Account, type Lot, spend } from './account.js';
import { expiredOnReturn, usesOf } from './take-back-credit.js';

/** What a standing use of credit took from one lot, and no other. Minor units. */
export type UsedOfLot = {
  applicationId: string;
  invoiceNumber: string;
  amount: bigint;
  expiresOnReturn: bigint;
};

export function usedOfLot(
  application: UnchainedEntry,
  of: { lotId: string; today: CalendarDate },
): UsedOfLot {
  const uses = usesOf(application).filter((use) => use.lotId === of.lotId);
  return {
    applicationId: application.id,
    invoiceNumber: ownId(application.clubId, application.refs.invoiceId ?? ''),
    amount: uses.reduce((sum, use) => sum + use.amount, 0n),
    expiresOnReturn: expiredOnReturn(uses, of.today),
  };
}

/** A lot that is to be taken back out, with the entry that opened it. */
export type LotState = {
  account: Account | null;
  opened: UnchainedEntry;
  /** Where its credit stands spent. */
  uses: readonly UsedOfLot[];
  /** What of it went out as cash; nothing when left out. Minor units. */
  paidOut?: bigint;
  /** What of it has expired; nothing when left out. */
  expired?: bigint;
};

/** The lot as it is now; null when nothing of it is unspent. */
export function unspentLot({ account, opened }: Pick<LotState, 'account' | 'opened'>): Lot | null {
  return account?.lots.find((lot) => lot.lotId === opened.id) ?? null;
}

/**
 * Takes an amount of what is unspent of a lot out of the account, expired or not.
 * @returns the account after it, and what was taken as the entry keeps it
 * @throws CreditError `nothing-unspent`, `amount-not-positive`, `over-unspent`
 */
export function takeOut(state: LotState, amount: bigint) {
  const { account, opened, uses: spending, paidOut = 0n, expired = 0n } = state;
  const { currency } = opened;
  const lot = unspentLot(state);
  if (account === null || lot === null) {
    const spent = spending.reduce((sum, use) => sum + use.amount, 0n);
    const spentOn = [...new Set(spending.map((use) => use.invoiceNumber))].sort();
    return refuse('nothing-unspent', { spentOn, spent, paidOut, expired, currency });
  }
  requirePositive(amount);
  const { remaining, ...origin } = lot;
  if (amount > remaining) refuse('over-unspent', { maximum: remaining, currency });
  const uses = [{ ...origin, amount }];
  return { before: account, after: spend(account, uses), uses };
}
