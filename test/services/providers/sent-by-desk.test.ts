import { afterAll, beforeAll, expect, it } from 'vitest';
import { invoiceDetails } from '../../../src/services/invoices/invoice-details.js';
import { hearRefund } from '../../../src/services/providers/hear-refund.js';
import { sendRefunds } from '../../../src/services/providers/send-refunds.js';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import { previewRefund } from '../../../src/services/refunds/preview-refund.js';
import { readRefundable } from '../../../src/services/refunds/read-refundable.js';
import { refundsToDo } from '../../../src/services/refunds/refunds-to-do.js';
import { settleRefund } from '../../../src/services/refunds/settle-refund.js';
import { admin, envelope } from '../../support/ledger-desk.js';
import { refundByHand } from '../../support/stripe-stand-in/happenings.js';
import {
  askRefundOf,
  openStripeDesk,
  paidByCard,
  refundNow,
  type StripeDesk,
} from '../../support/stripe-stand-in/stripe-desk.js';

let world: StripeDesk;
beforeAll(async () => {
  world = await openStripeDesk();
});
afterAll(() => world.close());

const never = () => false;

async function toDo(refundId: string) {
  const { refunds } = await refundsToDo(world.desk, admin, { page: 0, pageSize: 50 });
  return refunds.find(({ refund }) => refund.id === refundId)?.sentBy;
}

function settle(refundId: string) {
  const told = { state: 'done', on: '2026-11-23', feeMinor: 0n } as const;
  return settleRefund(world.desk, envelope(), { refundId, told, reason: 'By hand' });
}

it('what was asked for before the desk was connected is for people, and later ones are not', async () => {
  const { desk, stripe } = world;
  desk.refundProviders = [];
  const before = await paidByCard(world, 1000n);
  const byPeople = await askRefundOf(desk, { ...before, amount: 500n });
  desk.clock.now = new Date(desk.clock.now.getTime() + 60_000);
  desk.refundProviders = [stripe];
  await sendRefunds(desk, never);
  world.standIn.state.outcomes.push({ kind: 'error', status: 429 });
  const paid = await paidByCard(world, 1000n);
  const byDesk = await askRefundOf(desk, { ...paid, amount: 500n });
  await sendRefunds(desk, never);
  expect([await toDo(byPeople), await toDo(byDesk)]).toEqual([null, { isAway: false }]);
  const { refunds } = await refundsToDo(desk, admin, { page: 0, pageSize: 50 });
  const problems = refunds.map(({ refund, problem }) => [refund.id, problem]);
  expect(new Map(problems.map(([id, problem]) => [id, problem]))).toEqual(
    new Map([
      [byPeople, null],
      [byDesk, 'Stripe is busy'],
    ]),
  );
  const { sentByDesk } = await invoiceDetails(desk, admin, paid.invoiceId);
  expect([...sentByDesk.keys()]).toEqual([byDesk]);
  await expect(settle(byDesk)).rejects.toMatchObject({
    code: 'sent-by-provider',
    details: { provider: 'Stripe' },
  });
  expect(await settle(byPeople)).toMatchObject({ state: 'done' });
});

it('the forms offer no more of a payment than what a refund at the provider left', async () => {
  const { desk, stripe, standIn } = world;
  const { paymentId, intentId, invoiceId } = await paidByCard(world, 10_000n);
  refundByHand(standIn.state, intentId, 4000);
  for (const refund of await stripe.listOf(intentId)) await hearRefund(desk, stripe, refund);
  const { chosen } = await readRefundable(desk, admin, paymentId);
  expect(chosen?.left).toBe(6000n);
  const { cash } = await invoiceDetails(desk, admin, invoiceId);
  expect(cash.map(({ left }) => left)).toEqual([6000n]);
});

it('of one that the provider has sent only the provider says that it came back, connected or not', async () => {
  const { desk, stripe } = world;
  const paid = await paidByCard(world, 1000n);
  const refundId = await askRefundOf(desk, { ...paid, amount: 500n });
  await sendRefunds(desk, never);
  const comeBack = () => {
    const told = { state: 'failed', on: '2026-11-23' } as const;
    return settleRefund(desk, envelope(), { refundId, told, reason: 'Came back' });
  };
  const shown = () => previewRefund(desk, admin, { refundId, told: 'failed' });
  expect((await invoiceDetails(desk, admin, paid.invoiceId)).sentByDesk.has(refundId)).toBe(true);
  await expect(comeBack()).rejects.toMatchObject({ code: 'sent-by-provider' });
  expect((await shown()).refusal).toContain('Only Stripe');
  desk.refundProviders = [];
  expect((await shown()).refusal).toContain('not connected to Stripe now');
  await expect(comeBack()).rejects.toMatchObject({
    ...{ code: 'sent-by-provider', details: { provider: 'Stripe', isAway: true } },
  });
  desk.refundProviders = [stripe];
});

