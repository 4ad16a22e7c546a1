import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/domain/books/plan.js';
import type { Invoice } from '../../../src/domain/invoices/invoice.js';
import type {
  Payment,
  PaymentState,
  PaymentTold,
  RecordPayment,
  ToldStatus,
} from '../../../src/domain/payments/payment.js';
import { paymentKey } from '../../../src/domain/payments/payment-moves.js';
import { planRecordPayment, planSaidPayment } from '../../../src/domain/payments/record-payment.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import {
  anInvoice,
  eventContext,
  inFlight,
  owner,
  paymentPlan,
  refusalOf,
  today,
} from '../../support/rules.js';

const request: RecordPayment = {
  paymentId: 'club:P1',
  amount: 1000n,
  provider: 'gocardless',
  receivedOn: today,
  status: 'received',
};

const pending: Payment = {
  id: 'club:P1',
  clubId: owner.clubId,
  payerId: owner.payerId,
  invoiceId: 'club:INV-1',
  currency: 'GBP',
  amount: 1000n,
  provider: 'gocardless',
  status: 'pending',
  attempt: 1,
  receivedOn: '2026-11-20',
  reversed: 0n,
  reversedOn: null,
  receivedEntryId: null,
  seq: 1n,
};

const received: Payment = {
  ...pending,
  status: 'received',
  receivedEntryId: 'payment:club:P1:received:1',
  seq: 2n,
};

const bounced: Payment = {
  ...received,
  status: 'bounced',
  reversed: 1000n,
  reversedOn: '2026-11-22',
  seq: 3n,
};

function goesBack(
  status: 'bounced' | 'returned',
  amount: bigint | null = null,
  reversedOn = today,
): PaymentTold {
  return { paymentId: 'club:P1', status, amount, reversedOn };
}

function invoiceAfter(plan: Plan): Invoice {
  if (plan.invoice === undefined) throw new Error('the invoice was left alone');
  return plan.invoice.after;
}

