import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Refund } from '../../../src/domain/refunds/refund.js';
import type { RefundProvider } from '../../../src/providers/refund-provider.js';
import { followRefunds } from '../../../src/services/providers/follow-refunds.js';
import { sendRefunds } from '../../../src/services/providers/send-refunds.js';
import { findRefundsToSend } from '../../../src/store/providers/refund-lists.js';
import { auditDifferences, invoiceNow } from '../../support/ledger-desk.js';
import type { Outcome } from '../../support/stripe-stand-in/stand-in-state.js';
import {
  askRefundOf,
  openStripeDesk,
  paidByCard,
  refundNow,
  type StripeDesk,
  stripeOf,
  toldFinance,
} from '../../support/stripe-stand-in/stripe-desk.js';

let world: StripeDesk;
beforeAll(async () => {
  world = await openStripeDesk();
});
afterAll(() => world.close());

const never = () => false;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Time passes, and the job looks at what is to be done. */
async function sendAfter(ms: number) {
  const { clock } = world.desk;
  clock.now = new Date(clock.now.getTime() + ms);
  return sendRefunds(world.desk, never);
}

beforeEach(async () => {
  const { refunds, refund_sendings, outbox } = world.desk.store.collections;
  // What another test left open would be sent with the refund of this one.
  expect(await refunds.countDocuments({ state: 'asked' })).toBe(0);
  await refund_sendings.deleteMany({});
  await outbox.deleteMany({});
  world.desk.refundProviders = [stripeOf(world.standIn)];
  const { state } = world.standIn;
  state.requests.length = 0;
  state.outcomes.length = 0;
  state.balance = 1_000_000;
  await sendAfter(0);
});

/** An invoice of 100.00 paid by card, of which 30.00 is asked back, and what Stripe does then. */
async function asked(...outcomes: Outcome[]) {
  const paid = await paidByCard(world, 10_000n);
  const refundId = await askRefundOf(world.desk, { ...paid, amount: 3000n });
  world.standIn.state.outcomes.push(...outcomes);
  return { ...paid, refundId };
}

function madeOf(intentId: string) {
  return world.standIn.state.refunds.filter(({ payment_intent }) => payment_intent === intentId);
}

async function expectSentOnce({ intentId, refundId }: { intentId: string; refundId: string }) {
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'done' });
  expect(madeOf(intentId)).toHaveLength(1);
  expect(await auditDifferences(world.desk)).toEqual([]);
}

describe('a refund that is asked for', () => {
  it('is sent once, and the books know its id at Stripe', async () => {
    const one = await asked();
    expect(await sendAfter(0)).toEqual({ sent: 1, open: 0 });
    expect(await sendAfter(hourMs)).toEqual({ sent: 0, open: 0 });
    await expectSentOnce(one);
    const [made] = madeOf(one.intentId);
    expect(await refundNow(world.desk, one.refundId)).toMatchObject({
      providerRefundId: made?.id,
    });
    expect(await invoiceNow(world.desk, one.invoiceId)).toMatchObject({ refunded: 3000n });
  });

  it('is sent once by many processes at once', async () => {
    const one = await asked({ kind: 'slow', ms: 100 });
    await Promise.all(Array.from({ length: 5 }, () => sendRefunds(world.desk, never)));
    await expectSentOnce(one);
  });

  it.each<[string, Outcome]>([
    ['refused for the account', { kind: 'error', status: 402, message: 'No.' }],
    ['refused as wrong', { kind: 'error', status: 400, code: 'charge_already_refunded' }],
    ['unknown', { kind: 'error', status: 404, code: 'resource_missing' }],
    ['answered as failed', { kind: 'fails', reason: 'declined' }],
  ])('that is %s puts everything back', async (_case, outcome) => {
    const { invoiceId, refundId } = await asked(outcome);
    expect(await sendAfter(0)).toEqual({ sent: 1, open: 0 });
    expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'failed' });
    expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ refunded: 0n, paid: 10_000n });
    expect(await auditDifferences(world.desk)).toEqual([]);
  });

  it('waits with the reason for want of balance, and is done when Stripe has sent it', async () => {
    world.standIn.state.balance = 0;
    const { refundId, intentId } = await asked();
    await sendAfter(0);
    expect(await refundNow(world.desk, refundId)).toMatchObject({
      state: 'waiting',
      problem: 'the Stripe balance is too low',
    });
    const [made] = madeOf(intentId);
    if (made !== undefined) made.status = 'succeeded';
    await followRefunds(world.desk, never);
    expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'done' });
  });
});

