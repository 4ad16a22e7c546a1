import { splitByWeights } from '../../amounts/money.js';
import type { NumberedContext, Plan } from '../../books/plan.js';
import { requireKnownPayer } from '../../forgetting/require-owed.js';
import { askOfPayment } from '../../refunds/ask.js';
import { cashOfPayments } from '../../refunds/payment-cash.js';
import type { RefundableState } from '../../refunds/plan-refund.js';
import { proposeRefund } from '../../refunds/propose-refund.js';
import { requireSender } from '../../refunds/sender.js';
import { planCreditForTime } from '../credit-for-time.js';
import type { GivenFor } from '../given-for.js';
import type { GivenOnLine } from '../spread-offer.js';

/** What of a whole that was given for sessions a part of it is given for, in proportion. */
function partOf(givenFor: GivenFor | null, amount: bigint): GivenFor | null {
  if (givenFor === null || givenFor.kind === 'days') return givenFor;
  const weights = givenFor.parts.map((part) => part.amount);
  const amounts = splitByWeights(amount, weights);
  const parts = givenFor.parts.map(({ sessionId }, place) => {
    return { sessionId, amount: amounts[place] ?? 0n };
  });
  return { kind: 'sessions', parts: parts.filter((part) => part.amount > 0n) };
}

/**
 * A refund for what is not used of a line: what is owed is lowered first, cash goes back by whoever
 * can send it, and what cash does not cover is credit. Each part remembers what it was given for.
 * @throws CreditError `payer-forgotten`, of `proposeRefund`
 */
export function planRefundForTime(
  state: RefundableState,
  { given, ...words }: { given: GivenOnLine; noteToCustomer: string; notifyCustomer: boolean },
  contextOf: NumberedContext,
): Plan[] {
  requireKnownPayer(state.invoice);
  const { line, amount, givenFor } = given;
  const cash = cashOfPayments(state.entries, state.elsewhere);
  const wish = { amount, line, how: 'proposed', paymentId: null } as const;
  const { toInvoice, toAccount, payments } = proposeRefund({ ...state, cash }, wish);
  const plans: Plan[] = [];
  let { invoice } = state;
  const noted = toInvoice + toAccount;
  if (noted > 0n) {
    const lines = [{ line, amount: noted, givenFor: partOf(givenFor, noted) }];
    const plan = planCreditForTime({ ...state, invoice }, { ...words, lines }, contextOf(1));
    plans.push(plan);
    invoice = plan.invoice?.after ?? invoice;
  }
  for (const { from, payment, amount: sent } of payments) {
    const context = contextOf(plans.length + 1);
    const asked = { provider: requireSender(from, null, context.today), again: null };
    const own = partOf(givenFor, sent);
    const on = { amount: sent, line, ...(own !== null && { givenFor: own }) };
    const plan = askOfPayment({ invoice, payment }, on, asked, context);
    plans.push(plan);
    invoice = plan.invoice.after;
  }
  return plans;
}
