import { type JournalEntry, ledgerAccount, type Posting } from '../books/journal-entry.js';
import type { Account } from '../credit/account.js';
import type { Invoice } from '../invoices/invoice.js';
import type { Refund } from './refund.js';

/** A refund with its invoice, or with the account that it is paid out from. */
export type RefundInBooks = {
  refund: Refund;
  /** The entry that asked for its newest try. */
  asked: Pick<JournalEntry, 'postings' | 'details'>;
  /** Null of a pay-out. */
  invoice: Invoice | null;
  account: Account | null;
};

/** The same while it moves: how the refund was, and how it will be. */
export type Settling = Omit<RefundInBooks, 'refund'> & { before: Refund; after: Refund };

/** What each of its entries names. */
export function refsOf({ invoiceId, paymentId, id: refundId }: Refund) {
  return { ...(invoiceId && { invoiceId }), ...(paymentId && { paymentId }), refundId };
}

/** What sending it posted, or will. */
export function paidPostings({ provider, amount, fee }: Refund): Posting[] {
  return [
    { account: ledgerAccount.refundsDue, amount },
    { account: ledgerAccount.fees, amount: fee },
    { account: ledgerAccount.cash(provider), amount: -amount - fee },
  ];
}
