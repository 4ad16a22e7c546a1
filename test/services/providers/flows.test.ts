import { afterAll, beforeAll, expect, it } from 'vitest';
import { ledgerAccount, postedTo } from '../../../src/domain/books/journal-entry.js';
import { creditable } from '../../../src/domain/invoices/invoice.js';
import { hearEvent } from '../../../src/services/providers/hear-event.js';
import { reconcile } from '../../../src/services/providers/reconcile.js';
import { recordElsewhere } from '../../../src/services/providers/record-elsewhere.js';
import { sendRefunds } from '../../../src/services/providers/send-refunds.js';
import { findEntriesOfInvoice } from '../../../src/store/ledger/ledger-reads.js';
import { admin, auditDifferences, invoiceNow, raise } from '../../support/ledger-desk.js';
import { refundByHand, settleRefund } from '../../support/stripe-stand-in/happenings.js';
import { standInWebhookSecret } from '../../support/stripe-stand-in/start-stripe-stand-in.js';
import {
  askRefundOf,
  openStripeDesk,
  paidByCard,
  refundNow,
  type StripeDesk,
  toldFinance,
} from '../../support/stripe-stand-in/stripe-desk.js';
import { signedWebhook } from '../../support/stripe-stand-in/webhooks.js';

let world: StripeDesk;
beforeAll(async () => {
  world = await openStripeDesk();
});
afterAll(() => world.close());

const dayMs = 24 * 60 * 60_000;

function pass(days: number): void {
  world.desk.clock.now = new Date(world.desk.clock.now.getTime() + days * dayMs);
}

async function send(): Promise<void> {
  await sendRefunds(world.desk, () => false);
}

/** Delivers what Stripe told, each event twice, the newest first where `backwards`. */
async function deliver({ backwards = false } = {}): Promise<void> {
  const events = world.standIn.state.events.splice(0);
  for (const event of backwards ? events.reverse() : events) {
    const { body, signature } = signedWebhook(event, standInWebhookSecret);
    for (let time = 0; time < 2; time += 1) {
      const told = { rawBody: Buffer.from(body), signature };
      expect(await hearEvent(world.desk, world.stripe, told)).toBe('heard');
    }
  }
}

function madeOf(intentId: string) {
  const [made] = world.standIn.state.refunds.filter((one) => one.payment_intent === intentId);
  if (made === undefined) throw new Error(`nothing of ${intentId} was sent back`);
  return made;
}

async function difference(): Promise<bigint> {
  const actor = { kind: 'command-line' } as const;
  const { sums } = await reconcile(world.desk, actor, { provider: world.stripe, days: 90 });
  return sums.reduce((sum, { ours, theirs }) => sum + theirs - ours, 0n);
}

it('flow 13: a refund that is done fails days later, with every webhook twice', async () => {
  const paid = await paidByCard(world, 10_000n);
  const refundId = await askRefundOf(world.desk, { ...paid, amount: 3000n });
  await send();
  await deliver();
  const done = await invoiceNow(world.desk, paid.invoiceId);
  expect([done.refunded, creditable(done), done.paid]).toEqual([3000n, 7000n, 10_000n]);
  pass(3);
  const { id } = madeOf(paid.intentId);
  settleRefund(world.standIn.state, id, { status: 'failed', reason: 'expired_or_canceled_card' });
  await deliver();
  const failed = await invoiceNow(world.desk, paid.invoiceId);
  expect([failed.refunded, creditable(failed), failed.paid]).toEqual([0n, 10_000n, 10_000n]);
  expect(await refundNow(world.desk, refundId)).toMatchObject({
    state: 'failed',
    problem: 'the card has expired or was cancelled',
  });
  const told = (await toldFinance(world.desk)).filter(({ kind }) => kind === 'refund-failed');
  expect(told).toHaveLength(1);
  expect(await difference()).toBe(0n);
  expect(await auditDifferences(world.desk)).toEqual([]);
});

