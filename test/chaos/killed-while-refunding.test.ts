import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { patience, startCommandWith } from '../cli/run-command.js';
import { auditDifferences } from '../support/ledger-desk.js';
import type { Outcome } from '../support/stripe-stand-in/stand-in-state.js';
import {
  standInKey,
  standInWebhookSecret,
} from '../support/stripe-stand-in/start-stripe-stand-in.js';
import {
  askRefundOf,
  openStripeDesk,
  paidByCard,
  refundNow,
  type StripeDesk,
} from '../support/stripe-stand-in/stripe-desk.js';

let world: StripeDesk;
let settings: Record<string, string>;
beforeAll(async () => {
  world = await openStripeDesk();
  settings = {
    STRIPE_SECRET_KEY: standInKey,
    STRIPE_WEBHOOK_SECRET: standInWebhookSecret,
    STRIPE_API_URL: world.standIn.url,
  };
  world.desk.clock.now = new Date();
  // The first run of the job is the one that connects the desk.
  await startCommandWith(settings, 'job', world.desk.uri, 'send-refunds').ended;
});
afterAll(() => world.close());

async function asked(...outcomes: Outcome[]) {
  const paid = await paidByCard(world, 10_000n);
  world.desk.clock.now = new Date();
  const refundId = await askRefundOf(world.desk, { ...paid, amount: 3000n });
  world.standIn.state.outcomes.push(...outcomes);
  return { ...paid, refundId };
}

/** Kills the process as soon as Stripe has the request, and lets the next one look at once. */
async function killWhileItAsks(): Promise<void> {
  const { state } = world.standIn;
  const before = state.requests.filter((one) => one === 'POST /v1/refunds').length;
  const job = startCommandWith(settings, 'job', world.desk.uri, 'send-refunds');
  while (state.requests.filter((one) => one === 'POST /v1/refunds').length === before) {
    await pause(5);
  }
  job.child.kill('SIGKILL');
  expect((await job.ended).code).toBeNull();
  const { refund_sendings } = world.desk.store.collections;
  await refund_sendings.updateMany({}, { $set: { nextTryAt: new Date(0) } });
}

it.each<[string, Outcome]>([
  ['before Stripe made it', { kind: 'never' }],
  ['after Stripe made it', { kind: 'made-but', answer: 'never' }],
])('a process that is killed %s leaves one refund', patience, async (_when, outcome) => {
  const { refundId, intentId } = await asked(outcome);
  await killWhileItAsks();
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'asked' });
  // A Stripe that is still at it says so; this one was killed with its client.
  world.standIn.forget();
  const { stdout } = await startCommandWith(settings, 'job', world.desk.uri, 'send-refunds').ended;
  expect(stdout).toContain('Refunds sent: 1');
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'done' });
  const made = world.standIn.state.refunds.filter((one) => one.payment_intent === intentId);
  expect(made).toHaveLength(1);
  expect(await auditDifferences(world.desk)).toEqual([]);
});
