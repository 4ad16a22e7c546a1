import type { Promised } from '../../domain/books/promise.js';
import { type AskRefund, planRefund } from '../../domain/refunds/plan-refund.js';
import { bookTogether } from '../books/book-together.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { type AskedRefund, askedNotices, askedRefund } from './asked-refund.js';
import { loadRefundable } from './load-refundable.js';
import { saidOfMail } from './said-of-mail.js';
import { sameRefund } from './same-refund.js';

/** Amounts in minor units of the invoice's currency. */
export type AskRefundInput = AskRefund & { invoiceId: string; reason: string };

/**
 * Asks for a refund: what is not sent back is a credit note, and each payment that sends a part gets
 * a refund of its own, all of it or nothing.
 * @param promised what the form said of all of it together
 * @throws CreditError `not-allowed`, `not-found`, of {@link planRefund}, and what
 * {@link bookTogether} throws
 */
export async function askRefund(
  desk: Desk,
  envelope: Envelope,
  { invoiceId, reason, notifyWhenSent = true, ...request }: AskRefundInput,
  promised?: Promised,
): Promise<AskedRefund> {
  const booked = await bookTogether(desk, {
    act: 'refund',
    envelope,
    reason,
    input: { ...request, ...saidOfMail(notifyWhenSent), invoiceId },
    numbered: 'all',
    promisedInAll: promised,
    sameThing: sameRefund(desk, { invoiceId, amount: request.amount }),
    load: () => loadRefundable(desk, invoiceId),
    documentsOf: (state) => [state],
    plan: (state, contextOf) => planRefund(state, { ...request, notifyWhenSent }, contextOf),
    notices: (plans) => askedNotices(plans, envelope),
  });
  return askedRefund(desk, booked);
}
