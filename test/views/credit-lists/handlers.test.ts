import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { pay, raise } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

it('opens the list of each figure of the Home tab, and from there the statement and the invoice', async () => {
  const paid = await issueTo(world, [100_000n], { payer: 'paul' });
  await pay(world.desk, paid.id, 100_000n);
  for (let count = 0; count < 11; count += 1) await raise(world.desk, paid.id, 100n);
  const person = world.slack.driver.as(operator);
  const home = await person.home();
  await home.click('See list: Account credit in hand');
  const inHand = await person.modal({ title: 'Account credit' });
  expect(inHand.text()).toContain('£11.00* in hand');
  await inHand.click('Statement of Paul Pending');
  const statement = await person.modal({ title: 'Statement' });
  expect(statement.text()).toContain('£11.00 account credit');
  await closeScreens(world);
  await home.click('See list: Credited since 1 Sep');
  const given = await person.modal({ title: 'Credits given' });
  expect(given.text()).toContain('1 to 10 of 11 credit notes');
  await given.click('Next credit notes');
  await given.waitForText('11 of 11');
  expect(given.text()).toContain(`${paid.number}-CN-1`);
});