describe('an answer that is not known', () => {
  it.each<[string, Outcome]>([
    ['Stripe was busy', { kind: 'error', status: 429 }],
    ['another request was under way', { kind: 'error', status: 409 }],
    ['the key was refused', { kind: 'error', status: 401 }],
    ['it never answered', { kind: 'never' }],
  ])('nothing was made as %s: it is looked for, and sent again', async (_case, outcome) => {
    const one = await asked(outcome);
    expect(await sendAfter(0)).toEqual({ sent: 0, open: 1 });
    expect(await refundNow(world.desk, one.refundId)).toMatchObject({ state: 'asked' });
    // Not before its time.
    expect(await sendAfter(1000)).toEqual({ sent: 0, open: 0 });
    world.standIn.state.requests.length = 0;
    await sendAfter(25 * hourMs);
    const { requests } = world.standIn.state;
    expect(requests).toEqual(['GET /v1/refunds', 'GET /v1/charges', 'POST /v1/refunds']);
    await expectSentOnce(one);
  });

  it.each(['cut', 'never', 500] as const)(
    'it was made, and the answer was %s: it is found in the list and not sent again',
    async (answer) => {
      const one = await asked({ kind: 'made-but', answer });
      expect(await sendAfter(0)).toEqual({ sent: 0, open: 1 });
      world.standIn.state.requests.length = 0;
      expect(await sendAfter(minuteMs)).toEqual({ sent: 1, open: 0 });
      expect(world.standIn.state.requests).toEqual(['GET /v1/refunds']);
      await expectSentOnce(one);
    },
  );

  it('a fault of Stripe that it repeats for a day is asked again until it is over', async () => {
    const one = await asked({ kind: 'error', status: 500 });
    await sendAfter(0);
    for (let hour = 0; hour < 20; hour += 1) {
      expect(await sendAfter(hourMs)).toEqual({ sent: 0, open: 1 });
    }
    expect(madeOf(one.intentId)).toEqual([]);
    const told = (await toldFinance(world.desk)).filter(({ kind }) => kind === 'refund-open');
    expect(told).toMatchObject([{ amount: 3000n, problem: expect.stringContaining('Stripe') }]);
    expect(await sendAfter(5 * hourMs)).toEqual({ sent: 1, open: 0 });
    await expectSentOnce(one);
  });

  it('while the list is not answered nothing is sent', async () => {
    const one = await asked({ kind: 'made-but', answer: 500 });
    await sendAfter(0);
    const deaf: RefundProvider = {
      ...stripeOf(world.standIn),
      listOf: () => Promise.reject(new Error('Stripe is away')),
    };
    world.desk.refundProviders = [deaf];
    expect(await sendAfter(hourMs)).toEqual({ sent: 0, open: 1 });
    expect(await refundNow(world.desk, one.refundId)).toMatchObject({ state: 'asked' });
    world.desk.refundProviders = [stripeOf(world.standIn)];
    expect(await sendAfter(hourMs)).toEqual({ sent: 1, open: 0 });
    await expectSentOnce(one);
  });
});

it('a process that is told to end sends the one that it has begun, and the next sends the others', async () => {
  const refunds = [await asked(), await asked(), await asked()];
  let looks = 0;
  const stopped = () => {
    looks += 1;
    return looks > 1;
  };
  expect(await sendRefunds(world.desk, stopped)).toEqual({ sent: 1, open: 0 });
  expect(await sendAfter(0)).toEqual({ sent: 2, open: 0 });
  for (const one of refunds) await expectSentOnce(one);
});