it('one that people sent and marked as done can come back by their word', async () => {
  const { desk } = world;
  const paid = await paidByCard(world, 1000n);
  const { refunds } = await askRefund(desk, envelope(), {
    ...{ invoiceId: paid.invoiceId, paymentId: paid.paymentId, amount: 500n, line: null },
    ...{ how: 'cash', provider: 'bank', reason: 'Left', noteToCustomer: '', notifyCustomer: false },
  });
  const refundId = refunds[0]?.refundId ?? '';
  expect(await settle(refundId)).toMatchObject({ state: 'done' });
  const told = { state: 'failed', on: '2026-11-23' } as const;
  const back = await settleRefund(desk, envelope(), { refundId, told, reason: 'Came back' });
  expect(back).toMatchObject({ state: 'failed' });
});

/** Sent once with an answer that says nothing; then the desk runs without its key. */
async function sentIntoTheDark(answers: StripeDesk['standIn']['state']['outcomes']) {
  const { desk, standIn } = world;
  await sendRefunds(desk, never);
  const paid = await paidByCard(world, 10_000n);
  const refundId = await askRefundOf(desk, { ...paid, amount: 4_000n });
  standIn.state.outcomes.push(...answers);
  await sendRefunds(desk, never);
  expect((await refundNow(desk, refundId)).state).toBe('asked');
  desk.refundProviders = [];
  await sendRefunds(desk, never);
  return { ...paid, refundId };
}

async function expectOnlyStripeSays({
  invoiceId,
  refundId: id,
}: Awaited<ReturnType<typeof sentIntoTheDark>>) {
  const { desk } = world;
  const refused = { code: 'sent-by-provider', details: { provider: 'Stripe', isAway: true } };
  await expect(settle(id)).rejects.toMatchObject(refused);
  const told = { state: 'failed', on: '2026-11-23' } as const;
  const notDone = settleRefund(desk, envelope(), { refundId: id, told, reason: 'Stripe was away' });
  await expect(notDone).rejects.toMatchObject(refused);
  for (const state of ['done', 'failed'] as const) {
    const { refusal } = await previewRefund(desk, admin, { refundId: id, told: state });
    expect(refusal).toContain('Have Stripe connected again');
    expect(refusal).toContain('npm run reconcile');
  }
  const { refunds } = await refundsToDo(desk, admin, { page: 0, pageSize: 50 });
  const row = refunds.find(({ refund }) => refund.id === id);
  expect(row).toMatchObject({ sentBy: { isAway: true }, problem: expect.any(String) });
  expect((await invoiceDetails(desk, admin, invoiceId)).sentByDesk.get(id)).toEqual({
    isAway: true,
  });
}

/** Later than any look that was put off. */
async function connectAgain() {
  const { desk, stripe } = world;
  desk.clock.now = new Date(desk.clock.now.getTime() + 2 * 60_000);
  desk.refundProviders = [stripe];
  await sendRefunds(desk, never);
}

function heldByStripe(intentId: string) {
  const { refunds } = world.standIn.state;
  return refunds.filter((one) => one.payment_intent === intentId).map(({ amount }) => amount);
}

it('one that Stripe made without saying so is for Stripe to tell, also without its key, and goes out once', async () => {
  const sent = await sentIntoTheDark([{ kind: 'made-but', answer: 500 }]);
  expect(heldByStripe(sent.intentId)).toEqual([4000]);
  await expectOnlyStripeSays(sent);
  await connectAgain();
  expect((await refundNow(world.desk, sent.refundId)).state).toBe('done');
  expect(heldByStripe(sent.intentId)).toEqual([4000]);
});

it('one that Stripe did not make is sent when its key is back, although it was asked for before', async () => {
  const sent = await sentIntoTheDark([{ kind: 'error', status: 429 }]);
  expect(heldByStripe(sent.intentId)).toEqual([]);
  await expectOnlyStripeSays(sent);
  await connectAgain();
  expect((await refundNow(world.desk, sent.refundId)).state).toBe('done');
  expect(heldByStripe(sent.intentId)).toEqual([4000]);
});

it('one that was never sent is for people while the key is away', async () => {
  const { desk, stripe } = world;
  const paid = await paidByCard(world, 1000n);
  const refundId = await askRefundOf(desk, { ...paid, amount: 500n });
  desk.refundProviders = [];
  expect(await toDo(refundId)).toBeNull();
  expect(await settle(refundId)).toMatchObject({ state: 'done' });
  desk.refundProviders = [stripe];
});
