import type { Promised } from '../../domain/books/promise.js';
import type { TellsPayer } from '../../domain/refunds/ask.js';
import { planRefundOverpayment } from '../../domain/refunds/plan-refund.js';
import { bookTogether } from '../books/book-together.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { type AskedRefund, askedNotices, askedRefund } from './asked-refund.js';
import { loadRefundable } from './load-refundable.js';
import { saidOfMail } from './said-of-mail.js';
import { sameRefund } from './same-refund.js';

/** `amount` in minor units; `provider` null = whoever can send each payment back. */
export type RefundOverpaymentInput = {
  invoiceId: string;
  amount: bigint;
  provider: string | null;
  reason: string;
} & TellsPayer;

/**
 * Asks for what was paid too much to be sent back.
 * @throws CreditError `not-allowed`, `not-found`, of {@link planRefundOverpayment}, and what
 * {@link bookTogether} throws
 */
export async function refundOverpayment(
  desk: Desk,
  envelope: Envelope,
  { invoiceId, reason, notifyWhenSent = true, ...request }: RefundOverpaymentInput,
  promised?: Promised,
): Promise<AskedRefund> {
  const booked = await bookTogether(desk, {
    act: 'refund',
    envelope,
    reason,
    input: { ...request, ...saidOfMail(notifyWhenSent), invoiceId, of: 'overpayment' },
    numbered: 'all',
    promisedInAll: promised,
    sameThing: sameRefund(desk, { invoiceId, amount: request.amount }),
    load: () => loadRefundable(desk, invoiceId),
    documentsOf: (state) => [state],
    plan: (state, contextOf) =>
      planRefundOverpayment(state, { ...request, notifyWhenSent }, contextOf),
    notices: (plans) => askedNotices(plans, envelope),
  });
  return askedRefund(desk, booked);
}
