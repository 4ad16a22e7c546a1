import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { followRefunds } from '../../../src/services/providers/follow-refunds.js';
import { hearEvent } from '../../../src/services/providers/hear-event.js';
import { reconcile } from '../../../src/services/providers/reconcile.js';
import { recordElsewhere } from '../../../src/services/providers/record-elsewhere.js';
import { sendRefunds } from '../../../src/services/providers/send-refunds.js';
import { findPayment } from '../../../src/store/ledger/ledger-reads.js';
import { admin, auditDifferences } from '../../support/ledger-desk.js';
import {
  closeDispute,
  openDispute,
  refundByHand,
  settleRefund,
} from '../../support/stripe-stand-in/happenings.js';
import { leftOf } from '../../support/stripe-stand-in/make-refund.js';
import type { Outcome } from '../../support/stripe-stand-in/stand-in-state.js';
import { standInWebhookSecret } from '../../support/stripe-stand-in/start-stripe-stand-in.js';
import {
  askRefundOf,
  openStripeDesk,
  paidByCard,
  type StripeDesk,
} from '../../support/stripe-stand-in/stripe-desk.js';
import { signedWebhook } from '../../support/stripe-stand-in/webhooks.js';

let world: StripeDesk;
beforeAll(async () => {
  world = await openStripeDesk();
});
afterAll(() => world.close());

const never = () => false;
const hourMs = 60 * 60_000;
type Paid = Awaited<ReturnType<typeof paidByCard>>;

const outcomes: Outcome[] = [
  { kind: 'error', status: 402 },
  { kind: 'error', status: 429 },
  { kind: 'error', status: 500 },
  { kind: 'made-but', answer: 500 },
  { kind: 'made-but', answer: 'cut' },
  { kind: 'made-but', answer: 'never' },
  { kind: 'waits', reason: 'processing' },
  { kind: 'fails', reason: 'declined' },
];

