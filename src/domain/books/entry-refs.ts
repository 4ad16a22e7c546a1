import type { EntryKind } from './entry-kinds.js';
import type { EntryRefs } from './journal-entry.js';

/** What an entry of each kind has to name, so that no posting stands without its document. */
export const refsOfKind: Record<EntryKind, readonly (keyof EntryRefs)[]> = {
  'invoice.issued': ['invoiceId'],
  'invoice.voided': ['invoiceId'],
  'invoice.written-off': ['invoiceId'],
  'invoice.recovered': ['invoiceId'],
  'payment.pending': ['invoiceId', 'paymentId'],
  'payment.failed': ['invoiceId', 'paymentId'],
  'payment.received': ['invoiceId', 'paymentId'],
  'payment.bounced': ['invoiceId', 'paymentId'],
  'payment.returned': ['invoiceId', 'paymentId'],
  'payment.corrected': ['invoiceId', 'paymentId'],
  'credit.opened': [],
  'credit.withdrawn': [],
  'credit.raised': ['invoiceId', 'creditNoteId'],
  'credit.voided': ['invoiceId', 'creditNoteId'],
  'credit.applied': ['invoiceId'],
  'credit.unapplied': ['invoiceId'],
  'credit.expired': [],
  'credit.paid-out': ['refundId'],
  'overpayment.moved': ['invoiceId'],
  'overpayment.returned': ['invoiceId'],
  'overpayment.refunded': ['invoiceId', 'paymentId', 'refundId'],
  'refund.asked': ['invoiceId', 'paymentId', 'refundId'],
  'refund.waiting': ['refundId'],
  'refund.paid': ['refundId'],
  'refund.failed': ['refundId'],
};
