import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../../../src/domain/books/plan.js';
import { creditable } from '../../../../src/domain/invoices/invoice.js';
import { planCreditForTime } from '../../../../src/domain/sessions/credit-for-time.js';
import { anOrder, aPlace, notesOf, removalOf } from '../../../support/leavers.js';
import { anInvoiceInUse } from '../../../support/lines-in-use.js';
import { eventContext, inFlight } from '../../../support/rules.js';

const twelve = { amount: 6000n, sessionsBilled: 12, booked: 12 };
const paid = { paid: 6000n };

describe('somebody leaves with what was not paid yet (flows 1)', () => {
  it('and credit by price and billing pays the invoice', () => {
    const planned = removalOf({ invoices: [anInvoiceInUse([twelve])], sessions: 12, begun: 4 });
    expect(notesOf(planned)).toEqual([['INV-1-CN-1', 4000n, 0n]]);
    expect(planned.part.effect).toMatchObject({ toInvoice: 4000n, toAccount: 0n, sentBack: 0n });
    expect(planned.plans[0]?.invoice?.after.outstanding).toBe(2000n);
    expect(planned.plans[0]?.account).toBeUndefined();
  });

  it('and a fixed amount pays a part-paid invoice, all of it', () => {
    const invoice = anInvoiceInUse([{ ...twelve, amount: 150_000n }], {
      ...{ number: 'INV-2', paid: 50_000n },
    });
    const credit = { kind: 'fixed', amount: 30_000n } as const;
    const planned = removalOf({ invoices: [invoice], sessions: 12, begun: 4, act: { credit } });
    expect(notesOf(planned)).toEqual([['INV-2-CN-1', 30_000n, 0n]]);
    expect(planned.plans[0]?.invoice?.after.outstanding).toBe(70_000n);
  });

  it('and credit beyond what is owed becomes account credit', () => {
    const invoice = anInvoiceInUse([twelve], { paid: 5000n });
    const planned = removalOf({ invoices: [invoice], sessions: 12, begun: 4 });
    expect(notesOf(planned)).toEqual([['INV-1-CN-1', 1000n, 3000n]]);
    expect(planned.plans[0]?.account?.after.balance).toBe(3000n);
  });

  it('and with credit None nothing is given, while the places are given up', () => {
    const invoices = [anInvoiceInUse([twelve])];
    const act = { credit: { kind: 'none' } } as const;
    const { part, plans } = removalOf({ invoices, sessions: 12, begun: 4, act });
    expect(part).toMatchObject({ amount: 0n, most: 0n, reason: 'not-given', group: 'not-given' });
    expect([plans, part.beside.releases.length]).toEqual([[], 8]);
  });
});

describe('somebody leaves and what the line says counts (flows 2)', () => {
  it.each([
    ['6 of 12 sessions at what was paid, though the product costs more now', twelve, 6, 3000n],
    [
      '3 of 7 sessions of a child who joined late',
      { amount: 3850n, sessionsBilled: 7, booked: 7 },
      4,
      1650n,
    ],
    ['none of 12 when the last one has begun', twelve, 12, 0n],
    [
      '2 of 3 sessions, the first of which took the penny over',
      { amount: 1000n, sessionsBilled: 3, booked: 3 },
      1,
      666n,
    ],
  ])('%s', (_name, line, begun, amount) => {
    const invoices = [anInvoiceInUse([line], { paid: line.amount })];
    const { part } = removalOf({ invoices, sessions: line.booked, begun });
    expect([part.amount, part.most]).toEqual([amount, line.amount]);
    expect(part.reason).toBe(amount === 0n ? 'beyond-those-billed' : null);
  });

  it('and the sentence has the price paid, sessions billed and left, and what was given before', () => {
    const paidFor = anInvoiceInUse([twelve], paid);
    const givenFor = { kind: 'sessions', parts: [{ sessionId: 'S7', amount: 500n }] } as const;
    const before = planCreditForTime(
      { invoice: paidFor.invoice, account: null },
      {
        lines: [{ line: 1, amount: 500n, givenFor }],
        ...{ noteToCustomer: '', notifyCustomer: false },
      },
      eventContext(),
    );
    const invoice = before.invoice?.after ?? paidFor.invoice;
    const invoices = [{ ...paidFor, invoice }];
    const { part } = removalOf({ invoices, notes: [before.note], sessions: 12, begun: 6 });
    expect(part.reckoning).toEqual([
      {
        ...{ invoiceNumber: 'INV-1', line: 1, net: 6000n, alreadyGiven: 500n, amount: 2500n },
        how: { by: 'sessions', billed: 12, left: 6 },
      },
    ]);
  });

  it('days left of a billing period, where no sessions were billed', () => {
    const month = { amount: 3000n, from: '2026-09-01', until: '2026-09-30' };
    const { part } = removalOf({ invoices: [anInvoiceInUse([month])], begun: 10 });
    expect(part.amount).toBe(2000n);
    expect(part.reckoning[0]?.how).toEqual({ by: 'days', days: 30, left: 20 });
  });
});