describe('recording a payment', () => {
  it.each([
    ['less than is owed', 400n, { outstanding: 600n, overpaid: 0n, status: 'outstanding' }],
    ['what is owed', 1000n, { outstanding: 0n, overpaid: 0n, status: 'reconciled' }],
    [
      'more than is owed',
      1500n,
      { outstanding: 0n, overpaid: 500n, status: 'reconciled overpaid' },
    ],
  ])('takes %s', (_name, amount, expected) => {
    const plan = paymentPlan(
      { invoice: anInvoice([1000n]), payment: null },
      { ...request, amount },
    );
    expect(invoiceAfter(plan)).toMatchObject({ ...expected, paid: amount });
    expect(plan.entry).toMatchObject({
      kind: 'payment.received',
      id: 'payment:club:P1:received:1',
      postings: [
        { account: 'cash:gocardless', amount },
        { account: 'receivable:club:INV-1', amount: -amount },
      ],
      refs: { invoiceId: 'club:INV-1', paymentId: 'club:P1' },
    });
    expect(plan.preceding ?? []).toEqual([]);
  });

  it('books it on the day it was received, which may be long before it is typed', () => {
    const state = { invoice: anInvoice([1000n]), payment: null };
    const plan = paymentPlan(state, { ...request, receivedOn: '2026-11-02' });
    expect(plan.entry).toMatchObject({ occurredOn: '2026-11-02' });
    expect(plan.payment?.after).toMatchObject({ receivedOn: '2026-11-02', attempt: 1 });
  });

  it('takes money on a void invoice as an overpayment', () => {
    const invoice = anInvoice([1000n], { voidedOn: today });
    const plan = paymentPlan({ invoice, payment: null }, request);
    expect(invoiceAfter(plan)).toMatchObject({ status: 'void', outstanding: 0n, overpaid: 1000n });
  });

  it('pays what is owed again on a void invoice', () => {
    const invoice = anInvoice([1000n], { voidedOn: today, overpaymentMoved: 1000n });
    const plan = paymentPlan({ invoice, payment: null }, { ...request, amount: 1200n });
    expect(invoiceAfter(plan)).toMatchObject({ status: 'void', outstanding: 0n, overpaid: 200n });
  });

  it('takes money while another payment is on its way', () => {
    const other = { ...inFlight, paymentId: 'club:P2' };
    const invoice = anInvoice([1000n], { pendingPayments: [other] });
    const plan = paymentPlan({ invoice, payment: null }, request);
    expect(invoiceAfter(plan)).toMatchObject({ paid: 1000n, pendingPayments: [other] });
  });

  it('moves no money while the payment is on its way, and leaves the debt', () => {
    const state = { invoice: anInvoice([1000n]), payment: null };
    const plan = paymentPlan(state, { ...request, status: 'pending' });
    expect(plan.entry).toMatchObject({
      ...{ id: 'payment:club:P1:pending:1', kind: 'payment.pending', postings: [] },
      details: {
        payment: { amount: 1000n, provider: 'gocardless', attempt: 1, receivedOn: today },
      },
      outcome: { outstanding: 1000n, status: 'pending' },
    });
    expect(invoiceAfter(plan)).toMatchObject({
      status: 'pending',
      pendingPayment: true,
      outstanding: 1000n,
      paid: 0n,
      pendingPayments: [{ paymentId: 'club:P1', amount: 1000n, since: today }],
    });
  });

  it.each([
    ['received', { paid: 1000n, outstanding: 0n, status: 'reconciled' }],
    ['failed', { paid: 0n, outstanding: 1000n, status: 'outstanding' }],
  ] as const)('ends a payment in flight that is %s', (status, expected) => {
    const invoice = anInvoice([1000n], { pendingPayments: [inFlight] });
    const plan = paymentPlan({ invoice, payment: pending }, { ...request, status });
    expect(invoiceAfter(plan)).toMatchObject({ ...expected, pendingPayments: [] });
    const after = { status, seq: 2n, attempt: 1 };
    expect(plan.payment).toMatchObject({ before: pending, after });
    expect(plan.entry?.postings.length).toBe(status === 'failed' ? 0 : 2);
    expect(plan.entry?.kind).toBe(`payment.${status}`);
  });

  it('leaves another payment of the same invoice in flight', () => {
    const other = { ...inFlight, paymentId: 'club:P2' };
    const invoice = anInvoice([1000n], { pendingPayments: [inFlight, other] });
    const plan = paymentPlan({ invoice, payment: pending }, request);
    expect(invoiceAfter(plan)).toMatchObject({ status: 'pending', pendingPayments: [other] });
  });

  it.each([
    ['amount', { amount: 999n }, { stored: '10.00', given: '9.99' }],
    ['provider', { provider: 'stripe' }, { stored: 'gocardless', given: 'stripe' }],
  ])('refuses another %s under the same id, naming both', (_name, changes, facts) => {
    for (const payment of [pending, received, bounced]) {
      const state = { invoice: anInvoice([1000n]), payment };
      expect(
        refusalOf(() => planRecordPayment(state, { ...request, ...changes }, eventContext())),
      ).toEqual({ code: 'already-exists', what: 'Payment', id: 'P1', ...facts });
    }
  });

  it('refuses to end a payment on another invoice than it was set on its way for', () => {
    const invoice = anInvoice([1000n], { id: 'club:INV-2' });
    expect(
      refusalOf(() => planRecordPayment({ invoice, payment: pending }, request, eventContext())),
    ).toMatchObject({ code: 'already-exists', stored: 'INV-1', given: 'INV-2' });
  });

  it.each([0n, -1n])('refuses an amount of %s', (amount) => {
    for (const status of ['pending', 'received', 'failed'] as const) {
      const state = { invoice: anInvoice([1000n]), payment: null };
      expect(
        refusalOf(() => planRecordPayment(state, { ...request, amount, status }, eventContext())),
      ).toMatchObject({ code: 'amount-not-positive' });
    }
  });

  it('refuses a day that lies ahead, and takes today', () => {
    const state = { invoice: anInvoice([1000n]), payment: null };
    const tomorrow: PaymentTold = { ...request, receivedOn: '2026-11-24' };
    expect(refusalOf(() => planRecordPayment(state, tomorrow, eventContext()))).toEqual({
      code: 'day-ahead',
      day: '2026-11-24',
      today,
    });
    const back = goesBack('bounced', null, '2026-11-24');
    const paid = { invoice: anInvoice([1000n], { paid: 1000n }), payment: received };
    expect(refusalOf(() => planRecordPayment(paid, back, eventContext())).code).toBe('day-ahead');
  });

  it.each(['bounced', 'returned'] as const)(
    'refuses one that %s before the day on which it was received, and takes that day',
    (status) => {
      const paid = { invoice: anInvoice([1000n], { paid: 1000n }), payment: received };
      const dayBefore = goesBack(status, null, '2026-11-19');
      expect(refusalOf(() => planRecordPayment(paid, dayBefore, eventContext()))).toEqual({
        code: 'back-before-received',
        paymentId: 'P1',
        receivedOn: '2026-11-20',
      });
      const sameDay = goesBack(status, null, '2026-11-20');
      expect(planRecordPayment(paid, sameDay, eventContext()).kind).toBe('moves');
    },
  );
});

