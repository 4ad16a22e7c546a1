import type { EntryKind } from './entry-kinds.js';
import { ledgerAccount } from './journal-entry.js';

/** Accounts of which the club has one; of the others each owner has one of its own. */
const clubAccounts = [
  ledgerAccount.creditNotes,
  ledgerAccount.income,
  ledgerAccount.refundsDue,
  ledgerAccount.fees,
  ledgerAccount.writeOffs,
  ledgerAccount.expiredCredit,
  ledgerAccount.openingBalances,
] as const;

const ownedAccounts = ['receivable', 'account-credit', 'cash'] as const;

export type LedgerAccountName = (typeof clubAccounts)[number] | (typeof ownedAccounts)[number];

/** `owner` is an invoice's id, a payer's id or a provider; null where the account is the club's. */
export type LedgerAccount = { name: LedgerAccountName; owner: string | null };

/**
 * What the whole name of an account looks like, for the database as well: the list is closed. The
 * end is asked for in this way since `$` would let a line break through at the server.
 */
export const ledgerAccountPattern = `^(?:(?:${clubAccounts.join('|')})(?![\\s\\S])|(?:${ownedAccounts.join('|')}):[\\s\\S])`;

/** Which account a posting names, and whose; null when there is no such account. */
export function readLedgerAccount(account: string): LedgerAccount | null {
  const ofClub = clubAccounts.find((name) => name === account);
  if (ofClub !== undefined) return { name: ofClub, owner: null };
  const name = ownedAccounts.find((owned) => account.startsWith(`${owned}:`));
  if (name === undefined) return null;
  const owner = account.slice(name.length + 1);
  return owner === '' ? null : { name, owner };
}

/**
 * The accounts that each kind of entry may post to; none where no money moves.
 * - What takes from account credit names the lots in `details.uses`. `credit.expired` is written by
 *   no rule yet.
 * - Whatever is sent back (`refund.asked`, `overpayment.refunded`, `credit.paid-out`) is posted to
 *   `refunds-due`, `refund.paid` moves it from there to cash with what it cost in `fees`, and
 *   `refund.failed` reverses both, with the lots of a pay-out in `details.uses`. Where the invoice
 *   was voided meanwhile, its notes are gone, and what failed is overpaid on its receivable.
 */
export const accountsOfKind: Record<EntryKind, readonly LedgerAccountName[]> = {
  'invoice.issued': ['receivable', 'income'],
  'invoice.voided': ['receivable', 'income', 'credit-notes', 'account-credit', 'write-offs'],
  'invoice.written-off': ['receivable', 'write-offs'],
  'invoice.recovered': ['receivable', 'write-offs'],
  'payment.pending': [],
  'payment.failed': [],
  'payment.received': ['receivable', 'cash'],
  'payment.bounced': ['receivable', 'cash'],
  'payment.returned': ['receivable', 'cash'],
  'payment.corrected': ['receivable', 'cash'],
  'credit.opened': ['opening-balances', 'account-credit'],
  'credit.withdrawn': ['opening-balances', 'account-credit'],
  'credit.raised': ['credit-notes', 'receivable', 'account-credit'],
  'credit.voided': ['credit-notes', 'receivable', 'account-credit'],
  'credit.applied': ['receivable', 'account-credit'],
  'credit.unapplied': ['receivable', 'account-credit'],
  'credit.expired': ['account-credit', 'expired-credit'],
  'credit.paid-out': ['account-credit', 'refunds-due'],
  'overpayment.moved': ['receivable', 'account-credit'],
  'overpayment.returned': ['receivable', 'account-credit'],
  'overpayment.refunded': ['receivable', 'refunds-due'],
  'refund.asked': ['credit-notes', 'refunds-due'],
  'refund.waiting': [],
  'refund.paid': ['refunds-due', 'cash', 'fees'],
  'refund.failed': ['credit-notes', 'receivable', 'account-credit', 'refunds-due', 'cash', 'fees'],
};
