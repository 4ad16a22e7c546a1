import type { EventContext, Plan } from '../../src/domain/books/plan.js';
import type { Account } from '../../src/domain/credit/account.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { planDispute } from '../../src/domain/payments/plan-dispute.js';
import { planAskAgain } from '../../src/domain/refunds/ask-again.js';
import { planPayOut } from '../../src/domain/refunds/pay-out.js';
import { planRefund, planRefundOverpayment } from '../../src/domain/refunds/plan-refund.js';
import type { RefundWish } from '../../src/domain/refunds/propose-refund.js';
import type { Refund, RefundState } from '../../src/domain/refunds/refund.js';
import { planRefundTold } from '../../src/domain/refunds/settle-refund.js';
import type { MemoryBooks } from './memory-books.js';
import { refundState } from './random-refunds.js';
import { owner, today } from './rules.js';

type Telling = {
  tell: (...plans: (Plan | null)[]) => string;
  context: (changes?: Partial<EventContext>) => EventContext;
  books: () => MemoryBooks;
  state: (number: number) => { invoice: Invoice; account: Account };
};

/** The part of a story in which money is sent back. */
export function refundsOf({ tell, context, books, state }: Telling) {
  const entriesOf = (number: number) =>
    books().entries.filter(({ refs }) => refs.invoiceId === `club:INV-${number}`);
  /** @returns the newest refund */
  const asked = (): Refund => {
    const refund = [...books().refunds.values()].at(-1);
    if (refund === undefined) throw new Error('nothing was asked for');
    return refund;
  };
  const numbered = () => {
    const { key } = context();
    return (number: number) => context({ key: `${key}:${number}`, reason: 'Left the club' });
  };
  const disputedParts = (ids: readonly string[]) =>
    ids.map((id) => {
      const { payments, invoices, entries, refunds } = books();
      const payment = payments.get(`club:${id}`);
      const invoice = invoices.get(payment?.invoiceId ?? '');
      if (payment === undefined || invoice === undefined) throw new Error(`${id} is not there`);
      const own = entries.filter(({ refs }) => refs.invoiceId === invoice.id);
      return { invoice, payment, refunds: [...refunds.values()], entries: own };
    });
  const refund = (id: string) => {
    const found = books().refunds.get(id);
    if (found === undefined) throw new Error(`there is no refund ${id}`);
    return found;
  };

  return {
    refund,
    /** @returns the id of the last refund that is a part of it */
    sendBack(
      number: number,
      amount: bigint,
      wish: Partial<RefundWish> = {},
      provider: string | null = null,
      notifyWhenSent?: boolean,
    ) {
      const request = {
        ...{ amount, line: null, how: 'proposed' as const, paymentId: null },
        ...wish,
      };
      const rest = { provider, noteToCustomer: '', notifyCustomer: false, notifyWhenSent };
      const now = { ...state(number), entries: entriesOf(number) };
      tell(...planRefund(now, { ...request, ...rest }, numbered()));
      return asked().id;
    },
    sendBackOverpaid(number: number, amount: bigint) {
      const now = { ...state(number), entries: entriesOf(number) };
      tell(...planRefundOverpayment(now, { amount, provider: null }, numbered()));
      return asked().id;
    },
    payOut(amount: bigint) {
      const { account } = books();
      const request = { amount, provider: 'bank', again: null };
      tell(planPayOut({ account, currency: owner.currency }, request, context()));
      return asked().id;
    },
    told(id: string, how: Exclude<RefundState, 'asked'>, feeMinor = 0n) {
      const { attempt } = refund(id);
      const common = { attempt, providerRefundId: `re_${attempt}`, on: today };
      const told = how === 'done' ? { ...common, state: how, feeMinor } : { ...common, state: how };
      const reason = `${how} by the bank`;
      const answer = planRefundTold(refundState(books(), refund(id)), told, context({ reason }));
      if (answer.kind === 'moves') tell(answer.plan);
      return answer.kind;
    },
    /** @param amount what the dispute keeps from the club now */
    dispute(ids: readonly string[], disputeId: string, amount: bigint) {
      const plans = planDispute(disputedParts(ids), { disputeId, amount }, numbered());
      if (plans.length > 0) tell(...plans);
    },
    disputedParts,
    askAgain(id: string, notifyWhenSent?: boolean) {
      const request = { provider: null, notifyWhenSent };
      tell(planAskAgain(refundState(books(), refund(id)), request, context()));
    },
  };
}