describe('money after a write-off', () => {
  const arrival = (changes: object, amount: bigint) => {
    const invoice = anInvoice([1000n], changes);
    return paymentPlan({ invoice, payment: null }, { ...request, amount });
  };

  it('takes the write-off back, in an entry of its own before the payment', () => {
    const plan = arrival({ writtenOff: 1000n }, 400n);
    expect(invoiceAfter(plan)).toMatchObject({
      status: 'written off',
      writtenOff: 600n,
      paid: 400n,
      outstanding: 0n,
      overpaid: 0n,
    });
    expect(plan.preceding).toMatchObject([
      {
        id: 'payment:club:P1:received:1:1',
        kind: 'invoice.recovered',
        occurredOn: today,
        postings: [
          { account: 'write-offs', amount: -400n },
          { account: 'receivable:club:INV-1', amount: 400n },
        ],
        refs: { invoiceId: 'club:INV-1', paymentId: 'club:P1' },
        outcome: { outstanding: 400n },
      },
    ]);
    expect(plan.entry).toMatchObject({
      id: 'payment:club:P1:received:1',
      kind: 'payment.received',
      outcome: { outstanding: 0n, status: 'written off' },
    });
  });

  it.each([
    ['first pays what is outstanding', { writtenOff: 600n }, 300n, [600n, 100n, 0n]],
    ['then takes the write-off back', { writtenOff: 600n }, 500n, [500n, 0n, 0n]],
    ['is an overpayment only beyond both', { writtenOff: 600n }, 1200n, [0n, 0n, 200n]],
    ['takes all of it back at once', { writtenOff: 1000n }, 1000n, [0n, 0n, 0n]],
    [
      'takes it back on a void invoice too',
      { voidedOn: today, overpaymentMoved: 700n, writtenOff: 700n },
      900n,
      [0n, 0n, 200n],
    ],
  ])('%s', (_name, changes, amount, [writtenOff, outstanding, overpaid]) => {
    const plan = arrival(changes, amount);
    expect(invoiceAfter(plan)).toMatchObject({ writtenOff, outstanding, overpaid });
  });

  it('leaves the debt owed, and not written off, when it bounces again', () => {
    const plan = arrival({ writtenOff: 1000n }, 1000n);
    const payment = plan.payment?.after ?? null;
    const back = paymentPlan({ invoice: invoiceAfter(plan), payment }, goesBack('bounced'));
    expect(invoiceAfter(back)).toMatchObject({
      writtenOff: 0n,
      outstanding: 1000n,
      status: 'outstanding',
    });
  });
});

describe('a payment that goes back', () => {
  const paid = { paid: 1000n, autoApply: 'done' } as const;

  it.each(['bounced', 'returned'] as const)('makes the debt return when %s', (how) => {
    const invoice = anInvoice([1000n], paid);
    const plan = paymentPlan({ invoice, payment: received }, goesBack(how));
    expect(invoiceAfter(plan)).toMatchObject({
      paid: 0n,
      outstanding: 1000n,
      status: 'outstanding',
    });
    expect(plan.entry).toMatchObject({
      id: `payment:club:P1:${how}:1`,
      kind: `payment.${how}`,
      reverses: 'payment:club:P1:received:1',
      postings: [
        { account: 'cash:gocardless', amount: -1000n },
        { account: 'receivable:club:INV-1', amount: 1000n },
      ],
    });
    const after = { status: how, reversed: 1000n, reversedOn: today, seq: 3n };
    expect(plan.payment?.after).toMatchObject({ ...after, receivedOn: '2026-11-20' });
  });

  it('leaves the credit that was made from it, so the debt and the credit both stand', () => {
    const invoice = anInvoice([1000n], { ...paid, creditedToAccount: 600n });
    const plan = paymentPlan({ invoice, payment: received }, goesBack('bounced'));
    expect(invoiceAfter(plan)).toMatchObject({ outstanding: 1000n, creditedToAccount: 600n });
    expect(plan.account).toBeUndefined();
  });

  it('makes an overpayment owed that was moved to account credit before', () => {
    const invoice = anInvoice([1000n], { paid: 1500n, overpaymentMoved: 500n });
    const payment = { ...received, amount: 1500n };
    expect(invoiceAfter(paymentPlan({ invoice, payment }, goesBack('bounced')))).toMatchObject({
      outstanding: 1500n,
      overpaid: 0n,
    });
  });

  it('takes back a part, and only that part can arrive again', () => {
    const invoice = anInvoice([1000n], paid);
    const plan = paymentPlan({ invoice, payment: received }, goesBack('bounced', 300n));
    expect(invoiceAfter(plan)).toMatchObject({ paid: 700n, outstanding: 300n });
    const payment = plan.payment?.after ?? null;
    expect(payment).toMatchObject({ reversed: 300n, amount: 1000n });
    const again = paymentPlan({ invoice: invoiceAfter(plan), payment }, request);
    expect(invoiceAfter(again)).toMatchObject({ paid: 1000n, outstanding: 0n });
  });

  it('refuses more than the payment, naming it', () => {
    const state = { invoice: anInvoice([1000n], paid), payment: received };
    expect(
      refusalOf(() => planRecordPayment(state, goesBack('bounced', 1001n), eventContext())),
    ).toMatchObject({ code: 'over-payment', paymentId: 'P1', maximum: 1000n });
    expect(invoiceAfter(paymentPlan(state, goesBack('bounced', 1000n))).paid).toBe(0n);
  });

  it.each([
    ['pending', pending],
    ['failed', { ...pending, status: 'failed' as const }],
    [null, null],
  ])('is refused for a payment that is %s', (status, payment) => {
    const state = { invoice: anInvoice([1000n]), payment };
    for (const how of ['bounced', 'returned'] as const) {
      expect(refusalOf(() => planRecordPayment(state, goesBack(how), eventContext()))).toEqual({
        code: 'payment-state',
        paymentId: 'P1',
        status,
        wanted: how,
      });
    }
  });
});

