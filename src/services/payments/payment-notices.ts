import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Notice } from '../../domain/notice.js';
import type { MadeCredit } from '../../domain/payments/ways-out-after-reversal.js';

type PaymentReversed = Extract<Notice, { kind: 'payment-reversed' }>;

/**
 * What finance is told of money that goes back, or was typed in error; `invoice` as it is then, and
 * what can be done about credit made from it.
 */
export function reversalNotice(
  invoice: Invoice,
  told: Pick<PaymentReversed, 'how' | 'amount' | 'byUserId'> & { credit: MadeCredit | null },
): PaymentReversed {
  const { number: invoiceNumber, payerId, outstanding, overpaid, currency } = invoice;
  const creditMade = invoice.creditedToAccount + invoice.overpaymentMoved;
  const facts = { invoiceNumber, payerId, outstanding, overpaid, currency, creditMade };
  return { kind: 'payment-reversed', ...facts, ...told };
}
