import type { UnchainedEntry } from '../books/journal-entry.js';
import { asOne, type EventContext, type Plan } from '../books/plan.js';
import type { Account } from '../credit/account.js';
import { refuse } from '../errors.js';
import { requireNoPendingPayment, requirePositive } from '../invoices/blocked.js';
import type { Invoice } from '../invoices/invoice.js';
import { type AskPlan, askOfOverpayment, askOfPayment } from './ask.js';
import { planPayOut } from './pay-out.js';
import { type CashPart, cashLeft, cashOfPayments, takeCash } from './payment-cash.js';
import { mostOverpaid, type RefundableState } from './plan-refund.js';
import { mostCash, requireRefundable } from './propose-refund.js';
import { providerRule } from './provider-rules.js';
import { planRefundTold } from './settle-refund.js';

/** Asked for and done on one day, under the keys of the n-th entry and of the last. */
function paidPlan(
  asked: AskPlan,
  of: { invoice: Invoice | null; account: Account | null; providerRefundId?: string | null },
  context: EventContext,
): Plan {
  const { invoice, account, providerRefundId = null } = of;
  const [{ after: refund }] = asked.refunds;
  const entry: UnchainedEntry | null = asked.entry;
  if (entry === null) throw new Error(`${refund.id} was asked for by no entry`);
  const told = { attempt: 1, providerRefundId, on: context.today, feeMinor: 0n } as const;
  const state = { refund, asked: entry, invoice, account };
  const answer = planRefundTold(state, { ...told, state: 'done' }, context);
  if (answer.kind !== 'moves') throw new Error(`${refund.id} is ${answer.kind}`);
  return answer.plan;
}

function numbered(context: EventContext, number: number, count: number): EventContext {
  return number === count ? context : { ...context, key: `${context.key}:${number}` };
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** `id` is what the other program, or the provider, calls it. */
type Made = { amount: bigint; paymentId: string | null; id?: string | null };

/** What was too much goes back first, the rest credits the invoice; the newest payment first. */
function partsOf({ invoice, entries }: Omit<RefundableState, 'account'>, made: Made) {
  const { amount, paymentId } = made;
  const cash = cashOfPayments(entries).filter(
    ({ payment }) => paymentId === null || payment.id === paymentId,
  );
  const over = smaller(
    smaller(amount, mostOverpaid({ invoice, entries })),
    cashLeft(cash, paymentId),
  );
  const overParts = takeCash(cash, over);
  const left = cash.map((one) => {
    const taken = overParts.find(({ payment }) => payment.id === one.payment.id)?.amount ?? 0n;
    return { ...one, left: one.left - taken };
  });
  const rest = amount - over;
  if (rest > 0n) requireRefundable(invoice);
  const most = mostCash({ invoice, cash: left }, { line: null, paymentId });
  if (rest > most) {
    const { number: invoiceNumber, currency } = invoice;
    refuse('over-refundable', { invoiceNumber, maximum: over + most, currency, unrecorded: 0n });
  }
  return { overParts, cashParts: takeCash(left, rest) };
}

/** The id by which the provider tells of it, so that it is not taken for a stranger's. */
function knownAtProvider({ id = null }: Made, asks: readonly AskPlan[]): string | null {
  const [only, ...more] = asks;
  if (id === null || only === undefined || more.length > 0) return null;
  const [{ after: refund }] = only.refunds;
  return providerRule(refund.provider).refundId?.test(id) === true ? id : null;
}

/**
 * A refund that was made before the desk kept the books, as one plan: asked for and done on its day.
 * It is of one payment, or of the newest first.
 * @throws CreditError `payment-pending`, `amount-not-positive`, `invoice-void`, `total-zero`,
 * `over-refundable`
 */
export function planRefundMade(
  state: Omit<RefundableState, 'account'>,
  made: Made,
  context: EventContext,
): Plan {
  let { invoice } = state;
  requireNoPendingPayment(invoice);
  requirePositive(made.amount);
  const { overParts, cashParts } = partsOf(state, made);
  const count = 2 * (overParts.length + cashParts.length);
  let number = 0;
  const next = () => {
    number += 1;
    return numbered(context, number, count);
  };
  const ask = ({ payment, amount }: CashPart, isOver: boolean) => {
    const asked = { provider: payment.provider, again: null };
    const of = { invoice, payment };
    const plan = isOver
      ? askOfOverpayment(of, amount, asked, next())
      : askOfPayment(of, { amount, line: null }, asked, next());
    invoice = plan.invoice.after;
    return plan;
  };
  const asks = [
    ...overParts.map((part) => ask(part, true)),
    ...cashParts.map((part) => ask(part, false)),
  ];
  const providerRefundId = knownAtProvider(made, asks);
  const paid = asks.map((asked) => {
    const plan = paidPlan(asked, { invoice, account: null, providerRefundId }, next());
    invoice = plan.invoice?.after ?? invoice;
    return plan;
  });
  return asOne([...asks, ...paid]);
}

/**
 * Account credit that was paid out before the desk kept the books, as one plan.
 * @throws CreditError `amount-not-positive`, `over-balance`
 */
export function planPayOutMade(
  state: { account: Account | null; currency: string },
  made: { amount: bigint; provider: string },
  context: EventContext,
): Plan {
  const asked = planPayOut(state, { ...made, again: null }, numbered(context, 1, 2));
  const account = asked.account?.after ?? null;
  return asOne([asked, paidPlan(asked, { invoice: null, account }, context)]);
}