/** Tells one payment what is told of it, one after the other, and counts what was booked. */
function afterTelling(...tellings: PaymentTold[]) {
  let state: PaymentState = { invoice: anInvoice([1000n]), payment: null };
  const keys: string[] = [];
  const answers = tellings.map((told) => {
    const key = paymentKey(state.payment, told);
    const answer = planRecordPayment(state, told, eventContext({ key }));
    if (answer.kind !== 'moves') return answer.kind;
    const { plan } = answer;
    state = { invoice: invoiceAfter(plan), payment: plan.payment?.after ?? null };
    if (plan.entry !== null) keys.push(plan.entry.id);
    return 'moves';
  });
  return { ...state, answers, keys };
}

const told = (status: RecordPayment['status'], receivedOn = today): PaymentTold => {
  return { ...request, status, receivedOn };
};

describe('a payment that is tried again (L7)', () => {
  it('is taken when it was pending and failed before, pending again or at once', () => {
    const again = afterTelling(
      ...[told('pending', '2026-11-10'), told('failed', '2026-11-12')],
      ...[told('pending', '2026-11-15'), told('received', '2026-11-20')],
    );
    expect(again.answers).toEqual(['moves', 'moves', 'moves', 'moves']);
    expect(again.invoice).toMatchObject({ paid: 1000n, pendingPayments: [] });
    expect(again.payment).toMatchObject({ attempt: 2, receivedOn: '2026-11-20' });
    expect(again.keys).toEqual([
      ...['payment:club:P1:pending:1', 'payment:club:P1:failed:1'],
      ...['payment:club:P1:pending:2', 'payment:club:P1:received:2'],
    ]);
    const atOnce = afterTelling(told('failed'), told('received'));
    expect(atOnce.invoice.paid).toBe(1000n);
  });

  it('is taken when it had bounced, each receipt and each bounce under a key of its own', () => {
    const { answers, invoice, payment, keys } = afterTelling(
      ...[told('received'), goesBack('bounced'), told('received')],
      ...[goesBack('bounced'), told('received')],
    );
    expect(answers).toEqual(['moves', 'moves', 'moves', 'moves', 'moves']);
    expect(invoice).toMatchObject({ paid: 1000n, outstanding: 0n });
    expect(payment).toMatchObject({ attempt: 3, reversed: 0n, reversedOn: null });
    expect(keys).toEqual([
      'payment:club:P1:received:1',
      'payment:club:P1:bounced:1',
      'payment:club:P1:received:2',
      'payment:club:P1:bounced:2',
      'payment:club:P1:received:3',
    ]);
  });

  it('is taken once when it is reported twice', () => {
    const { answers, invoice, keys } = afterTelling(told('received'), told('received'));
    expect(answers).toEqual(['moves', 'already-so']);
    expect(invoice.paid).toBe(1000n);
    expect(keys).toHaveLength(1);
  });

  it.each<[string, PaymentTold[], ToldStatus]>([
    ['pending after received', [told('received'), told('pending')], 'received'],
    ['failed after received', [told('received'), told('failed')], 'received'],
    ['pending after bounced', [told('received'), goesBack('bounced'), told('pending')], 'bounced'],
    [
      'returned after bounced',
      [told('received'), goesBack('bounced'), goesBack('returned')],
      'bounced',
    ],
    [
      'received after returned',
      [told('received'), goesBack('returned'), told('received')],
      'returned',
    ],
    [
      'the first days of a payment that failed since',
      [told('failed', '2026-11-12'), told('pending', '2026-11-10')],
      'failed',
    ],
    [
      'the failure of an earlier try, while the next one is on its way',
      [
        ...[told('pending', '2026-11-10'), told('failed', '2026-11-12')],
        ...[told('pending', '2026-11-15'), told('failed', '2026-11-12')],
      ],
      'pending',
    ],
    ...(['bounced', 'returned'] as const).map((how): [string, PaymentTold[], ToldStatus] => [
      `the bounce of an earlier try, told as ${how} after the money came again`,
      [
        ...[told('received', '2026-11-10'), goesBack('bounced', null, '2026-11-12')],
        ...[told('received', '2026-11-15'), goesBack(how, null, '2026-11-12')],
      ],
      'received',
    ]),
  ])('is not changed by a late message: %s', (_name, tellings, status) => {
    const { answers, payment } = afterTelling(...tellings);
    expect(answers.at(-1)).toBe('late');
    expect(payment?.status).toBe(status);
  });

  it.each<[string, PaymentTold]>([
    ['fails on a later day', told('failed', '2026-11-16')],
    ['arrives with a day of before, which is taken', told('received', '2026-11-12')],
  ])('goes on when its newest try %s', (_name, last) => {
    const { answers, payment } = afterTelling(
      ...[told('pending', '2026-11-10'), told('failed', '2026-11-12')],
      ...[told('pending', '2026-11-15'), last],
    );
    expect(answers.at(-1)).toBe('moves');
    expect(payment?.status).toBe(last.status);
  });
});

