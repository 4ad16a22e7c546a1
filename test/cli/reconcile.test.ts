import { afterAll, beforeAll, expect, it } from 'vitest';
import { refundByHand } from '../support/stripe-stand-in/happenings.js';
import { standInKey } from '../support/stripe-stand-in/start-stripe-stand-in.js';
import {
  openStripeDesk,
  paidByCard,
  type StripeDesk,
} from '../support/stripe-stand-in/stripe-desk.js';
import { patience, runCommand, startCommandWith } from './run-command.js';

let world: StripeDesk;
beforeAll(async () => {
  world = await openStripeDesk();
  world.desk.clock.now = new Date();
});
afterAll(() => world.close());

function reconcile() {
  const settings = { STRIPE_SECRET_KEY: standInKey, STRIPE_API_URL: world.standIn.url };
  const { uri } = world.desk;
  return startCommandWith(settings, 'reconcile', uri, '--provider', 'stripe').ended;
}

it('prints both sides, and ends with 1 while they differ', patience, async () => {
  const agree = await reconcile();
  expect([agree.code, agree.stdout]).toEqual([0, expect.stringContaining('agree.')]);
  const { intentId } = await paidByCard(world, 10_000n);
  const { id } = refundByHand(world.standIn.state, intentId, 4000);
  const { code, stdout } = await reconcile();
  expect(code).toBe(1);
  expect(stdout).toContain('in the books: £0.00');
  expect(stdout).toContain('at Stripe: £40.00');
  expect(stdout).toContain('difference: £40.00');
  expect(stdout).toContain(`${id}: £40.00 on `);
});

it('without a connection says what to set', patience, async () => {
  const { code, stderr } = await runCommand('reconcile', world.desk.uri, '--provider', 'stripe');
  expect([code, stderr]).toEqual([1, expect.stringContaining('Set STRIPE_SECRET_KEY')]);
});

it('says in one line that Stripe is away', patience, async () => {
  await world.standIn.close();
  const { code, stdout, stderr } = await reconcile();
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^Stripe does not say what it has[^\n]*\n$/);
});
