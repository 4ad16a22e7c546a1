import type { JournalEntry } from '../books/journal-entry.js';
import type { EventContext } from '../books/plan.js';
import { refuse } from '../errors.js';
import { requireNoPendingPayment } from '../invoices/blocked.js';
import { type AskPlan, askOfOverpayment, askOfPayment, type TellsPayer } from './ask.js';
import { type GivenForTime, givenSince } from './given-since.js';
import { planPayOut } from './pay-out.js';
import { cashOfPayments, type SentElsewhere } from './payment-cash.js';
import { mostOverpaid } from './plan-refund.js';
import { proposeRefund, requireSomeUndisputed } from './propose-refund.js';
import type { RefundInBooks } from './refund-in-books.js';
import { requireSender } from './sender.js';

/**
 * `entries`: all of the invoice, in the order of its numbers; none of a pay-out. `given`: its notes and
 * refunds for sessions or days.
 */
export type AgainState = RefundInBooks & {
  entries: readonly JournalEntry[];
  elsewhere?: readonly SentElsewhere[];
  given?: GivenForTime;
};

/**
 * Asks once more for a refund that failed, by the rules of a first one: it keeps its id, and the try
 * is counted.
 * @throws CreditError `refund-state`, `given-since`, and what the rule of its kind throws
 */
export function planAskAgain(
  state: AgainState,
  request: TellsPayer & { provider: string | null },
  context: EventContext,
): AskPlan {
  const { refund: again, invoice, account, entries, elsewhere = [], given } = state;
  const { amount, currency, paymentId, lines } = again;
  if (again.state !== 'failed') refuse('refund-state', { state: again.state, wanted: 'asked' });
  const since = given === undefined ? 0n : givenSince(again, { entries, given });
  if (since > 0n) refuse('given-since', { amount: since, currency });
  const { notifyWhenSent } = request;
  const asked = { provider: request.provider ?? again.provider, again, notifyWhenSent };
  if (invoice === null) return planPayOut({ account, currency }, { ...asked, amount }, context);
  const cash = cashOfPayments(entries, elsewhere);
  const from = cash.find((one) => one.payment.id === paymentId);
  if (from === undefined) throw new Error(`${again.id} is of no payment of its invoice`);
  const { payment } = from;
  const sender = () => {
    return { ...asked, provider: requireSender(from, asked.provider, context.today) };
  };
  if (again.of === 'overpayment') {
    const { number: invoiceNumber } = invoice;
    requireNoPendingPayment(invoice);
    requireSomeUndisputed(cash, paymentId);
    const most = mostOverpaid({ invoice, entries, elsewhere });
    const maximum = from.left < most ? from.left : most;
    if (amount > maximum) refuse('over-overpaid', { invoiceNumber, maximum, currency });
    return askOfOverpayment({ invoice, payment }, amount, sender(), context);
  }
  // What lay on one line only is asked for on that line again.
  const only = lines.length === 1 ? lines[0] : undefined;
  const line = only?.line ?? null;
  const givenFor = only?.givenFor;
  proposeRefund({ invoice, cash }, { amount, line, how: 'cash', paymentId });
  const on = { amount, line, ...(givenFor && { givenFor }) };
  return askOfPayment({ invoice, payment }, on, sender(), context);
}
