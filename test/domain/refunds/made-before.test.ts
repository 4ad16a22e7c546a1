import { describe, expect, it } from 'vitest';
import { entriesOf, type Plan } from '../../../src/domain/books/plan.js';
import { planPayOutMade, planRefundMade } from '../../../src/domain/refunds/made-before.js';
import { booksFaults, bookTogether } from '../../support/memory-books.js';
import { anAccount, eventContext, inFlight, refusalOf, today } from '../../support/rules.js';
import { createStory, type Story } from '../../support/story.js';

/** An invoice of £10.00 on which these payments were received, in this order. */
function paid(...amounts: bigint[]): Story {
  const story = createStory();
  story.issue(1, [600n, 400n]);
  for (const [index, amount] of amounts.entries()) {
    story.pay(1, `P${index + 1}`, 'received', amount);
  }
  return story;
}

function stateOf(story: Story) {
  const invoice = story.invoice(1);
  const entries = story.books().entries.filter(({ refs }) => refs.invoiceId === invoice.id);
  return { invoice, entries };
}

function made(story: Story, amount: bigint, paymentId: string | null = null): Plan {
  return planRefundMade(stateOf(story), { amount, paymentId }, eventContext({ key: 'made' }));
}

/** Kind, key and amount of each entry. */
function told(plan: Plan) {
  return entriesOf(plan).map(({ kind, id, details }) => [kind, id, details.refund?.amount]);
}

describe('a refund that was made before the desk kept the books', () => {
  it('was asked for and done on its day, under numbers behind its key and then under the key', () => {
    const story = paid(1_000n);
    const plan = made(story, 300n);
    expect(told(plan)).toEqual([
      ['refund.asked', 'made:1', 300n],
      ['refund.paid', 'made', 300n],
    ]);
    expect(plan.invoice?.after).toMatchObject({ refunded: 300n, outstanding: 0n });
    expect(plan.refunds).toMatchObject([
      { before: null, after: { state: 'done', fee: 0n, provider: 'stripe', settledOn: today } },
    ]);
    expect(booksFaults(bookTogether(story.books(), [plan]))).toEqual([]);
  });

  it('sends back what was too much first, then credits the invoice, of the newest payments', () => {
    const story = paid(700n, 350n);
    const plan = made(story, 420n);
    expect(told(plan)).toEqual([
      ['overpayment.refunded', 'made:1', 50n],
      ['refund.asked', 'made:2', 300n],
      ['refund.asked', 'made:3', 70n],
      ['refund.paid', 'made:4', 50n],
      ['refund.paid', 'made:5', 300n],
      ['refund.paid', 'made', 70n],
    ]);
    const payments = plan.refunds?.map(({ after }) => after.paymentId);
    expect(payments).toEqual(['club:P2', 'club:P2', 'club:P1']);
    expect(plan.invoice?.after).toMatchObject({ overpaid: 0n, refunded: 370n });
    expect(booksFaults(bookTogether(story.books(), [plan]))).toEqual([]);
  });

  it('is of one payment where that is told', () => {
    const story = paid(700n, 350n);
    expect(told(made(story, 60n, 'club:P1'))).toEqual([
      ['overpayment.refunded', 'made:1', 50n],
      ['refund.asked', 'made:2', 10n],
      ['refund.paid', 'made:3', 50n],
      ['refund.paid', 'made', 10n],
    ]);
    expect(refusalOf(() => made(story, 701n, 'club:P1'))).toMatchObject({
      ...{ code: 'over-refundable', invoiceNumber: 'INV-1', maximum: 700n, currency: 'GBP' },
    });
  });

  it('is at most what is held, and more than nothing', () => {
    const story = paid(700n);
    expect(refusalOf(() => made(story, 701n))).toMatchObject({
      ...{ code: 'over-refundable', maximum: 700n },
    });
    expect(told(made(story, 700n))).toHaveLength(2);
    expect(refusalOf(() => made(story, 0n)).code).toBe('amount-not-positive');
  });

  it('only takes an overpayment back on a void invoice', () => {
    const story = createStory();
    story.issue(1, [1_000n]);
    story.voidInvoice(1);
    story.pay(1, 'P1', 'received', 40n);
    expect(told(made(story, 40n))).toEqual([
      ['overpayment.refunded', 'made:1', 40n],
      ['refund.paid', 'made', 40n],
    ]);
    expect(refusalOf(() => made(story, 41n)).code).toBe('invoice-void');
  });

  it('is not booked while a payment is on its way', () => {
    const state = stateOf(paid(700n));
    const invoice = { ...state.invoice, pendingPayments: [inFlight] };
    const plan = () =>
      planRefundMade({ ...state, invoice }, { amount: 1n, paymentId: null }, eventContext());
    expect(refusalOf(plan).code).toBe('payment-pending');
  });
});

describe('a pay-out that was made before', () => {
  it('was asked for and done on its day', () => {
    const account = anAccount({ lotId: 'a', amount: 100n });
    const plan = planPayOutMade(
      { account, currency: 'GBP' },
      { amount: 60n, provider: 'bank' },
      eventContext({ key: 'made' }),
    );
    expect(told(plan)).toEqual([
      ['credit.paid-out', 'made:1', 60n],
      ['refund.paid', 'made', 60n],
    ]);
    expect(plan.account).toMatchObject({ before: account, after: { balance: 40n, seq: 3n } });
    expect(plan.refunds).toMatchObject([{ after: { state: 'done', provider: 'bank' } }]);
  });

  it('is at most what could be spent', () => {
    const state = { account: anAccount({ lotId: 'a', amount: 100n }), currency: 'GBP' };
    const out = () => planPayOutMade(state, { amount: 101n, provider: 'bank' }, eventContext());
    expect(refusalOf(out)).toMatchObject({ code: 'over-balance', maximum: 100n });
  });
});