describe('somebody leaves on the day of the last session, with an order for the day after (flows 3)', () => {
  const order = anOrder('2026-09-13', 6500n);
  const story = { sessions: 12, begun: 12, orders: [order] };

  it('and Cancel leaves nothing that is issued afterwards', () => {
    const { part, orderKept } = removalOf(story);
    expect(part.beside.orders).toEqual([
      { orderId: order.id, before: 6500n, after: 0n, currency: 'GBP' },
    ]);
    expect([orderKept, part.reason]).toEqual([[], 'not-invoiced']);
  });

  it('and with Keep it is said what will still be billed, and when', () => {
    const { part, orderKept } = removalOf({ ...story, act: { orders: 'keep' } });
    expect(part.beside.orders).toEqual([]);
    expect(orderKept).toEqual([
      { orderId: order.id, dueOn: '2026-09-13', amount: 6500n, currency: 'GBP' },
    ]);
  });

  it('and all of an invoice that was issued for it meanwhile is to credit', () => {
    const period = { amount: 6500n, from: '2026-09-13', until: '2026-10-12' };
    const invoices = [anInvoiceInUse([period], { number: 'INV-3' })];
    const { part } = removalOf({ sessions: 12, begun: 12, invoices });
    expect([part.amount, part.most, part.beside.orders]).toEqual([6500n, 6500n, []]);
  });

  it('and an order for the day itself is still billed, which is said', () => {
    const today = anOrder('2026-09-12', 6500n);
    const { part, orderKept } = removalOf({ ...story, orders: [today, order] });
    expect(part.beside.orders.map(({ orderId }) => orderId)).toEqual([order.id]);
    expect(orderKept.map(({ dueOn }) => dueOn)).toEqual(['2026-09-12']);
  });

  it('and an order of the past is neither cancelled nor said to come', () => {
    const past = anOrder('2026-09-11', 6500n);
    for (const orders of ['cancel', 'keep'] as const) {
      const { part, orderKept } = removalOf({ ...story, orders: [past], act: { orders } });
      expect([part.beside.orders, orderKept]).toEqual([[], []]);
    }
  });
});

