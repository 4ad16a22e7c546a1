import { type JournalEntry, ledgerAccount, postedTo } from '../books/journal-entry.js';

/** What an event gives away, in minor units of its currency. */
export type Given = {
  amount: bigint;
  /** Whatever the amount, one person alone may not do it. */
  always: boolean;
};

type Booked = Pick<JournalEntry, 'kind' | 'payerId' | 'refs' | 'postings'>;

const nothing: Given = { amount: 0n, always: false };

function gives(amount: bigint): Given {
  return { amount: amount > 0n ? amount : 0n, always: false };
}

function onReceivable(entry: Booked): bigint {
  return postedTo(entry, ledgerAccount.receivable(entry.refs.invoiceId ?? ''));
}

function onAccount(entry: Booked): bigint {
  return postedTo(entry, ledgerAccount.accountCredit(entry.payerId));
}

/**
 * What one entry gives away. It follows from the entry's kind and postings alone, so it holds for
 * every door through which the entry comes.
 */
export function givenBy(entry: Booked): Given {
  switch (entry.kind) {
    case 'credit.raised':
      return gives(postedTo(entry, ledgerAccount.creditNotes));
    case 'invoice.voided':
      // The debt that goes, and the account credit that had paid a part of it and comes back.
      return gives(-onReceivable(entry) - onAccount(entry));
    case 'refund.asked':
    case 'overpayment.refunded':
      return gives(-postedTo(entry, ledgerAccount.refundsDue));
    case 'credit.paid-out':
      return { ...gives(-postedTo(entry, ledgerAccount.refundsDue)), always: true };
    case 'invoice.written-off':
      return { ...gives(postedTo(entry, ledgerAccount.writeOffs)), always: true };
    case 'credit.opened':
    case 'overpayment.moved':
      return gives(-onAccount(entry));
    case 'credit.withdrawn':
    case 'overpayment.returned':
      return gives(onAccount(entry));
    // Sold, paid, put back, or already given by the entry before.
    case 'invoice.issued':
    case 'invoice.recovered':
    case 'payment.pending':
    case 'payment.failed':
    case 'payment.received':
    case 'payment.bounced':
    case 'payment.returned':
    case 'payment.corrected':
    case 'credit.voided':
    case 'credit.applied':
    case 'credit.unapplied':
    case 'credit.expired':
    case 'refund.waiting':
    case 'refund.paid':
    case 'refund.failed':
      return nothing;
    default:
      return entry.kind satisfies never;
  }
}

/** What several entries of one act give away together. */
export function givenByAll(entries: readonly Booked[]): Given {
  return entries.map(givenBy).reduce((sum, one) => {
    return { amount: sum.amount + one.amount, always: sum.always || one.always };
  }, nothing);
}
