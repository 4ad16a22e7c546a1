import type { Payment, PaymentStatus } from '../../payments/payment.js';
import type { EntryKind } from '../entry-kinds.js';
import { type JournalEntry, ledgerAccount, postedTo } from '../journal-entry.js';

/** What a payment's entry says that it is now. */
const statusBy = new Map<EntryKind, PaymentStatus>([
  ['payment.pending', 'pending'],
  ['payment.failed', 'failed'],
  ['payment.received', 'received'],
  ['payment.bounced', 'bounced'],
  ['payment.returned', 'returned'],
  ['payment.corrected', 'corrected'],
]);

type Standing = Pick<Payment, 'status' | 'reversed' | 'reversedOn' | 'receivedEntryId'>;

/** How the payment stands after the entry: what went back of it, and what received it. */
function standingBy(entry: JournalEntry, status: PaymentStatus, before?: Payment): Standing {
  const receivedEntryId = before?.receivedEntryId ?? null;
  const gone = before?.status === 'bounced' ? before.reversed : 0n;
  const posted = postedTo(entry, ledgerAccount.receivable(entry.refs.invoiceId ?? ''));
  if (status === 'received') {
    // Of several disputes one may be won, and what the others took stays away.
    if (before !== undefined && gone + posted > 0n) {
      const { reversedOn } = before;
      return {
        ...{ status: 'bounced', reversed: gone + posted },
        ...{ reversedOn, receivedEntryId: entry.id },
      };
    }
    return { status, reversed: 0n, reversedOn: null, receivedEntryId: entry.id };
  }
  if (status !== 'bounced' && status !== 'returned') {
    return { status, reversed: 0n, reversedOn: null, receivedEntryId };
  }
  return { status, reversed: gone + posted, reversedOn: entry.occurredOn, receivedEntryId };
}

function referenceAfter(entry: JournalEntry, before?: Payment): Pick<Payment, 'reference'> {
  const reference = entry.reference ?? before?.reference;
  return reference === undefined ? {} : { reference };
}

/** Adds to an invoice's payments, by id, what one more of its entries does to them. */
export function replayPayments(payments: Map<string, Payment>, entry: JournalEntry): void {
  const status = statusBy.get(entry.kind);
  const { invoiceId, paymentId } = entry.refs;
  const facts = entry.details.payment;
  if (status === undefined || facts === undefined) return;
  if (invoiceId === undefined || paymentId === undefined) return;
  const before = payments.get(paymentId);
  const { clubId, payerId, currency } = entry;
  payments.set(paymentId, {
    ...{ id: paymentId, clubId, payerId, invoiceId, currency },
    ...facts,
    ...standingBy(entry, status, before),
    ...referenceAfter(entry, before),
    seq: (before?.seq ?? 0n) + 1n,
  });
}