describe('which places somebody gives up', () => {
  const released = (story: Parameters<typeof removalOf>[0]) =>
    removalOf({ sessions: 6, begun: 2, ...story }).part.beside.releases.map((id) => id.slice(5, 7));

  it('is all to come, some, or those from one on; what was cancelled or released is none', () => {
    expect(released({})).toEqual(['S3', 'S4', 'S5', 'S6']);
    const chosen = { kind: 'chosen', sessionIds: ['S1', 'S3', 'S5'] } as const;
    expect(released({ act: { sessions: chosen } })).toEqual(['S3', 'S5']);
    const from = { kind: 'from', sessionId: 'S4' } as const;
    expect(released({ act: { sessions: from } })).toEqual(['S4', 'S5', 'S6']);
    expect(released({ cancelled: [4] })).toEqual(['S3', 'S5', 'S6']);
    const places = [aPlace(3), aPlace(4, { released: { jobId: 'job', on: '2026-09-01' } })];
    expect(released({ places })).toEqual(['S3']);
  });

  it('gives uses back to the pass that paid, once', () => {
    const pass = { paidBy: 'pass', passId: 'club:PASS-1' } as const;
    const places = [aPlace(2, pass), aPlace(3, pass), aPlace(4, { ...pass, useReturned: true })];
    const { part } = removalOf({ sessions: 6, begun: 2, places });
    expect(part.beside.passUses).toEqual([{ passId: 'club:PASS-1', bookingId: 'club:S3:asha' }]);
    expect([part.reason, part.group]).toEqual(['paid-by-pass', 'paid-by-pass']);
  });

  it.each(['trial', 'free'] as const)('says why there is no money for a %s place', (paidBy) => {
    const { part } = removalOf({ sessions: 6, begun: 2, places: [aPlace(3, { paidBy })] });
    expect(part.reason).toBe(paidBy);
  });
});

describe('a payment on its way', () => {
  const pending = { pendingPayments: [inFlight] };

  it('makes all of it wait, also what another invoice would give', () => {
    const invoices = [
      anInvoiceInUse([twelve], pending),
      anInvoiceInUse([twelve], { number: 'INV-2', ...paid }),
    ];
    const { part, plans } = removalOf({ invoices, sessions: 12, begun: 6 });
    expect([part.amount, part.reason, plans]).toEqual([0n, 'payment-pending', []]);
    expect(part.most).toBe(6000n);
    expect(part.beside.releases).toHaveLength(6);
  });

  it('holds nothing back where its invoice would give nothing', () => {
    const used = { amount: 6000n, from: '2026-08-01', until: '2026-08-31' };
    const invoices = [
      anInvoiceInUse([used], pending),
      anInvoiceInUse([twelve], { number: 'INV-2', ...paid }),
    ];
    expect(removalOf({ invoices, sessions: 12, begun: 6 }).part.amount).toBe(3000n);
  });

  it('does not hold back what a person types, up to what the others allow', () => {
    const invoices = [
      anInvoiceInUse([twelve], pending),
      anInvoiceInUse([twelve], { number: 'INV-2', ...paid }),
    ];
    const { part } = removalOf({ invoices, sessions: 12, begun: 6, typed: 3000n });
    expect([part.amount, part.reason]).toEqual([3000n, null]);
  });
});

