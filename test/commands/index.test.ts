import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { closeDesk, closeScreens } from '../support/desk-screens.js';
import { openSlackDesk, operator, type SlackDesk, stranger } from '../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

it('answers help without opening anything', async () => {
  const person = world.slack.driver.as(operator);
  await person.command('/invoices', 'help');
  await person.lastEphemeral({ text: 'opens the details of that invoice' });
  await person.command('/statement', 'help');
  await person.lastEphemeral({ text: 'A child leads to the account of the payer' });
  await person.command('/credit-desk', 'help');
  await person.lastEphemeral({ text: 'Every command answers' });
});

it.each(commands.map((command) => [command.command, command] as const))(
  '%s opens its form without an argument, by its shortcut and by its button on Home',
  async (name, { shortcut, open: { title } }) => {
    const person = world.slack.driver.as(operator);
    await person.command(name, '');
    await (await person.modal({ title })).close();
    await person.shortcut(shortcut);
    await (await person.modal({ title })).close();
    const home = await person.home();
    await home.click(title);
    await (await person.modal({ title })).close();
  },
);

it('publishes the Home tab, and says to strangers whom to ask', async () => {
  const home = await world.slack.driver.as(operator).home();
  await home.waitForText('Recent credits');
  await home.click('Invoices');
  await (await world.slack.driver.as(operator).modal({ title: 'Invoices' })).close();
  await home.click('Raise credit');
  await (await world.slack.driver.as(operator).modal({ title: 'Raise credit' })).close();
  const none = await world.slack.driver.as(stranger).home();
  await none.waitForText('ask an admin of Credit Desk');
  expect(none.text()).not.toContain('Recent credits');
});
