import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Refund } from '../../../src/domain/refunds/refund.js';
import { createPayerQueue, type PayerQueue } from '../../../src/services/books/payer-queue.js';
import { providerFor } from '../../../src/services/providers/provider-for.js';
import { sendRefund } from '../../../src/services/providers/send-refund.js';
import { sendRefunds } from '../../../src/services/providers/send-refunds.js';
import { askRefundAgain } from '../../../src/services/refunds/ask-refund-again.js';
import { settleRefund } from '../../../src/services/refunds/settle-refund.js';
import { claimSending } from '../../../src/store/providers/refund-sendings.js';
import { auditDifferences, envelope, type LedgerDesk, tally } from '../../support/ledger-desk.js';
import {
  askRefundOf,
  openStripeDesk,
  paidByCard,
  refundNow,
  type StripeDesk,
} from '../../support/stripe-stand-in/stripe-desk.js';

/** One process has the key of Stripe, and another on the same books does not, as in a rollout. */
let world: StripeDesk;
let keyless: LedgerDesk;
beforeAll(async () => {
  world = await openStripeDesk();
  keyless = { ...world.desk, refundProviders: [], queue: createPayerQueue() };
});
beforeEach(() => sendRefunds(world.desk, () => false));
afterAll(() => world.close());

async function asked(): Promise<{ refund: Refund; made: () => number }> {
  const paid = await paidByCard(world, 10_000n);
  const refundId = await askRefundOf(world.desk, { ...paid, amount: 4_000n });
  const { refunds } = world.standIn.state;
  const made = () => refunds.filter((one) => one.payment_intent === paid.intentId).length;
  return { refund: await refundNow(world.desk, refundId), made };
}

type Told = 'done' | 'failed';

function settle(refundId: string, state: Told, desk: LedgerDesk = keyless) {
  const on = '2026-11-23';
  const told = state === 'done' ? { state, on, feeMinor: 0n } : { state, on };
  return settleRefund(desk, envelope(), { refundId, told, reason: 'By hand' });
}

/** Sends what this process read as asked for, whatever became of it since. */
function send(refund: Refund) {
  const at = providerFor(world.desk, refund);
  if (at === null) throw new Error('Stripe is not connected');
  return sendRefund(world.desk, at, refund);
}

/** The keyless process settles it; between what it read and what it writes something happens. */
function settleWhile(refundId: string, meanwhile: () => Promise<unknown>) {
  const queue: PayerQueue = {
    isBusy: () => false,
    run: async (_payerId, work) => {
      await meanwhile();
      return work();
    },
  };
  return settle(refundId, 'done', { ...keyless, queue });
}

function sendingsOf(refundId: string) {
  return world.desk.store.collections.refund_sendings.countDocuments({ _id: refundId });
}

it.each<Told>(['done', 'failed'])(
  'what people settled as %s is not sent by who read it before that',
  async (state) => {
    const { refund, made } = await asked();
    await settle(refund.id, state);
    expect(await send(refund)).toBeNull();
    expect(made()).toBe(0);
    expect(await refundNow(world.desk, refund.id)).toMatchObject({ state, providerRefundId: null });
    expect(await sendingsOf(refund.id)).toBe(0);
    expect(await auditDifferences(world.desk)).toEqual([]);
  },
);

it('what came back after people had sent it is theirs still, although one process began to send it', async () => {
  const { refund, made } = await asked();
  await settle(refund.id, 'done');
  await send(refund);
  expect(await settle(refund.id, 'failed')).toMatchObject({ state: 'failed' });
  await send(refund);
  expect(made()).toBe(0);
});

it('what is sent between what people read and what they write is for Stripe to tell', async () => {
  const { refund, made } = await asked();
  world.standIn.state.outcomes.push({ kind: 'made-but', answer: 500 });
  const refused = { code: 'sent-by-provider', details: { provider: 'Stripe', isAway: true } };
  await expect(settleWhile(refund.id, () => send(refund))).rejects.toMatchObject(refused);
  expect(made()).toBe(1);
  world.desk.clock.now = new Date(world.desk.clock.now.getTime() + 120_000);
  await send(refund);
  expect(made()).toBe(1);
  expect((await refundNow(world.desk, refund.id)).state).toBe('done');
});

it('what people settled while a process died before it sent it is not sent afterwards', async () => {
  const { refund, made } = await asked();
  const { id, clubId, provider, attempt } = refund;
  const now = world.desk.now();
  const claim = { id, clubId, provider, attempt, now, until: now };
  await settleWhile(id, () => claimSending(world.desk.store, claim));
  expect(await send(refund)).toBeNull();
  expect(made()).toBe(0);
  expect(await sendingsOf(id)).toBe(0);
});

it('an earlier try is not sent once the refund is asked for again of somebody else', async () => {
  const { refund, made } = await asked();
  await settle(refund.id, 'failed');
  const again = { refundId: refund.id, provider: 'bank', reason: 'By transfer then' };
  await askRefundAgain(keyless, envelope(), again);
  expect(await send(refund)).toBeNull();
  expect(made()).toBe(0);
  expect(await settle(refund.id, 'done')).toMatchObject({ state: 'done' });
});

it('of both at the same moment one does it', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { refund, made } = await asked();
    const works = [settle(refund.id, 'done'), send(refund), send(refund)];
    const { refused } = await tally(works);
    const { providerRefundId } = await refundNow(world.desk, refund.id);
    const isByPeople = providerRefundId === null;
    expect([made(), isByPeople]).toEqual(isByPeople ? [0, true] : [1, false]);
    expect(Object.keys(refused)).toEqual(isByPeople ? [] : [expect.any(String)]);
  }
  expect(await auditDifferences(world.desk)).toEqual([]);
});
