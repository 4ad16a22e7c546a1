import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RefundOrder, RefundProvider } from '../../../src/providers/refund-provider.js';
import { createStripeProvider } from '../../../src/providers/stripe/create-stripe-provider.js';
import {
  addPayment,
  closeDispute,
  openDispute,
  refundByHand,
  settleRefund,
} from '../../support/stripe-stand-in/happenings.js';
import {
  type StripeStandIn,
  standInKey,
  standInWebhookSecret,
  startStripeStandIn,
} from '../../support/stripe-stand-in/start-stripe-stand-in.js';

let standIn: StripeStandIn;
let provider: RefundProvider;
let now: Date;

const order: RefundOrder = {
  refundId: 'club:refund-1',
  attempt: 1,
  paymentId: 'pi_1',
  amountMinor: 3000n,
  currency: 'GBP',
};

function stripeWith(changes: { secretKey?: string; timeoutMs?: number } = {}): RefundProvider {
  const { secretKey = standInKey, timeoutMs = 2_000 } = changes;
  const access = { secretKey, apiUrl: `${standIn.url}/`, timeoutMs };
  return createStripeProvider({ ...access, webhookSecret: standInWebhookSecret });
}

beforeEach(async () => {
  now = new Date('2026-11-26T10:00:00Z');
  standIn = await startStripeStandIn(() => now);
  addPayment(standIn.state, { id: 'pi_1', amount: 10_000 });
  provider = stripeWith();
});

afterEach(() => standIn.close());