it('flow 13, a neighbour: the failure is told before the success, and before our own answer', async () => {
  const paid = await paidByCard(world, 10_000n);
  const refundId = await askRefundOf(world.desk, { ...paid, amount: 3000n });
  world.standIn.state.outcomes.push({ kind: 'made-but', answer: 500 });
  await send();
  const { id } = madeOf(paid.intentId);
  settleRefund(world.standIn.state, id, { status: 'failed', reason: 'declined' });
  await deliver({ backwards: true });
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'failed' });
  pass(1);
  await send();
  expect(await invoiceNow(world.desk, paid.invoiceId)).toMatchObject({ refunded: 0n });
  expect(await difference()).toBe(0n);
});

it('flow 13, a neighbour: the webhook of the success comes before our own answer', async () => {
  const paid = await paidByCard(world, 10_000n);
  const refundId = await askRefundOf(world.desk, { ...paid, amount: 10_000n });
  world.standIn.state.outcomes.push({ kind: 'made-but', answer: 'never' });
  await Promise.all([send(), waitForEvent().then(() => deliver())]);
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'done' });
  pass(1);
  await send();
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'done' });
  expect(await difference()).toBe(0n);
});

async function waitForEvent(): Promise<void> {
  while (world.standIn.state.events.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

it('flow 14: one that waits for want of funds holds its amount, and says since when and why', async () => {
  const paid = await paidByCard(world, 10_000n);
  world.standIn.state.balance = 2999;
  const refundId = await askRefundOf(world.desk, { ...paid, amount: 3000n });
  await send();
  pass(1);
  await deliver();
  await send();
  expect(await refundNow(world.desk, refundId)).toMatchObject({
    state: 'waiting',
    waitingSince: '2026-11-28',
    problem: 'the Stripe balance is too low',
  });
  const tooMuch = askRefundOf(world.desk, { ...paid, amount: 7001n });
  await expect(tooMuch).rejects.toMatchObject({ details: { maximum: 7000n } });
  const credit = raise(world.desk, paid.invoiceId, 8000n);
  await expect(credit).rejects.toMatchObject({ details: { maximum: 7000n } });
  expect(world.standIn.state.refunds.filter((one) => one.payment_intent === paid.intentId)).toEqual(
    [madeOf(paid.intentId)],
  );
  expect(await difference()).toBe(0n);
  settleRefund(world.standIn.state, madeOf(paid.intentId).id, { status: 'succeeded' });
  world.standIn.state.balance = 1_000_000;
  await deliver();
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'done' });
});

it('flow 15: a refund in Stripe’s own page is not taken for ours, is told, and is recorded', async () => {
  const paid = await paidByCard(world, 10_000n);
  const refundId = await askRefundOf(world.desk, { ...paid, amount: 4000n });
  refundByHand(world.standIn.state, paid.intentId, 4000);
  const stranger = madeOf(paid.intentId).id;
  await deliver();
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'asked' });
  await send();
  await deliver();
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'done' });
  const told = (await toldFinance(world.desk)).filter(({ kind }) => kind === 'refund-elsewhere');
  expect(told).toMatchObject([{ providerRefundId: stranger, amount: 4000n, isGone: false }]);
  const all = askRefundOf(world.desk, { ...paid, amount: 10_000n });
  const left = { maximum: 2000n, unrecorded: 4000n };
  await expect(all).rejects.toMatchObject({ details: left });
  expect(await difference()).toBe(4000n);
  const elsewhereId = `club:stripe:${stranger}`;
  const reason = 'Promised on the telephone';
  const first = await recordElsewhere(world.desk, admin, { elsewhereId, reason });
  expect(first).toMatchObject({ amount: 4000n, replayed: false });
  const again = await recordElsewhere(world.desk, admin, { elsewhereId, reason });
  expect(again).toEqual({ ...first, replayed: true });
  expect(await difference()).toBe(0n);
  expect(await invoiceNow(world.desk, paid.invoiceId)).toMatchObject({ refunded: 8000n });
  const rest = askRefundOf(world.desk, { ...paid, amount: 2001n });
  await expect(rest).rejects.toMatchObject({ details: { maximum: 2000n } });
  expect(await auditDifferences(world.desk)).toEqual([]);
});