const step = fc.record({
  what: fc.constantFrom(
    ...(['ask', 'ask', 'send', 'send', 'deliver', 'deliver', 'by-hand'] as const),
    ...(['settle', 'follow', 'outcome', 'killed', 'record', 'dispute', 'judge'] as const),
  ),
  pick: fc.nat(1000),
  amount: fc.integer({ min: 1, max: 4000 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What a rule, or Stripe, says no to is no part of the story. */
async function ifAllowed(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    expect(error).toHaveProperty('code');
  }
}

function pass(ms: number): void {
  world.desk.clock.now = new Date(world.desk.clock.now.getTime() + ms);
}

function picked<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[pick % Math.max(items.length, 1)];
}

async function tellOne(pick: number): Promise<void> {
  const event = picked(world.standIn.state.events, pick);
  if (event === undefined) return;
  const { body, signature } = signedWebhook(event, standInWebhookSecret);
  await hearEvent(world.desk, world.stripe, { rawBody: Buffer.from(body), signature });
}

async function sendAndDie(): Promise<void> {
  const { queue } = world.desk;
  world.desk.queue = { ...queue, run: () => Promise.reject(new Error('killed')) };
  await sendRefunds(world.desk, never);
  world.desk.queue = queue;
}

function settleOne(pick: number): void {
  const { state } = world.standIn;
  // A bank sends a refund back within a month.
  const from = (state.now().getTime() - 30 * 24 * hourMs) / 1000;
  const open = state.refunds.filter(({ status, created }) => {
    return status !== 'failed' && created > from;
  });
  const refund = picked(open, pick);
  if (refund === undefined) return;
  const failed = { status: 'failed', reason: 'declined' } as const;
  settleRefund(state, refund.id, pick % 2 === 0 ? failed : { status: 'succeeded' });
}

async function recordOne(pick: number): Promise<void> {
  const rows = await world.desk.store.collections.provider_refunds.find().toArray();
  const row = picked(rows, pick);
  if (row === undefined) return;
  await ifAllowed(() =>
    recordElsewhere(world.desk, admin, { elsewhereId: row._id, reason: 'By hand' }),
  );
}

/** A payer's bank asks for what refunds left of the payment, of which one dispute is open at most. */
function disputeLeft(intentId: string): void {
  const { state } = world.standIn;
  const payment = state.payments.find(({ id }) => id === intentId);
  const left = payment === undefined ? 0 : leftOf(state, payment);
  if (left === 0 || state.disputes.some(({ paymentId }) => paymentId === intentId)) return;
  openDispute(state, intentId, { amount: left, status: 'needs_response' });
}

function judgeOne(pick: number): void {
  const { state } = world.standIn;
  const open = picked(
    state.disputes.filter(({ status }) => status === 'needs_response'),
    pick,
  );
  if (open !== undefined) closeDispute(state, open.id, pick % 2 === 0 ? 'won' : 'lost');
}

async function take({ what, pick, amount }: Step, paid: Paid): Promise<void> {
  const { desk, standIn } = world;
  switch (what) {
    case 'ask':
      return ifAllowed(() => askRefundOf(desk, { ...paid, amount: BigInt(amount) }));
    case 'send':
      pass((pick % 3) * hourMs);
      await sendRefunds(desk, never);
      return;
    case 'deliver':
      return tellOne(pick);
    case 'by-hand':
      return ifAllowed(() => refundByHand(standIn.state, paid.intentId, amount));
    case 'settle':
      return settleOne(pick);
    case 'follow':
      await followRefunds(desk, never);
      return;
    case 'outcome':
      standIn.state.outcomes.push(outcomes[pick % outcomes.length] ?? { kind: 'slow', ms: 1 });
      return;
    case 'killed':
      return sendAndDie();
    case 'record':
      return recordOne(pick);
    case 'dispute':
      return disputeLeft(paid.intentId);
    case 'judge':
      return judgeOne(pick);
    default:
      return what satisfies never;
  }
}

/** Stripe is well again, time passes, and people record what is told to them. */
async function comeToRest(): Promise<void> {
  const { desk, standIn } = world;
  standIn.state.outcomes.length = 0;
  standIn.forget();
  for (const { id, status } of standIn.state.refunds) {
    if (status === 'pending') settleRefund(standIn.state, id, { status: 'succeeded' });
  }
  for (let day = 0; day < 3; day += 1) {
    pass(25 * hourMs);
    await sendRefunds(desk, never);
    await followRefunds(desk, never);
  }
  const rows = await desk.store.collections.provider_refunds.find().toArray();
  for (const { _id: elsewhereId } of rows) {
    await ifAllowed(() => recordElsewhere(desk, admin, { elsewhereId, reason: 'By hand' }));
  }
}

it('whatever comes in whatever order, the books and Stripe agree in the end, and nothing doubles', async () => {
  await sendRefunds(world.desk, never);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { desk, standIn, stripe } = world;
      const paid = await paidByCard(world, 10_000n);
      for (const one of steps) await take(one, paid);
      await comeToRest();
      const report = await reconcile(
        desk,
        { kind: 'command-line' },
        { provider: stripe, days: 400 },
      );
      expect(report.differences).toEqual([]);
      for (const { ours, theirs } of report.sums) expect(ours).toBe(theirs);
      for (const { paymentId, status, amount } of standIn.state.disputes) {
        const payment = await findPayment(desk.store, `club:${paymentId}`);
        expect(payment?.status).toBe(status === 'won' ? 'received' : 'bounced');
        if (status !== 'won') expect(payment?.reversed).toBe(BigInt(amount));
      }
      for (const payment of standIn.state.payments) {
        expect(leftOf(standIn.state, payment)).toBeGreaterThanOrEqual(0);
      }
      const made = standIn.state.refunds.flatMap(({ metadata }) => {
        const { credit_desk_refund: id, credit_desk_attempt: attempt } = metadata ?? {};
        return id === undefined ? [] : [`${id}:${attempt}`];
      });
      expect(new Set(made).size).toBe(made.length);
      expect(await auditDifferences(desk)).toEqual([]);
    }),
    { numRuns: 6 },
  );
}, 120_000);
