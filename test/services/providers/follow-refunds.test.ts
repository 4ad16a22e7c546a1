import { afterAll, beforeAll, expect, it } from 'vitest';
import { followRefunds } from '../../../src/services/providers/follow-refunds.js';
import { sendRefunds } from '../../../src/services/providers/send-refunds.js';
import { invoiceNow } from '../../support/ledger-desk.js';
import {
  openDispute,
  refundByHand,
  settleRefund,
} from '../../support/stripe-stand-in/happenings.js';
import {
  askRefundOf,
  openStripeDesk,
  paidByCard,
  refundNow,
  type StripeDesk,
  toldFinance,
} from '../../support/stripe-stand-in/stripe-desk.js';

let world: StripeDesk;
beforeAll(async () => {
  world = await openStripeDesk();
});
afterAll(() => world.close());

const never = () => false;
const dayMs = 24 * 60 * 60_000;

async function followAfter(days: number) {
  const { clock } = world.desk;
  clock.now = new Date(clock.now.getTime() + days * dayMs);
  return followRefunds(world.desk, never);
}

it('finds what webhooks that were lost had told, and tells it once', async () => {
  const { desk, standIn } = world;
  await sendRefunds(desk, never);
  const one = await paidByCard(world, 10_000n);
  const refundId = await askRefundOf(desk, { ...one, amount: 3000n });
  await sendRefunds(desk, never);
  const made = standIn.state.refunds[0]?.id ?? '';
  settleRefund(standIn.state, made, { status: 'failed', reason: 'lost_or_stolen_card' });
  const other = await paidByCard(world, 2000n);
  refundByHand(standIn.state, other.intentId, 500);
  const third = await paidByCard(world, 2000n);
  openDispute(standIn.state, third.intentId, { amount: 2000, status: 'needs_response' });
  expect(await followAfter(3)).toEqual({ refunds: 2, disputes: 1 });
  await followAfter(1);
  expect(await refundNow(desk, refundId)).toMatchObject({ state: 'failed' });
  expect(await invoiceNow(desk, third.invoiceId)).toMatchObject({ outstanding: 2000n });
  const kinds = (await toldFinance(desk)).map(({ kind }) => kind).sort();
  expect(kinds.filter((kind) => /failed|elsewhere|disputed/.test(kind))).toEqual([
    'payment-disputed',
    'refund-elsewhere',
    'refund-failed',
  ]);
});

it('asks for what waits however long ago it was made', async () => {
  const { desk, standIn } = world;
  const paid = await paidByCard(world, 1000n);
  const refundId = await askRefundOf(desk, { ...paid, amount: 1000n });
  standIn.state.outcomes.push({ kind: 'waits', reason: 'processing' });
  await sendRefunds(desk, never);
  await followAfter(60);
  expect(await refundNow(desk, refundId)).toMatchObject({ state: 'waiting' });
  const made = standIn.state.refunds.find((one) => one.payment_intent === paid.intentId);
  settleRefund(standIn.state, made?.id ?? '', { status: 'succeeded' });
  await followAfter(1);
  expect(await refundNow(desk, refundId)).toMatchObject({ state: 'done' });
});

it('one that cannot be booked now keeps nothing else waiting', async () => {
  const { desk, standIn } = world;
  const [bad, good] = [await paidByCard(world, 1000n), await paidByCard(world, 1000n)];
  openDispute(standIn.state, bad.intentId, { amount: 1000, status: 'lost' });
  openDispute(standIn.state, good.intentId, { amount: 1000, status: 'lost' });
  const { queue } = desk;
  let isFirst = true;
  desk.queue = {
    ...queue,
    run: (payerId, work) => {
      if (!isFirst) return queue.run(payerId, work);
      isFirst = false;
      return Promise.reject(new Error('no database'));
    },
  };
  await followAfter(1);
  desk.queue = queue;
  const paid = [await invoiceNow(desk, bad.invoiceId), await invoiceNow(desk, good.invoiceId)];
  expect(paid.map(({ outstanding }) => outstanding).sort()).toEqual([0n, 1000n]);
  await followAfter(1);
  expect(await invoiceNow(desk, bad.invoiceId)).toMatchObject({ outstanding: 1000n });
});

it('looks at the rest the next time when it is told to end, and tells nothing twice', async () => {
  const { desk, standIn } = world;
  const paid = [await paidByCard(world, 2000n), await paidByCard(world, 2000n)];
  for (const { intentId } of paid) refundByHand(standIn.state, intentId, 700);
  const elsewhere = async () =>
    (await toldFinance(desk)).filter(({ kind }) => kind === 'refund-elsewhere').length;
  const before = await elsewhere();
  let looks = 0;
  const stopped = () => {
    looks += 1;
    return looks > 1;
  };
  expect(await followRefunds(desk, stopped)).toEqual({ refunds: 1, disputes: 0 });
  expect(await elsewhere()).toBeLessThan(before + 2);
  await followAfter(0);
  await followAfter(0);
  expect(await elsewhere()).toBe(before + 2);
});
