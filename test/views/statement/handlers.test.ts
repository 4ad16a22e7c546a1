import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { pay, raise } from '../../support/ledger-desk.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

it('chooses a contact, and asks when more than one fits', async () => {
  const choice = await openScreen(world, '/statement', 'pa');
  expect(choice.text()).toContain('More than one payer fits');
  await choice.click('Show Priya Patel (priya)');
  await choice.waitForText('never had any');
  await choice.choose('Contact', 'Paul Pending', { query: 'paul' });
  await choice.waitForText('Paul Pending has no account credit');
  await choice.submit();
  expect(choice.text()).toContain('Paul Pending has no account credit');
});

it('reads older movements and goes back to the newest', async () => {
  const paid = await issueTo(world, [100_000n], { payer: 'paul' });
  await pay(world.desk, paid.id, 100_000n);
  for (let count = 0; count < 17; count += 1) await raise(world.desk, paid.id, 100n);
  const statement = await openScreen(world, '/statement', 'paul');
  expect(statement.text()).toContain('£17.00 account credit');
  await statement.click('Older');
  await statement.waitForText('Older movements');
  expect(statement.text()).toContain('balance £2.00');
  await statement.click('Newest');
  await statement.waitForText('Movements in GBP');
});
