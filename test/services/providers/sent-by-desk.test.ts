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
  return refunds.find(({ refund }) => refund.id === refundId)?.isSentByDesk;
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
  expect([await toDo(byPeople), await toDo(byDesk)]).toEqual([false, true]);
  const { refunds } = await refundsToDo(desk, admin, { page: 0, pageSize: 50 });
  const problems = refunds.map(({ refund, problem }) => [refund.id, problem]);
  expect(new Map(problems.map(([id, problem]) => [id, problem]))).toEqual(
    new Map([
      [byPeople, null],
      [byDesk, 'Stripe is busy'],
    ]),
  );
  const { sentByDesk } = await invoiceDetails(desk, admin, paid.invoiceId);
  expect([...sentByDesk]).toEqual([byDesk]);
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

it('of one that the provider has sent only the provider says that it came back, while it is connected', async () => {
  const { desk, stripe } = world;
  const paid = await paidByCard(world, 1000n);
  const refundId = await askRefundOf(desk, { ...paid, amount: 500n });
  await sendRefunds(desk, never);
  const comeBack = () => {
    const told = { state: 'failed', on: '2026-11-23' } as const;
    return settleRefund(desk, envelope(), { refundId, told, reason: 'Came back' });
  };
  const shown = () => previewRefund(desk, admin, { refundId, told: 'failed' });
  expect((await invoiceDetails(desk, admin, paid.invoiceId)).sentByDesk).toContain(refundId);
  await expect(comeBack()).rejects.toMatchObject({ code: 'sent-by-provider' });
  expect((await shown()).refusal).toContain('Only Stripe');
  desk.refundProviders = [];
  expect((await shown()).refusal).toBeNull();
  expect(await comeBack()).toMatchObject({ state: 'failed' });
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
