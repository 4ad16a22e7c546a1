import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
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
  await choice.waitForText('Nothing was booked for Priya Patel');
  await choice.choose('Contact', 'Paul Pending', { query: 'paul' });
  await choice.waitForText('Nothing was booked for Paul Pending');
  await choice.submit();
  expect(choice.text()).toContain('Nothing was booked for Paul Pending');
});

it('turns the pages of account credit', async () => {
  const paid = await issueTo(world, [100_000n], { payer: 'paul' });
  await pay(world.desk, paid.id, 100_000n);
  for (let count = 0; count < 17; count += 1) await raise(world.desk, paid.id, 100n);
  const statement = await openScreen(world, '/statement', 'paul');
  expect(statement.text()).toContain('£17.00 account credit');
  expect(statement.text()).toContain('1 to 15 of 17 movements');
  await statement.click('Next movements');
  await statement.waitForText('16 to 17 of 17 movements');
  expect(statement.text()).toContain('balance £2.00');
  await statement.click('Previous movements');
  await statement.waitForText('1 to 15 of 17 movements');
});

it('shows everything with what is owed after it, and opens the invoice of a movement', async () => {
  const invoice = await issueTo(world, [5_000n], { payer: 'una' });
  const statement = await openScreen(world, '/statement', 'una');
  expect(statement.text()).toContain('never had any');
  expect(statement.text()).toContain('*£50.00 owed* on all invoices');
  await statement.click('Everything');
  await statement.waitForText('✓ Everything');
  expect(statement.text()).toContain('*£50.00 owed* on all invoices');
  const details = await follow(world, statement, {
    button: `Details of ${invoice.number}`,
    title: `Invoice ${invoice.number}`,
  });
  expect(details.text()).toContain(invoice.number);
});

it('asks nobody to bill or to import somebody who was forgotten', async () => {
  const { contacts } = world.desk.store.collections;
  const forgotten = { name: 'Forgotten person', email: null, forgottenAt: new Date() };
  await contacts.updateOne({ _id: 'club:priya' }, { $set: forgotten });
  const text = (await openScreen(world, '/statement', 'priya')).text();
  expect(text).toContain('Nothing was booked for this person.');
  expect(text).toContain('This person was forgotten');
  expect(text).not.toMatch(/issue-invoice|import/);
});
