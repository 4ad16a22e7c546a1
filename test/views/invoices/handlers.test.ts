import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { openSlackDesk, operator, type SlackDesk, stranger } from '../../support/slack-desk.js';

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
  const list = await openScreen(world, '/invoices', 'unpaid');
  expect(list.text()).toContain('2 invoices');
  await list.fill('Search', 'paul');
  await list.waitForText('1 invoice, newest first');
  expect(list.text()).not.toContain('Priya');
  await list.submit();
  expect(list.text()).toContain('Paul Pending');
});

it('narrows by status and days, and lets go of the days again', async () => {
  await issueTo(world, [4_000n]);
  const list = await openScreen(world, '/invoices');
  expect(list.options('Status')).not.toContain('Void');
  await list.choose('Status', 'Unpaid');
  await list.waitForText('newest first');
  await list.fill('Issued from', '2199-01-01');
  await list.waitForText('No invoice was found that is unpaid, issued from 1 Jan 2199');
  await list.click('Any day');
  await list.waitForText('newest first. In all');
});

it('turns pages with buttons that stay, and opens the details of any row more than once', async () => {
  for (let made = 0; made < 12; made += 1) await issueTo(world, [4_000n]);
  const list = await openScreen(world, '/invoices', 'priya');
  await list.waitForText('1 to 10 of');
  await list.click('First page');
  expect(list.text()).toContain('1 to 10 of');
  await list.click('Next');
  await list.waitForText('11 to');
  await list.click('Last page');
  expect(list.text()).toContain('11 to');
  const [first = ''] = list.options('Details of…');
  const title = `Invoice ${first}`;
  for (const _time of ['once', 'again']) {
    await list.choose('Details of…', first);
    const details = await world.slack.driver.as(operator).modal({ title });
    expect(details.text()).toContain('Autumn term gymnastics');
    await details.close();
    const chosen = () => JSON.stringify(list.value('Details of…'));
    await expect.poll(chosen).not.toContain('INV-');
    expect(list.text()).toContain('11 to');
  }
});

it('shows in the list what was booked on top of it', async () => {
  const { number } = await issueTo(world, [4_000n], { payer: 'paul' });
  const list = await openScreen(world, '/invoices', 'paul');
  const form = await follow(world, list, {
    button: `Credit (RC) on ${number}`,
    title: 'Raise credit',
  });
  await form.fill('Amount', '15');
  await form.choose('Reason', 'Goodwill');
  await form.submit();
  await list.waitForText('£25.00 left to pay, partially credited');
});

it('shows strangers nothing', async () => {
  const paid = await issueTo(world, [10_000n]);
  const modal = world.slack.driver.as(stranger);
  await modal.command('/invoices', paid.number);
  const said = await modal.lastEphemeral({ text: 'not allowed' });
  expect(said.text()).not.toContain('Priya');
});