describe('killed', () => {
  const killed = () => Promise.reject(new Error('killed'));

  it('after it was written down and before it was sent: it is looked for, and sent', async () => {
    const one = await asked();
    world.desk.refundProviders = [{ ...stripeOf(world.standIn), ask: killed }];
    expect(await sendAfter(0)).toEqual({ sent: 0, open: 1 });
    world.desk.refundProviders = [stripeOf(world.standIn)];
    expect(await sendAfter(1000)).toEqual({ sent: 0, open: 0 });
    await sendAfter(2 * minuteMs);
    await expectSentOnce(one);
  });

  it('after it was sent and before the answer was there: it is found', async () => {
    const one = await asked();
    const stripe = stripeOf(world.standIn);
    const ask: RefundProvider['ask'] = async (order) => {
      await stripe.ask(order);
      return killed();
    };
    world.desk.refundProviders = [{ ...stripe, ask }];
    expect(await sendAfter(0)).toEqual({ sent: 0, open: 1 });
    world.desk.refundProviders = [stripe];
    await sendAfter(2 * minuteMs);
    await expectSentOnce(one);
  });

  it('after the answer and before it was booked: it is found', async () => {
    const one = await asked();
    const { queue } = world.desk;
    world.desk.queue = { ...queue, run: killed };
    expect(await sendAfter(0)).toEqual({ sent: 0, open: 1 });
    world.desk.queue = queue;
    await sendAfter(2 * minuteMs);
    await expectSentOnce(one);
  });

  it('more than a day ago, with the word of it lost in a backup: the list has it', async () => {
    const one = await asked();
    await stripeOf(world.standIn).ask({
      ...{ refundId: one.refundId, attempt: 1, paymentId: one.intentId },
      ...{ amountMinor: 3000n, currency: 'GBP' },
    });
    await sendAfter(25 * hourMs);
    await expectSentOnce(one);
  });
});

it('its cost follows what it has to send: refunds that people send are not read', async () => {
  const { desk } = world;
  const { refunds } = desk.store.collections;
  const one = await asked();
  const stored = await refunds.findOne({ _id: one.refundId });
  if (stored === null) throw new Error('it was asked for');
  const offline = Array.from({ length: 300 }, (_, index) => {
    return { ...stored, _id: `club:offline-${index}`, provider: 'bank' };
  });
  await refunds.insertMany(offline);
  const plan = await refunds
    .find({ clubId: 'club', provider: { $in: ['stripe', 'Stripe'] }, state: 'asked' })
    .hint('at_provider')
    .explain('executionStats');
  expect(plan['executionStats']).toMatchObject({ totalDocsExamined: 1, nReturned: 1 });
  await refunds.deleteMany({ _id: { $in: offline.map(({ _id }) => _id) } });
  await sendAfter(0);
  await expectSentOnce(one);
});

it('sends more than a page of them, each once', async () => {
  const paid = await paidByCard(world, 10_000n);
  const refundIds: string[] = [];
  for (let count = 0; count < 103; count += 1) {
    refundIds.push(await askRefundOf(world.desk, { ...paid, amount: 10n }));
  }
  expect(await sendAfter(0)).toEqual({ sent: 103, open: 0 });
  expect(madeOf(paid.intentId)).toHaveLength(103);
  expect(await auditDifferences(world.desk)).toEqual([]);
});

it('reads what was asked for before the connection page by page, each once', async () => {
  const { desk, stripe } = world;
  const { refunds } = desk.store.collections;
  const one = await asked();
  const stored = await refunds.findOne({ _id: one.refundId });
  if (stored === null) throw new Error('it was asked for');
  const early = Array.from({ length: 5 }, (_, index) => {
    // Two at one moment lie on two pages.
    const askedAt = new Date(stored.askedAt.getTime() - Math.ceil(index / 2) * 1000);
    return { ...stored, _id: `club:early-${index}`, askedAt };
  });
  await refunds.insertMany(early);
  const all = { clubId: 'club', provider: stripe, limit: 2 };
  const read = async (period: { since: Date } | { before: Date }) => {
    const found: Refund[] = [];
    for (;;) {
      const after = found.at(-1) ?? null;
      const page = await findRefundsToSend(desk.store, { ...all, asked: period, after });
      expect(page.length).toBeLessThanOrEqual(2);
      found.push(...page);
      if (page.length < 2) return found.map(({ id }) => id);
    }
  };
  expect(await read({ before: stored.askedAt })).toEqual(
    [3, 4, 1, 2].map((index) => `club:early-${index}`),
  );
  expect(await read({ since: stored.askedAt })).toEqual(['club:early-0', one.refundId]);
  await refunds.deleteMany({ _id: { $in: early.map(({ _id }) => _id) } });
  await sendAfter(0);
  await expectSentOnce(one);
});

it('what was a to-do before the desk was connected stays one', async () => {
  world.desk.refundProviders = [];
  await sendAfter(0);
  const { refundId, intentId } = await asked();
  await sendAfter(hourMs);
  world.desk.refundProviders = [stripeOf(world.standIn)];
  expect(await sendAfter(hourMs)).toEqual({ sent: 0, open: 0 });
  expect(madeOf(intentId)).toEqual([]);
  await world.desk.store.collections.refunds.deleteOne({ _id: refundId });
});
