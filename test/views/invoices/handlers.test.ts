import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contactWords } from '../../../src/domain/people/search-words.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { clubId, pay } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk, stranger } from '../../support/slack-desk.js';

const paidNewman = { name: 'Paid Newman', ownId: 'paid', email: null };

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
  expect(list.text()).toContain('2 unpaid invoices, newest first');
  await list.fill('Search', 'paul');
  await list.waitForText('1 unpaid invoice for “paul”, newest first');
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
  await list.waitForText('newest first · *£');
});

it('turns pages with buttons that stay, and opens the details of any row more than once', async () => {
  for (let made = 0; made < 21; made += 1) await issueTo(world, [4_000n]);
  const list = await openScreen(world, '/invoices', 'priya');
  await list.waitForText('1 to 10 of');
  await list.click('Last page');
  await list.waitForText('21 to');
  await list.click('First page');
  await list.waitForText('1 to 10 of');
  await list.click('Next');
  await list.waitForText('11 to');
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
  await list.waitForText('*£25.00 owed* · Total £40.00 · Credited `-£15.00`');
});

/** The list for what is typed, and no other one. */
async function listed(typed: string) {
  await closeScreens(world);
  return openScreen(world, '/invoices', typed);
}

describe('a name and a status', () => {
  it.each(['asha unpaid', 'not paid asha', 'unpaid invoices of Priya'])(
    'behind the command, as in %s, list what of theirs stands so',
    async (typed) => {
      const owed = await issueTo(world, [4_300n]);
      const paid = await issueTo(world, [4_400n]);
      await pay(world.desk, paid.id, 4_400n);
      await issueTo(world, [4_500n], { payer: 'paul' });
      const list = await openScreen(world, '/invoices', typed);
      expect(list.text()).toMatch(/ unpaid invoices? for “(asha|Priya)”, newest first/);
      expect(list.text()).toContain(owed.number);
      expect(list.text()).not.toContain(paid.number);
      expect(list.text()).not.toContain('Paul');
      expect(list.value('Status')).toMatchObject({ selected_option: { value: 'outstanding' } });
    },
  );

  it('in the search box fill both boxes, which then change by themselves', async () => {
    const paid = await issueTo(world, [4_600n]);
    await pay(world.desk, paid.id, 4_600n);
    const list = await openScreen(world, '/invoices');
    await list.fill('Search', 'asha paid');
    await list.waitForText('for “asha”, newest first');
    expect(list.text()).toContain('paid or settled invoice');
    expect(list.value('Search')).toMatchObject({ value: 'asha' });
    await list.choose('Status', 'All invoices');
    await list.waitForText('invoices for “asha”, newest first · *£');
    await list.choose('Status', 'Unpaid');
    await list.waitForText('unpaid invoice');
    await list.fill('Search', 'paid priya');
    await list.waitForText('for “priya”, newest first');
    expect(list.text()).toContain('paid or settled invoice');
  });

  it('are a number and a status as well', async () => {
    const { number } = await issueTo(world, [4_700n]);
    const digits = number.replace('INV-', '');
    const list = await listed(`${digits} unpaid`);
    expect(list.text()).toContain(`1 unpaid invoice for “${digits}”`);
    const none = await listed(`paid ${digits}`);
    expect(none.text()).toContain(
      `No invoice was found for “${digits}” that is paid or settled. To find more, choose *All invoices*`,
    );
  });

  it('are one name where somebody is called so', async () => {
    await issueTo(world, [4_800n], { payer: 'paul' });
    const list = await listed('paul pending');
    expect(list.text()).toContain('for “paul pending”, newest first');
    expect(list.text()).toContain('£48.00 owed');
    const contact = { clubId, email: null, searchWords: contactWords(paidNewman) };
    await world.desk.store.collections.contacts.insertOne({
      ...contact,
      ...{ _id: `${clubId}:paid`, payerId: `${clubId}:paid` },
      ...{ ownId: 'paid', name: paidNewman.name },
    });
    const without = await listed('Paid Newman');
    expect(without.text()).toContain('No invoice was found for “Paid Newman”. To find more');
    const unpaid = await listed('Paid Newman unpaid');
    expect(unpaid.text()).toContain('No invoice was found for “Paid Newman” that is unpaid.');
    const bothWays = await listed('overdue paid');
    expect(bothWays.text()).toContain('No invoice was found for “paid” that is overdue.');
  });
});

it('shows strangers nothing', async () => {
  const paid = await issueTo(world, [10_000n]);
  const modal = world.slack.driver.as(stranger);
  await modal.command('/invoices', paid.number);
  const said = await modal.lastEphemeral({ text: 'not allowed' });
  expect(said.text()).not.toContain('Priya');
});