describe('an amount for somebody who leaves', () => {
  const two = [
    anInvoiceInUse([twelve], { number: 'INV-1', issuedOn: '2026-09-01', ...paid }),
    anInvoiceInUse([twelve], { number: 'INV-2', issuedOn: '2026-10-01', ...paid }),
  ];
  const story = { invoices: two, sessions: 12, begun: 6 };

  it('that is fixed comes from the newest invoice first, up to the most', () => {
    const fixed = (amount: bigint) =>
      notesOf(removalOf({ ...story, act: { credit: { kind: 'fixed', amount } } }));
    expect(fixed(5000n)).toEqual([['INV-2-CN-1', 0n, 5000n]]);
    expect(fixed(7000n)).toEqual([
      ['INV-2-CN-1', 0n, 6000n],
      ['INV-1-CN-1', 0n, 1000n],
    ]);
    expect(fixed(99_999n).map(([, , amount]) => amount)).toEqual([6000n, 6000n]);
  });

  it('by price comes from each invoice, with one credit note and one key each', () => {
    const { plans } = removalOf(story);
    expect(plans.flatMap(entriesOf).map(({ id }) => id)).toEqual([
      'remove:club:asha:P-GYM:2026-09-01:1:INV-2',
      'remove:club:asha:P-GYM:2026-09-01:1:INV-1',
    ]);
    const last = plans.at(-1);
    expect(last?.account?.after.balance).toBe(6000n);
    expect(last?.account?.before).toBe(plans[0]?.account?.after);
  });

  it('that was typed counts, and becomes the most where less can be given by now', () => {
    expect(removalOf({ ...story, typed: 1n }).part.amount).toBe(1n);
    expect(removalOf({ ...story, typed: 12_001n }).part.amount).toBe(12_000n);
    const none = removalOf({ ...story, typed: 0n });
    expect([none.part.reason, none.plans]).toEqual(['not-given', []]);
  });

  it('sums exactly, is within every maximum, and never changes what was given before', () => {
    const lineOfUse = fc.record({
      amount: fc.bigInt({ min: 1n, max: 10_000n }),
      sessionsBilled: fc.option(fc.integer({ min: 1, max: 12 })),
      booked: fc.constant(12),
    });
    const drawn = fc.record({
      lines: fc.array(fc.array(lineOfUse, { minLength: 1, maxLength: 2 }), {
        ...{ minLength: 1, maxLength: 3 },
      }),
      begun: fc.integer({ min: 0, max: 12 }),
      paidPart: fc.integer({ min: 0, max: 100 }),
      credit: fc.oneof(
        fc.constant({ kind: 'by-price' as const }),
        fc.record({ kind: fc.constant('fixed' as const), amount: fc.bigInt(1n, 40_000n) }),
      ),
      typed: fc.option(fc.bigInt(0n, 40_000n)),
    });
    fc.assert(
      fc.property(drawn, ({ lines, begun, paidPart, credit, typed }) => {
        const invoices = lines.map((of, place) => {
          const total = of.reduce((sum, { amount = 0n }) => sum + amount, 0n);
          const number = `INV-${place + 1}`;
          return anInvoiceInUse(of, { number, paid: (total * BigInt(paidPart)) / 100n });
        });
        const { part, plans, refusal } = removalOf({
          ...{ invoices, sessions: 12, begun, typed },
          act: { credit },
        });
        const { toInvoice, toAccount } = part.effect;
        expect(refusal).toBeNull();
        expect(toInvoice + toAccount).toBe(part.amount);
        expect(part.amount <= part.most && part.offered <= part.most).toBe(true);
        expect(part.amount > 0n).toBe(part.reason === null);
        for (const { invoice } of plans) {
          const [before, after] = [invoice?.before, invoice?.after];
          if (before === undefined || before === null || after === undefined) throw new Error();
          expect(creditable(after) >= 0n && creditable(after) < creditable(before)).toBe(true);
        }
      }),
    );
  });
});

describe('somebody for whom all but the money was done', () => {
  const invoices = [anInvoiceInUse([twelve], paid)];
  const removed = { number: 1, jobId: 'job', on: '2026-09-06', until: null };
  const given = [7, 8, 9].map((number) => {
    return aPlace(number, { released: { jobId: 'job', on: '2026-09-06' } });
  });
  const beside = { passUses: [], orders: [], releases: given.map(({ id }) => id) };
  const story = { invoices, sessions: 12, begun: 8, places: given, removed, done: beside };

  it('gets what was given up then, though some of it has begun by now', () => {
    const { part, isGone } = removalOf(story);
    expect([isGone, part.amount, part.beside]).toEqual([false, 1500n, beside]);
  });

  it.each([
    ['put back', null],
    ['put back and removed once more', { ...removed, number: 2, jobId: 'other' }],
  ])('gets nothing once they are %s', (_name, now) => {
    const { isGone, plans } = removalOf({ ...story, removed: now });
    expect([isGone, plans]).toEqual([true, []]);
  });
});

describe('nothing is planned for somebody who', () => {
  const story = { invoices: [anInvoiceInUse([twelve], paid)], sessions: 12, begun: 6 };

  it.each([
    ['left meanwhile', { until: '2026-09-05' }],
    [
      'was removed by somebody else',
      { removed: { number: 1, jobId: 'x', on: '2026-09-06', until: null } },
    ],
  ])('%s', (_name, changes) => {
    const { isGone, part, plans } = removalOf({ ...story, ...changes });
    expect([isGone, part.amount, part.beside.releases, plans]).toEqual([true, 0n, [], []]);
  });
});
