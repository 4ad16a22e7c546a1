import { beforeEach, describe, expect, it } from 'vitest';
import { heldOnParts } from '../../../src/domain/refunds/parts-of-sum.js';
import { planRefund } from '../../../src/domain/refunds/plan-refund.js';
import {
  type MadeElsewhere,
  planRecordElsewhere,
} from '../../../src/domain/refunds/record-elsewhere.js';
import { booksFaults, bookTogether } from '../../support/memory-books.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import {
  eventContext,
  inFlight,
  nonePending,
  notVoid,
  refusalOf,
  today,
} from '../../support/rules.js';
import { createStory, type Story } from '../../support/story.js';

let story: Story;
beforeEach(() => {
  story = createStory();
  story.issue(1, [10_000n]);
});

const made: MadeElsewhere = {
  providerRefundId: 're_1',
  provider: 'stripe',
  amount: 4000n,
  currency: 'GBP',
  madeOn: today,
  booked: { today },
  state: 'done',
  feeMinor: 0n,
};

function state() {
  const { entries, refunds, account } = story.books();
  const invoice = story.invoice(1);
  const own = entries.filter(({ refs }) => refs.invoiceId === invoice.id);
  const part = { paymentId: 'club:P1', refunds: [...refunds.values()] };
  return { invoice, account, entries: own, ...part };
}

function plan(changes: Partial<MadeElsewhere> = {}) {
  const contextOf = (number: number) => eventContext({ key: `record:${number}` });
  return planRecordElsewhere([state()], { ...made, ...changes }, contextOf);
}

it('is booked as asked for and done on the day on which it was made, and knows its id', () => {
  story.pay(1, 'P1', 'received', 10_000n);
  const plans = plan();
  expect(plans.map(({ entry }) => [entry?.kind, entry?.occurredOn])).toEqual([
    ['refund.asked', today],
    ['refund.paid', today],
  ]);
  const after = bookTogether(story.books(), plans);
  const [refund] = after.refunds.values();
  expect(refund).toMatchObject({ state: 'done', providerRefundId: 're_1', amount: 4000n });
  expect(after.invoices.get('club:INV-1')).toMatchObject({ refunded: 4000n, outstanding: 0n });
  expect(booksFaults(after)).toEqual([]);
});

it('made in days that are closed by now it is booked on the first open one, and says when it was', () => {
  story.pay(1, 'P1', 'received', 10_000n);
  const booked = { today: '2026-11-01', happenedOn: '2026-10-30' };
  for (const state of ['done', 'waiting'] as const) {
    const plans = plan({ madeOn: '2026-10-30', booked, state });
    expect(plans.map(({ entry }) => [entry?.occurredOn, entry?.details.happenedOn])).toEqual([
      ['2026-11-01', '2026-10-30'],
      ['2026-11-01', '2026-10-30'],
    ]);
    expect(booksFaults(bookTogether(story.books(), plans))).toEqual([]);
  }
  expect(plan().some(({ entry }) => entry?.details.happenedOn !== undefined)).toBe(false);
});

it('one that waits there waits in the books', () => {
  story.pay(1, 'P1', 'received', 10_000n);
  const after = bookTogether(story.books(), plan({ state: 'waiting' }));
  expect([...after.refunds.values()]).toMatchObject([{ state: 'waiting' }]);
  expect(booksFaults(after)).toEqual([]);
});

it('lowers an overpayment of that much instead of the price', () => {
  story.pay(1, 'P0', 'received', 10_000n);
  story.pay(1, 'P1', 'received', 5000n);
  const after = bookTogether(story.books(), plan());
  expect(after.invoices.get('club:INV-1')).toMatchObject({
    ...{ refunded: 0n, overpaymentRefunded: 4000n, overpaid: 1000n },
  });
  expect(booksFaults(after)).toEqual([]);
});

it('is of its own payment, although another one came later', () => {
  story.pay(1, 'P1', 'received', 6000n);
  story.pay(1, 'P2', 'received', 4000n);
  expect(plan()[0]?.refunds?.[0]?.after.paymentId).toBe('club:P1');
});

it('is refused in another currency than that of the invoice', () => {
  story.pay(1, 'P1', 'received', 10_000n);
  expect(refusalOf(() => plan({ currency: 'EUR' }))).toMatchObject({
    ...{ code: 'already-exists', stored: 'GBP', given: 'EUR' },
  });
});

it('is refused when it is in the books, and above what was received, with what is left', () => {
  story.pay(1, 'P1', 'received', 3000n);
  expect(refusalOf(() => plan())).toMatchObject({
    code: 'over-recordable',
    maximum: 3000n,
  });
  const amount = 1000n;
  const recorded = bookTogether(story.books(), plan({ amount }));
  const known = { ...state(), refunds: [...recorded.refunds.values()] };
  const contextOf = () => eventContext();
  expect(
    refusalOf(() => planRecordElsewhere([known], { ...made, amount }, contextOf)),
  ).toMatchObject({ code: 'refund-state' });
});

it('holds its amount until then: no more than what is left of its payment is sent back', () => {
  story.pay(1, 'P1', 'received', 10_000n);
  const wish = { line: null, how: 'cash', paymentId: 'club:P1', provider: null } as const;
  const note = { noteToCustomer: '', notifyCustomer: false };
  const elsewhere = [
    { paymentId: 'club:P1', why: 'unrecorded', amount: 4000n },
    { paymentId: 'club:P2', why: 'unrecorded', amount: 9000n },
  ] as const;
  const ask = (amount: bigint) =>
    planRefund({ ...state(), elsewhere }, { ...wish, ...note, amount }, () => eventContext());
  expect(refusalOf(() => ask(6001n))).toMatchObject({ maximum: 6000n, unrecorded: 4000n });
  expect(ask(6000n)).toHaveLength(1);
});