describe('asking for a refund', () => {
  it('is accepted and carries our refund and its attempt', async () => {
    const answer = await provider.ask(order);
    expect(answer).toMatchObject({
      kind: 'accepted',
      refund: {
        refundId: 'club:refund-1',
        attempt: 1,
        amountMinor: 3000n,
        currency: 'GBP',
        standing: 'done',
        reason: null,
        madeAt: now,
      },
    });
    const [stored] = standIn.state.refunds;
    expect(stored?.metadata).toEqual({
      credit_desk_refund: 'club:refund-1',
      credit_desk_attempt: '1',
    });
  });

  it('reaches a payment by its charge as well', async () => {
    const [payment] = standIn.state.payments;
    const paymentId = payment?.chargeId ?? '';
    expect(await provider.ask({ ...order, paymentId })).toMatchObject({
      kind: 'accepted',
      refund: { paymentIds: ['pi_1', paymentId] },
    });
  });

  it.each(['pi_1', 'the charge'])(
    'in another currency than the payment is refused before anything is sent (%s)',
    async (named) => {
      const [payment] = standIn.state.payments;
      if (payment !== undefined) payment.currency = 'eur';
      const paymentId = named === 'pi_1' ? named : (payment?.chargeId ?? '');
      expect(await provider.ask({ ...order, paymentId })).toEqual({
        kind: 'refused',
        reason: 'Stripe has this payment in EUR',
      });
      expect(standIn.state.requests.filter((one) => one.startsWith('POST'))).toEqual([]);
    },
  );

  it('with the key of another account is refused, since that has no such payment', async () => {
    standIn.state.payments.length = 0;
    const answer = { kind: 'refused', reason: 'Stripe does not know this payment' };
    expect(await provider.ask(order)).toEqual(answer);
    await expect(provider.listOf('pi_1')).rejects.toThrow('Stripe does not know this payment');
  });

  it('says what Stripe charged for it, in the same currency, and nothing below zero', async () => {
    standIn.state.refundFee = 40;
    const answer = await provider.ask(order);
    expect(answer).toMatchObject({ kind: 'accepted', refund: { feeMinor: 40n } });
    const id = standIn.state.refunds[0]?.id ?? '';
    expect(await provider.find(id)).toMatchObject({ feeMinor: 40n });
    expect(await provider.listOf('pi_1')).toMatchObject([{ feeMinor: 40n }]);
    standIn.state.refundFee = -40;
    expect(await provider.find(id)).toMatchObject({ feeMinor: 0n });
  });

  it('asked twice for one attempt makes one refund', async () => {
    const first = await provider.ask(order);
    expect(await provider.ask(order)).toEqual(first);
    expect(standIn.state.refunds).toHaveLength(1);
  });

  it('asked twice at once makes one refund, and the second is not known', async () => {
    standIn.state.outcomes.push({ kind: 'slow', ms: 100 });
    const answers = await Promise.all([provider.ask(order), provider.ask(order)]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'unknown']);
    expect(standIn.state.refunds).toHaveLength(1);
  });

  it('with other facts under the same attempt makes no other refund', async () => {
    await provider.ask(order);
    expect(await provider.ask({ ...order, amountMinor: 2000n })).toMatchObject({ kind: 'unknown' });
    expect(standIn.state.refunds).toHaveLength(1);
  });

  it('waits for want of balance, with the reason', async () => {
    standIn.state.balance = 2999;
    expect(await provider.ask(order)).toMatchObject({
      kind: 'accepted',
      refund: { standing: 'waiting', reason: 'the Stripe balance is too low' },
    });
  });

  it('may have failed by the time of the answer', async () => {
    standIn.state.outcomes.push({ kind: 'fails', reason: 'expired_or_canceled_card' });
    expect(await provider.ask(order)).toMatchObject({
      kind: 'accepted',
      refund: { standing: 'failed', reason: 'the card has expired or was cancelled' },
    });
  });

  it('is refused above what is left, in words of Stripe', async () => {
    refundByHand(standIn.state, 'pi_1', 8000);
    expect(await provider.ask(order)).toEqual({
      kind: 'refused',
      reason:
        'Stripe says “Refund amount (3000) is greater than unrefunded amount on charge (2000)”',
    });
  });

  it('is refused when nothing is left, the payment is unknown, or it is disputed', async () => {
    expect(await provider.ask({ ...order, paymentId: 'pi_2' })).toMatchObject({
      kind: 'refused',
      reason: 'Stripe does not know this payment',
    });
    const { id } = openDispute(standIn.state, 'pi_1', { amount: 10_000, status: 'under_review' });
    expect(await provider.ask({ ...order, attempt: 2 })).toEqual({
      kind: 'refused',
      reason: 'the payment is disputed',
    });
    closeDispute(standIn.state, id, 'won');
    refundByHand(standIn.state, 'pi_1', 10_000);
    expect(await provider.ask({ ...order, attempt: 3 })).toEqual({
      kind: 'refused',
      reason: 'all of this payment was sent back before',
    });
  });

  it('a refusal is kept for its attempt, and the next attempt is asked afresh', async () => {
    standIn.state.outcomes.push({
      kind: 'error',
      status: 402,
      message: 'Your account is limited.',
    });
    const refused = { kind: 'refused', reason: 'Stripe says “Your account is limited.”' };
    expect(await provider.ask(order)).toEqual(refused);
    expect(await provider.ask(order)).toEqual(refused);
    expect(await provider.ask({ ...order, attempt: 2 })).toMatchObject({ kind: 'accepted' });
  });

  it.each([
    [400, 'refused', 'Stripe says “It failed.”'],
    [402, 'refused', 'Stripe says “It failed.”'],
    [401, 'unknown', 'Stripe does not accept the key of the desk'],
    [403, 'unknown', 'the key of the desk lacks a permission at Stripe'],
    [409, 'unknown', 'Stripe is still working on it'],
    [429, 'unknown', 'Stripe is busy'],
    [500, 'unknown', 'Stripe did not answer, or with a fault of its own'],
    [503, 'unknown', 'Stripe did not answer, or with a fault of its own'],
  ])('answered with %i is %s', async (status, kind, reason) => {
    standIn.state.outcomes.push({ kind: 'error', status });
    expect(await provider.ask(order)).toEqual({ kind, reason });
    expect(standIn.state.requests).toEqual(['GET /v1/charges', 'POST /v1/refunds']);
    expect(standIn.state.refunds).toEqual([]);
  });

  it.each(['cut', 'never', 500] as const)(
    'is not known when it was made and the answer is %s; the list has it',
    async (answer) => {
      standIn.state.outcomes.push({ kind: 'made-but', answer });
      const impatient = stripeWith({ timeoutMs: 200 });
      expect(await impatient.ask(order)).toMatchObject({ kind: 'unknown' });
      expect(await impatient.listOf('pi_1')).toMatchObject([{ refundId: 'club:refund-1' }]);
      expect(standIn.state.refunds).toHaveLength(1);
    },
  );

  it('is not known when Stripe never answers or is away', async () => {
    standIn.state.outcomes.push({ kind: 'never' });
    const impatient = stripeWith({ timeoutMs: 200 });
    expect(await impatient.ask(order)).toMatchObject({ kind: 'unknown' });
    await standIn.close();
    expect(await impatient.ask(order)).toMatchObject({ kind: 'unknown' });
    await expect(impatient.listOf('pi_1')).rejects.toThrow('Stripe did not answer');
  });

  it('a slow answer is waited for', async () => {
    standIn.state.outcomes.push({ kind: 'slow', ms: 300 });
    expect(await provider.ask(order)).toMatchObject({ kind: 'accepted' });
  });
});

