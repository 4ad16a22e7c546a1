import type { Promised } from '../../domain/books/promise.js';
import type { TellsPayer } from '../../domain/refunds/ask.js';
import { planAskAgain } from '../../domain/refunds/ask-again.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { type AskedRefund, askedNotices, askedRefund } from './asked-refund.js';
import { loadRefund, requireRefund } from './load-refund.js';
import { saidOfMail } from './said-of-mail.js';
import { saidRefunds } from './said-refunds.js';

/**
 * Asks once more for a refund or a pay-out that failed; its try is counted.
 * @throws CreditError `not-allowed`, `not-found`, `refund-state`, of the rule of its kind, and what
 * {@link bookEvent} throws
 */
export async function askRefundAgain(
  desk: Desk,
  envelope: Envelope,
  input: { refundId: string; provider: string | null; reason: string } & TellsPayer,
  promised?: Promised,
): Promise<AskedRefund> {
  const { refundId, provider, reason, notifyWhenSent = true } = input;
  const { of } = await requireRefund(desk, refundId);
  const { entry, replayed } = await bookEvent(desk, {
    act: of === 'account-credit' ? 'pay-out' : 'refund',
    envelope,
    reason,
    promised,
    input: { refundId, provider, ...saidOfMail(notifyWhenSent), again: true },
    load: () => loadRefund(desk, refundId),
    plan: (state, context) => planAskAgain(state, { provider, notifyWhenSent }, context),
    notices: (plan) => askedNotices([plan], envelope),
  });
  return askedRefund(desk, { entries: [entry], replayed });
}

/** What a form said of it, with who was chosen in it to send the money. @throws CreditError `not-found` */
export async function promisedAgain(
  desk: Desk,
  { refundId, provider }: { refundId: string; provider: string | null },
  said: Promised,
): Promise<Promised> {
  const { paymentId, amount, provider: before } = await requireRefund(desk, refundId);
  const refunds = saidRefunds(() => [{ paymentId, provider: provider ?? before, amount }], true);
  return refunds === undefined ? said : { ...said, refunds };
}
