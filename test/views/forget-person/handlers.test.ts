import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { forgottenName } from '../../../src/domain/forgetting/forgotten.js';
import { addContact } from '../../support/club-records.js';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { approver, openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
beforeEach(async () => {
  const { staff, desk } = world;
  staff.approvers.userIds = [approver];
  staff.admins.userIds = [operator];
  desk.approvals = { thresholdMinor: null, singleHanded: false };
});
afterEach(() => closeScreens(world));
afterAll(() => closeDesk(world));

async function openForm() {
  const person = world.slack.driver.as(operator);
  await person.command('/credit-desk');
  const screen = await person.modal({ title: 'Credit Desk' });
  await screen.click('Forget person');
  return person.modal({ title: 'Forget person' });
}

it('says beside the contact why somebody cannot be forgotten', async () => {
  await issueTo(world, [5_000n], { payer: 'paul' });
  const form = await openForm();
  expect(form.text()).toContain('Backups that were taken before keep the name');
  await form.choose('Contact', 'Paul Pending', { query: 'paul' });
  await form.submit();
  expect(Object.values(form.errors()).join()).toMatch(
    /^Invoice .* is not settled\. Settle it first/,
  );
});

it('asks a second person, who approves, and then the name is gone', async () => {
  const contactId = await addContact(world.desk, 'gone', {
    name: 'Gerd Gone',
    payerId: 'club:gone',
  });
  const form = await openForm();
  await form.choose('Contact', 'Gerd Gone', { query: 'gerd' });
  await form.submit();
  expect(form.text()).toContain('asks to forget *Gerd Gone* (gone)');
  expect(form.text()).toContain('Nobody is forgotten yet.');
  const person = world.slack.driver.as(approver);
  await person.command('/credit-desk');
  const screen = await person.modal({ title: 'Credit Desk' });
  expect(screen.text()).not.toContain('Forget person');
  await screen.click('See them');
  const list = await person.modal({ title: 'Waiting for you' });
  await list.click('Review');
  const review = await person.modal({ title: 'Review request' });
  expect(review.text()).toContain('nothing brings them back');
  await review.submit();
  const { contacts } = world.desk.store.collections;
  await expect
    .poll(async () => (await contacts.findOne({ _id: contactId }))?.name)
    .toBe(forgottenName);
});

it('in a club of one person does it at once', async () => {
  world.desk.approvals = { thresholdMinor: null, singleHanded: true };
  await addContact(world.desk, 'alone', { name: 'Alone Away', payerId: 'club:alone' });
  const form = await openForm();
  expect(form.text()).toContain('It is done at once and cannot be undone.');
  await form.choose('Contact', 'Alone Away', { query: 'alone' });
  await form.submit();
  expect(form.text()).toContain('The person is forgotten');
});
