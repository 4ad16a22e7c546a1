import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { refusalOf } from '../../domain/errors.js';
import { requireKnownPayer } from '../../domain/forgetting/require-owed.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import {
  cashOfPayments,
  type PaymentCash,
  type SentElsewhere,
} from '../../domain/refunds/payment-cash.js';
import { mostOverpaid, planRefundOverpayment } from '../../domain/refunds/plan-refund.js';
import { requireRefundable } from '../../domain/refunds/propose-refund.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';

/** What of an invoice's money can be sent back now, worked out from what is read anyway. */
export type RefundDetails = {
  /** Its payments with what can be sent back of each, newest first. */
  cash: PaymentCash[];
  /** Why nothing can be refunded on it, and why no overpayment; null when it can. */
  refundRefusal: string | null;
  refundOverpaymentRefusal: string | null;
};

export function refundDetails(
  desk: Desk,
  actor: Actor,
  {
    invoice,
    history,
    elsewhere,
  }: {
    invoice: Invoice;
    history: readonly JournalEntry[];
    elsewhere: readonly SentElsewhere[];
  },
): RefundDetails {
  const { locale } = desk.club;
  const state = { invoice, entries: history, elsewhere };
  const context = { key: 'dry-run', requestHash: '', actor, reason: '', ...momentOf(desk) };
  return {
    cash: cashOfPayments(history, elsewhere),
    refundRefusal: refusalOf(() => {
      requireRefundable(invoice);
      requireKnownPayer(invoice);
    }, locale),
    refundOverpaymentRefusal: refusalOf(() => {
      const amount = mostOverpaid(state);
      planRefundOverpayment(state, { amount, provider: null }, () => context);
    }, locale),
  };
}
