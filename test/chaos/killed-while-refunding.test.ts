import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { recordElsewhere } from '../../src/services/providers/record-elsewhere.js';
import { deskFolder } from '../process/desk-folder.js';
import { slackWorkspace } from '../process/slack-workspace.js';
import { admin } from '../support/ledger-desk.js';
import { refundByHand, settleRefund } from '../support/stripe-stand-in/happenings.js';
import type { Outcome } from '../support/stripe-stand-in/stand-in-state.js';
import { standInWebhookSecret } from '../support/stripe-stand-in/start-stripe-stand-in.js';
import { askRefundOf, paidByCard } from '../support/stripe-stand-in/stripe-desk.js';
import { postWebhook, signedWebhook } from '../support/stripe-stand-in/webhooks.js';
import { expectBothSidesEqual } from './both-sides.js';
import { type RefundWorld, refundWorld } from './refund-world.js';
import { oneOf, seeded } from './seeded.js';

const rounds = Math.ceil(Number(process.env.CHAOS_ROUNDS ?? 4) / 2);
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);

const outcomes: Outcome[] = [
  { kind: 'error', status: 402 },
  { kind: 'error', status: 429 },
  { kind: 'error', status: 500 },
  { kind: 'made-but', answer: 500 },
  { kind: 'made-but', answer: 'cut' },
  { kind: 'made-but', answer: 'never' },
  { kind: 'waits', reason: 'processing' },
  { kind: 'fails', reason: 'declined' },
  { kind: 'slow', ms: 200 },
];

/** People ask for refunds, also in Stripe's own page, and Stripe does with them what it likes. */
async function moneyGoesBack({ desk, standIn }: RefundWorld, random: () => number) {
  const { state } = standIn;
  const paid = await paidByCard({ desk, standIn }, 10_000n);
  desk.clock.now = new Date();
  if (random() < 0.7) state.outcomes.push(oneOf(outcomes, random));
  await askRefundOf(desk, { ...paid, amount: BigInt(1 + Math.floor(random() * 4000)) });
  if (random() < 0.3) refundByHand(state, paid.intentId, 1 + Math.floor(random() * 4000));
  const open = state.refunds.filter(({ status }) => status !== 'failed');
  if (random() < 0.5 && open.length > 0) {
    const failed = { status: 'failed', reason: 'declined' } as const;
    settleRefund(state, oneOf(open, random).id, random() < 0.4 ? failed : { status: 'succeeded' });
  }
}

/** Some webhooks are told twice, some are lost, and those that the desk does not hear come again. */
async function tell({ standIn }: RefundWorld, port: number, random: () => number): Promise<void> {
  for (const event of standIn.state.events.splice(0)) {
    if (random() < 0.3) continue;
    const webhook = signedWebhook(event, standInWebhookSecret);
    const url = `http://127.0.0.1:${port}/stripe/webhook`;
    const status = await postWebhook(url, webhook).catch(() => null);
    if (status !== 200 || random() < 0.3) standIn.state.events.push(event);
  }
}

/** Stripe is well again, whoever died is made good, and people record what they were told of. */
async function comeToRest(world: RefundWorld): Promise<void> {
  const { desk, standIn } = world;
  const { state } = standIn;
  state.outcomes.length = 0;
  // A fault of its own Stripe repeats for a day.
  standIn.forgetKeys();
  for (const { id, status } of state.refunds) {
    if (status === 'pending') settleRefund(state, id, { status: 'succeeded' });
  }
  // What a killed process has begun is held by the database for up to a minute.
  const { refunds, provider_refunds } = desk.store.collections;
  const open = async () => {
    await world.lookAgain(true);
    await world.job('send-refunds');
    await world.job('follow-refunds');
    return refunds.countDocuments({ state: { $in: ['asked', 'waiting'] } });
  };
  await expect.poll(open, { timeout: 120_000, interval: 500 }).toBe(0);
  for (const { _id: elsewhereId } of await provider_refunds.find({ standing: 'done' }).toArray()) {
    desk.clock.now = new Date();
    await recordElsewhere(desk, admin, { elsewhereId, reason: 'By hand' });
  }
}

it('whatever dies while money goes back, no refund is lost or doubled, and Stripe agrees', async () => {
  console.log(`CHAOS_SEED=${seed} rounds of refunds: ${rounds}`);
  const random = seeded(seed);
  const world = await refundWorld();
  const { desk, standIn, settings, direct } = world;
  await world.job('send-refunds');
  const folder = await deskFolder();
  const { environment } = await slackWorkspace({ kind: 'socket' });
  const all = { ...environment, ...settings, MONGODB_URI: direct };
  for (let round = 0; round < rounds; round += 1) {
    const running = folder.start(all);
    await moneyGoesBack(world, random);
    await running.running();
    for (let act = 0; act < 3; act += 1) await moneyGoesBack(world, random);
    await tell(world, folder.port, random);
    await pause(random() * 1_000);
    running.child.kill('SIGKILL');
    await running.ended;
    await world.lookAgain(true);
  }
  await comeToRest(world);
  const made = standIn.state.refunds.flatMap(({ metadata }) => {
    const { credit_desk_refund: id, credit_desk_attempt: attempt } = metadata ?? {};
    return id === undefined ? [] : [`${id}:${attempt}`];
  });
  expect(new Set(made).size).toBe(made.length);
  const gone = standIn.state.refunds.filter(({ status }) => status !== 'failed');
  await expectBothSidesEqual(
    world,
    gone.reduce((sum, { amount }) => sum + amount, 0),
  );
  const asked = await desk.store.collections.refunds.countDocuments({});
  console.log(
    `${asked} refunds in the books, ${made.length} sent for the desk, ${gone.length} gone`,
  );
}, 900_000);