it('is refused where the money became credit, and taken once that was undone', () => {
  story.pay(1, 'P1', 'received', 10_000n);
  const note = story.raise(1, 8_000n);
  expect(refusalOf(() => plan())).toMatchObject({ code: 'over-recordable', maximum: 2000n });
  story.voidNote(1, note);
  expect(plan()).toHaveLength(2);
});

describe('of a sum that paid several invoices', () => {
  beforeEach(() => {
    story.issue(2, [5000n]);
    story.pay(1, 'P1', 'received', 10_000n);
    story.pay(2, 'P1:INV-2', 'received', 5000n);
  });

  function partOf(number: number, paymentId: string) {
    const { entries, refunds } = story.books();
    const invoice = story.invoice(number);
    const own = entries.filter(({ refs }) => refs.invoiceId === invoice.id);
    return { paymentId, invoice, entries: own, refunds: [...refunds.values()] };
  }

  function record(changes: Partial<MadeElsewhere>) {
    const parts = [partOf(1, 'club:P1'), partOf(2, 'club:P1:INV-2')];
    return planRecordElsewhere(parts, { ...made, ...changes }, (number) =>
      eventContext({ key: `form:record-${changes.providerRefundId}:${number}` }),
    );
  }

  it('one larger than each part lies on several, in one act, with its fee once', () => {
    const plans = record({ amount: 12_000n, feeMinor: 30n, providerRefundId: 're_1' });
    expect(plans.map(({ entry }) => entry?.id)).toEqual(
      [1, 2, 3, 4].map((number) => `form:record-re_1:${number}`),
    );
    const after = bookTogether(story.books(), plans);
    const refunds = [...after.refunds.values()];
    expect(refunds.map(({ paymentId, amount, fee }) => [paymentId, amount, fee])).toEqual([
      ['club:P1', 10_000n, 30n],
      ['club:P1:INV-2', 2000n, 0n],
    ]);
    expect(refunds.map(({ providerRefundId }) => providerRefundId)).toEqual(['re_1', 're_1']);
    expect(booksFaults(after)).toEqual([]);
  });

  it('what is left of each decides, and more than all of them is refused with the most', () => {
    story.sendBack(1, 9000n, { how: 'cash', paymentId: 'club:P1' });
    const [asked, , other] = record({ amount: 3000n, providerRefundId: 're_2' });
    expect(asked?.refunds?.[0]?.after).toMatchObject({ paymentId: 'club:P1', amount: 1000n });
    expect(other?.refunds?.[0]?.after).toMatchObject({ paymentId: 'club:P1:INV-2', amount: 2000n });
    expect(refusalOf(() => record({ amount: 6001n }))).toMatchObject({
      ...{ code: 'over-recordable', invoiceNumber: 'INV-1, INV-2', maximum: 6000n },
    });
  });

  it('a part that cannot be refunded now is passed over, and named where nothing else has it', () => {
    story.pay(1, 'P9', 'pending', 100n);
    const [asked] = record({ amount: 5000n, providerRefundId: 're_3' });
    expect(asked?.refunds?.[0]?.after).toMatchObject({ paymentId: 'club:P1:INV-2' });
    expect(refusalOf(() => record({ amount: 5001n }))).toMatchObject({ code: 'payment-pending' });
  });

  it('is held on the parts in the same way until it is recorded', () => {
    story.sendBack(1, 9000n, { how: 'cash', paymentId: 'club:P1' });
    const { payments, entries } = story.books();
    const parts = ['club:P1', 'club:P1:INV-2'].flatMap((id) => {
      const payment = payments.get(id);
      if (payment === undefined) return [];
      const own = entries.filter(({ refs }) => refs.invoiceId === payment.invoiceId);
      return [{ payment, entries: own }];
    });
    const why = 'unrecorded';
    expect(heldOnParts(parts, 3000n)).toEqual([
      { paymentId: 'club:P1', why, amount: 1000n },
      { paymentId: 'club:P1:INV-2', why, amount: 2000n },
    ]);
    expect(heldOnParts(parts, 7000n)).toEqual([
      { paymentId: 'club:P1', why, amount: 2000n },
      { paymentId: 'club:P1:INV-2', why, amount: 5000n },
    ]);
  });
});

it('of several refusals the one that stands first on their page is said', () => {
  story.pay(1, 'P1', 'received', 10_000n);
  const sound = { voidedOn: notVoid, pendingPayments: nonePending, currency: 'GBP' };
  const known = [...bookTogether(story.books(), plan()).refunds.values()];
  expectRefusalsInOrder(
    ({ currency, amount, refunds, ...changes }) =>
      planRecordElsewhere(
        [{ ...state(), refunds, invoice: { ...state().invoice, ...changes } }],
        { ...made, currency, amount },
        (number) => eventContext({ key: `r:${number}` }),
      ),
    { ...sound, total: 10_000n, amount: 4000n as bigint, refunds: [] as typeof known },
    {
      'already-exists': { currency: 'EUR' },
      'refund-state': { refunds: known },
      'invoice-void': { voidedOn: today },
      'payment-pending': { pendingPayments: [inFlight] },
      'total-zero': { total: 0n },
      'over-recordable': { amount: 10_001n },
    },
  );
});
