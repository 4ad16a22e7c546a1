import type { JournalEntry } from '../books/journal-entry.js';
import type { NumberedContext, Plan } from '../books/plan.js';
import type { Account } from '../credit/account.js';
import { planRaiseCredit } from '../credit/raise-credit.js';
import { refuse } from '../errors.js';
import { requireNoPendingPayment, requirePositive } from '../invoices/blocked.js';
import type { Invoice } from '../invoices/invoice.js';
import { askOfOverpayment, askOfPayment, type TellsPayer } from './ask.js';
import { cashLeft, cashOfPayments, type SentElsewhere, takeCash } from './payment-cash.js';
import { proposeRefund, type RefundWish, requireSomeUndisputed } from './propose-refund.js';
import { requireSender } from './sender.js';

/** `entries`: all of the invoice, in the order of its numbers. */
export type RefundableState = {
  invoice: Invoice;
  account: Account | null;
  entries: readonly JournalEntry[];
  /** What somebody sent back outside the desk, and nobody has recorded. */
  elsewhere?: readonly SentElsewhere[];
};

export type AskRefund = RefundWish &
  TellsPayer & {
    /** Who sends it; null = whoever can, of each payment ({@link requireSender}). */
    provider: string | null;
    /** Of the credit note that is a part of it, where there is one. */
    noteToCustomer: string;
    notifyCustomer: boolean;
  };

/**
 * The plans of a refund, each made from what the one before left: a credit note for what is not sent
 * back, then one refund for each payment. All are booked in one transaction.
 * @throws CreditError of {@link proposeRefund}, `provider-refuses`
 */
export function planRefund(
  state: RefundableState,
  request: AskRefund,
  contextOf: NumberedContext,
): Plan[] {
  const cash = cashOfPayments(state.entries, state.elsewhere);
  const { toInvoice, toAccount, payments } = proposeRefund({ ...state, cash }, request);
  const { line, provider, noteToCustomer, notifyCustomer, notifyWhenSent } = request;
  const plans: Plan[] = [];
  let { invoice } = state;
  const noted = toInvoice + toAccount;
  if (noted > 0n) {
    const note = { amount: noted, line, noteToCustomer, notifyCustomer };
    const plan = planRaiseCredit(state, note, contextOf(1));
    plans.push(plan);
    invoice = plan.invoice?.after ?? invoice;
  }
  for (const { from, payment, amount } of payments) {
    const context = contextOf(plans.length + 1);
    const sender = requireSender(from, provider, context.today);
    const asked = { provider: sender, again: null, notifyWhenSent };
    const plan = askOfPayment({ invoice, payment }, { amount, line }, asked, context);
    plans.push(plan);
    invoice = plan.invoice.after;
  }
  return plans;
}

/** The most of an overpayment that can be sent back: not what was never held as cash. */
export function mostOverpaid(state: Omit<RefundableState, 'account'>): bigint {
  const { invoice, entries, elsewhere } = state;
  const left = cashLeft(cashOfPayments(entries, elsewhere));
  return invoice.overpaid < left ? invoice.overpaid : left;
}

/**
 * Sends back what was paid too much, on a void invoice as well: a refund for each payment, the
 * newest first.
 * @throws CreditError `payment-pending`, `nothing-overpaid`, `payment-disputed`,
 * `amount-not-positive`, `over-overpaid`, `provider-refuses`
 */
export function planRefundOverpayment(
  state: Omit<RefundableState, 'account'>,
  request: TellsPayer & { amount: bigint; provider: string | null },
  contextOf: NumberedContext,
): Plan[] {
  let { invoice } = state;
  const { number: invoiceNumber, currency } = invoice;
  const cash = cashOfPayments(state.entries, state.elsewhere);
  requireNoPendingPayment(invoice);
  if (invoice.overpaid === 0n) refuse('nothing-overpaid', { invoiceNumber });
  requireSomeUndisputed(cash);
  requirePositive(request.amount);
  const maximum = mostOverpaid(state);
  if (request.amount > maximum) refuse('over-overpaid', { invoiceNumber, maximum, currency });
  const parts = takeCash(cash, request.amount);
  return parts.map(({ from, payment, amount }, index) => {
    const context = contextOf(index + 1);
    const provider = requireSender(from, request.provider, context.today);
    const asked = { provider, again: null, notifyWhenSent: request.notifyWhenSent };
    const plan = askOfOverpayment({ invoice, payment }, amount, asked, context);
    invoice = plan.invoice.after;
    return plan;
  });
}
