import type { Plan } from '../../domain/books/plan.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Notice } from '../../domain/notice.js';
import { waysOutAfterReversal } from '../../domain/payments/ways-out-after-reversal.js';
import type { LoadedPayment } from './load-payment.js';

/** What finance is told of money that goes back, or was typed in error. */
export type WentBack = 'bounced' | 'returned' | 'corrected';

/** With what can be done about credit made from the invoice, as things stand after the plan. */
export function reversalNotice(
  plan: Plan,
  state: LoadedPayment,
  {
    how,
    amount,
    today,
    byUserId,
  }: {
    how: WentBack;
    amount: bigint;
    today: CalendarDate;
    byUserId: string;
  },
): Notice {
  const invoice = plan.invoice?.after ?? state.invoice;
  return {
    kind: 'payment-reversed',
    how,
    invoiceNumber: invoice.number,
    payerId: invoice.payerId,
    amount,
    outstanding: invoice.outstanding,
    creditMade: invoice.creditedToAccount + invoice.overpaymentMoved,
    credit: waysOutAfterReversal({ ...state, invoice }, today),
    currency: invoice.currency,
    byUserId,
  };
}