it('flow 15, a neighbour: what was recorded and fails later is put back', async () => {
  const paid = await paidByCard(world, 5000n);
  const { id } = refundByHand(world.standIn.state, paid.intentId, 1000);
  await deliver();
  const elsewhereId = `club:stripe:${id}`;
  await recordElsewhere(world.desk, admin, { elsewhereId, reason: 'By hand' });
  expect(await invoiceNow(world.desk, paid.invoiceId)).toMatchObject({ refunded: 1000n });
  settleRefund(world.standIn.state, id, { status: 'failed', reason: 'declined' });
  await deliver();
  expect(await invoiceNow(world.desk, paid.invoiceId)).toMatchObject({ refunded: 0n });
  expect(await difference()).toBe(0n);
  expect(await auditDifferences(world.desk)).toEqual([]);
});

it('flow 15, a neighbour: one that failed before it was recorded holds nothing any more', async () => {
  const paid = await paidByCard(world, 5000n);
  const { id } = refundByHand(world.standIn.state, paid.intentId, 1000);
  await deliver();
  settleRefund(world.standIn.state, id, { status: 'failed', reason: 'declined' });
  await deliver({ backwards: true });
  await askRefundOf(world.desk, { ...paid, amount: 5000n });
  await send();
  const recorded = recordElsewhere(world.desk, admin, {
    elsewhereId: `club:stripe:${id}`,
    reason: 'By hand',
  });
  await expect(recorded).rejects.toMatchObject({ code: 'not-found' });
  const told = (await toldFinance(world.desk)).filter(
    (notice) => notice.kind === 'refund-elsewhere' && notice.providerRefundId === id,
  );
  expect(told).toMatchObject([{ isGone: false }, { isGone: true }]);
});

it.each(['our answer', 'a webhook'])(
  'what Stripe charged for a refund is booked as its fee, heard by %s first, and put back with it',
  async (first) => {
    const { desk, standIn } = world;
    standIn.state.refundFee = 35;
    const paid = await paidByCard(world, 10_000n);
    const refundId = await askRefundOf(desk, { ...paid, amount: 3000n });
    if (first === 'a webhook') standIn.state.outcomes.push({ kind: 'made-but', answer: 500 });
    await send();
    await deliver();
    expect(await refundNow(desk, refundId)).toMatchObject({ state: 'done', fee: 35n });
    expect(await feesBooked(paid.invoiceId)).toBe(35n);
    const { number: invoiceNumber } = await invoiceNow(desk, paid.invoiceId);
    expect(await toldFinance(desk)).toContainEqual(
      expect.objectContaining({ kind: 'refund-done', invoiceNumber, fee: 35n }),
    );
    expect(await difference()).toBe(0n);
    settleRefund(standIn.state, madeOf(paid.intentId).id, { status: 'failed', reason: 'declined' });
    await deliver();
    expect(await feesBooked(paid.invoiceId)).toBe(0n);
    standIn.state.refundFee = 0;
    expect(await auditDifferences(desk)).toEqual([]);
  },
);

it('what Stripe charged for a refund of its own page is booked when it is recorded', async () => {
  const { desk, standIn } = world;
  standIn.state.refundFee = 35;
  const paid = await paidByCard(world, 5000n);
  const { id } = refundByHand(standIn.state, paid.intentId, 1000);
  await deliver();
  await recordElsewhere(desk, admin, { elsewhereId: `club:stripe:${id}`, reason: 'By hand' });
  expect(await feesBooked(paid.invoiceId)).toBe(35n);
  expect(await difference()).toBe(0n);
  standIn.state.refundFee = 0;
  expect(await auditDifferences(desk)).toEqual([]);
});

async function feesBooked(invoiceId: string): Promise<bigint> {
  const entries = await findEntriesOfInvoice(world.desk.store, invoiceId);
  return entries.reduce((sum, entry) => sum + postedTo(entry, ledgerAccount.fees), 0n);
}
