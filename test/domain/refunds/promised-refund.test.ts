import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Consequences, consequencesOf } from '../../../src/domain/books/consequences.js';
import type { Plan } from '../../../src/domain/books/plan.js';
import { asOne } from '../../../src/domain/books/plan.js';
import type { Promised } from '../../../src/domain/books/promise.js';
import { promisedThings, promiseOf, refundsText } from '../../../src/domain/books/promise.js';
import { shownFacts } from '../../../src/domain/books/shown-facts.js';
import { creditable } from '../../../src/domain/invoices/invoice.js';
import { planPayOut } from '../../../src/domain/refunds/pay-out.js';
import { cashLeft, cashOfPayments, takeCash } from '../../../src/domain/refunds/payment-cash.js';
import { planRefund, planRefundOverpayment } from '../../../src/domain/refunds/plan-refund.js';
import {
  promisedPayOut,
  promisedRefund,
  promisedRefundOfOverpayment,
} from '../../../src/domain/refunds/promised-refund.js';
import { mostCash, proposeRefund } from '../../../src/domain/refunds/propose-refund.js';
import { sentFrom } from '../../../src/domain/refunds/sender.js';
import { eventContext, owner, today } from '../../support/rules.js';
import { createStory } from '../../support/story.js';

const amounts = fc.bigInt({ min: 1n, max: 5_000n });
const contextOf = () => eventContext();

/** An invoice with payments and credit spent on it, as they happened to come. */
function told(total: bigint, payments: readonly bigint[], credit: bigint) {
  const story = createStory();
  story.open(credit, null);
  story.issue(1, [total]);
  story.apply(1, credit < total ? credit : total);
  for (const [index, amount] of payments.entries()) story.pay(1, `P${index}`, 'received', amount);
  const { account, entries } = story.books();
  const invoice = story.invoice(1);
  const own = entries.filter(({ refs }) => refs.invoiceId === invoice.id);
  const facts = shownFacts({ invoice, account }, { day: today, currency: 'GBP' });
  return { invoice, account, entries: own, cash: cashOfPayments(own), facts };
}

const stories = fc
  .tuple(amounts, fc.array(amounts, { minLength: 1, maxLength: 3 }), amounts)
  .map(([total, payments, credit]) => told(total, payments, credit));

const textOf = (refunds: Consequences['refunds']) => refundsText(refunds, (text) => text);

/** What a plan does, of that what was promised. */
function done(plans: readonly Plan[], promised: Promised): Promised {
  const all = promiseOf(consequencesOf(asOne(plans), today), (text) => text);
  const named = promisedThings.filter((thing) => promised[thing] !== undefined);
  return Object.fromEntries(named.map((thing) => [thing, all[thing]]));
}

describe('what a form says of money that is sent back', () => {
  it.each(['proposed', 'cash'] as const)('is what a refund does, %s', (how) => {
    let seen = 0;
    fc.assert(
      fc.property(stories, fc.nat(1_000), ({ cash, facts, ...state }, share) => {
        const wish = { line: null, paymentId: null, how };
        const most =
          how === 'cash' ? mostCash({ ...state, cash }, wish) : creditable(state.invoice);
        const amount = (most * BigInt(share)) / 1_000n;
        if (amount === 0n) return;
        seen += 1;
        const request = {
          ...wish,
          amount,
          provider: null,
          noteToCustomer: '',
          notifyCustomer: false,
        };
        const { payments } = proposeRefund({ ...state, cash }, { ...wish, amount });
        const refunds = textOf(sentFrom(payments, { provider: null, today }));
        const shown = { facts, left: cashLeft(cash), refunds };
        const promised = promisedRefund(shown, { amount, how });
        expect(promised).toMatchObject({ refunds });
        expect(done(planRefund(state, request, contextOf), promised)).toEqual(promised);
      }),
    );
    expect(seen).toBeGreaterThan(10);
  });

  it('is what a refund of an overpayment does', () => {
    const { facts, ...state } = told(1_000n, [700n, 800n], 100n);
    const promised = promisedRefundOfOverpayment({ facts }, { amount: 350n });
    const plans = planRefundOverpayment(state, { amount: 350n, provider: null }, contextOf);
    expect(promised).toEqual({ overpaid: '250', sentBack: '350' });
    expect(done(plans, promised)).toEqual(promised);
    const sent = sentFrom(takeCash(state.cash, 350n), { provider: null, today });
    const refunds = textOf(sent);
    const named = promisedRefundOfOverpayment({ facts, refunds }, { amount: 350n });
    expect(done(plans, named)).toEqual({ ...promised, refunds });
  });

  it('is what a pay-out does', () => {
    const { facts, account } = told(100n, [10n], 700n);
    const promised = promisedPayOut({ facts }, { amount: 200n });
    const request = { amount: 200n, provider: 'bank', again: null };
    const plan = planPayOut({ account, currency: owner.currency }, request, contextOf());
    expect(promised).toEqual({ toAccount: '-200', available: '400', sentBack: '200' });
    expect(done([plan], promised)).toEqual(promised);
    const refunds = textOf([{ paymentId: null, provider: 'bank', amount: 200n }]);
    const named = promisedPayOut({ facts, refunds }, { amount: 200n });
    expect(done([plan], named)).toEqual({ ...promised, refunds });
  });
});