describe('of several refusals at once', () => {
  const invoice = anInvoice([1000n]);

  it('a payment that arrives says the one that stands first', () => {
    expectRefusalsInOrder(
      (told) => planRecordPayment({ invoice, payment: pending }, told, eventContext()),
      request,
      {
        'amount-not-positive': { amount: 0n },
        'day-ahead': { receivedOn: '2026-11-24' },
        'already-exists': { provider: 'stripe' },
      },
    );
  });

  it('so does one that goes back', () => {
    expectRefusalsInOrder(
      ({ payment, amount, reversedOn }) =>
        planRecordPayment(
          { invoice, payment },
          goesBack('bounced', amount, reversedOn),
          eventContext(),
        ),
      { payment: received, amount: 400n, reversedOn: today },
      {
        'amount-not-positive': { amount: 0n },
        'day-ahead': { reversedOn: '2026-11-24' },
        'payment-state': { payment: pending },
        'over-payment': { amount: 1001n },
        'back-before-received': { reversedOn: '2026-11-19' },
      },
    );
  });
});

describe('what a person says of a payment that is tried again', () => {
  const again = { attempt: 2, receivedOn: '2026-11-20' };
  const state = (payment: Payment, paid: bigint) => ({
    invoice: anInvoice([1000n], { paid }),
    payment: { ...payment, ...again },
  });
  const said = (payment: Payment, told: PaymentTold, paid = 1000n) =>
    planSaidPayment(state(payment, paid), told, eventContext());

  it.each(['bounced', 'returned'] as const)(
    'names the day before which it cannot have %s, as of a first try',
    (how) => {
      const early = goesBack(how, null, '2026-11-19');
      const expected = { code: 'back-before-received', details: { receivedOn: '2026-11-20' } };
      expect(refusalOf(() => said(received, early))).toMatchObject(expected.details);
      expect(refusalOf(() => said(received, early)).code).toBe(expected.code);
      expect(said(received, goesBack(how, null, '2026-11-20')).kind).toBe('moves');
      expect(planRecordPayment(state(received, 1000n), early, eventContext()).kind).toBe('late');
    },
  );

  it('is that it failed, whatever the day, and no old message', () => {
    const failed: PaymentTold = { ...request, status: 'failed', receivedOn: '2026-11-19' };
    expect(said(pending, failed, 0n).kind).toBe('moves');
    expect(planRecordPayment(state(pending, 0n), failed, eventContext()).kind).toBe('late');
  });

  it('is refused where it is past that, as before', () => {
    expect(said(received, goesBack('bounced')).kind).toBe('moves');
    expect(said(bounced, goesBack('bounced')).kind).toBe('already-so');
    expect(said(bounced, goesBack('returned')).kind).toBe('late');
  });
});