describe('what Stripe has', () => {
  it('lists the refunds of one payment, with strangers among them', async () => {
    addPayment(standIn.state, { id: 'pi_2', amount: 500 });
    refundByHand(standIn.state, 'pi_2', 500);
    refundByHand(standIn.state, 'pi_1', 4000);
    await provider.ask(order);
    const listed = await provider.listOf('pi_1');
    expect(listed.map(({ refundId, amountMinor }) => [refundId, amountMinor])).toEqual([
      ['club:refund-1', 3000n],
      [null, 4000n],
    ]);
  });

  it('lists a whole period over many pages, oldest first', async () => {
    for (let number = 1; number <= 230; number += 1) {
      addPayment(standIn.state, { id: `pi_many${number}`, amount: number });
      refundByHand(standIn.state, `pi_many${number}`, number);
    }
    now = new Date('2026-11-27T10:00:00Z');
    refundByHand(standIn.state, 'pi_1', 4000);
    const from = new Date('2026-11-26T00:00:00Z');
    const until = new Date('2026-11-27T00:00:00Z');
    const amounts = (await provider.list({ from, until })).map(({ amountMinor }) => amountMinor);
    expect(amounts).toEqual(Array.from({ length: 230 }, (_, index) => BigInt(index + 1)));
  });

  it('follows a refund that failed days later', async () => {
    await provider.ask(order);
    const id = standIn.state.refunds[0]?.id ?? '';
    settleRefund(standIn.state, id, { status: 'failed', reason: 'lost_or_stolen_card' });
    expect(await provider.listOf('pi_1')).toMatchObject([
      { providerRefundId: id, standing: 'failed', reason: 'the card was lost or stolen' },
    ]);
  });

  it.each([
    ['warning_needs_response', 'inquiry'],
    ['warning_closed', 'inquiry'],
    ['needs_response', 'held'],
    ['under_review', 'held'],
    ['lost', 'lost'],
    ['won', 'returned'],
    ['a status of tomorrow', 'held'],
  ])('a dispute that stands at %s is %s', async (status, standing) => {
    const { id } = openDispute(standIn.state, 'pi_1', { amount: 6000, status });
    const seen = { disputeId: id, amountMinor: 6000n, currency: 'GBP', standing };
    expect(await provider.findDispute(id)).toMatchObject(seen);
    const from = new Date('2026-11-01T00:00:00Z');
    const until = new Date('2026-12-01T00:00:00Z');
    expect(await provider.listDisputes({ from, until })).toMatchObject([seen]);
  });
});

it.each([
  ['pi_3MtwBwLkdIwHu7ix28a3tqPa', true],
  ['ch_3MmlLrLkdIwHu7ix0snN0B15', true],
  ['py_1', true],
  ['PAY-0001', false],
  ['form:0b8d7d4e', false],
  ['pi_', false],
  ['pi_1:INV-2', false],
])('knows %s: %s', (paymentId, isKnown) => {
  expect(provider.knows(paymentId)).toBe(isKnown);
});

it('no answer of Stripe with another key says what the key is', async () => {
  const answer = await stripeWith({ secretKey: 'sk_test_another' }).ask(order);
  expect(answer).toEqual({ kind: 'unknown', reason: 'Stripe does not accept the key of the desk' });
});
