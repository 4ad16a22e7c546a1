import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { openSlackDesk, type SlackDesk, stranger } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

it('says what to try when nothing is found', async () => {
  const none = await openScreen(world, '/invoices', 'INV-9999');
  expect(none.text()).toContain('No invoice was found for “INV-9999”');
});

it('searches and submits the search', async () => {
  await issueTo(world, [4_000n], { payer: 'paul' });
  await issueTo(world, [4_000n]);
  const list = await openScreen(world, '/invoices', 'outstanding');
  expect(list.text()).toContain('2 invoices');
  await list.fill('Search', 'paul');
  await list.waitForText('1 invoice, newest first');
  expect(list.text()).not.toContain('Priya');
  await list.submit();
  expect(list.text()).toContain('Paul Pending');
});

it('shows strangers nothing', async () => {
  const paid = await issueTo(world, [10_000n]);
  const modal = world.slack.driver.as(stranger);
  await modal.command('/invoices', paid.number);
  const said = await modal.lastEphemeral({ text: 'not allowed' });
  expect(said.text()).not.toContain('Priya');
});
