import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { emptyDatabase, importSound } from '../../services/import/import-desk.js';
import { classFiles, type Place } from '../../support/a-class.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { fillCredit, issueTo, openCreditForm } from '../../support/forms.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

const places: Place[] = ['A', 'A2'].map((id) => ({ id, payer: 'A', paidBy: 'invoice' }));
const see = { button: 'See the mail', title: 'The mail' };

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
  world.desk.sendsMail = true;
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

it('shows the mail about a credit with what stands in the form, and goes back to it', async () => {
  const email = 'priya@family.example';
  await world.desk.store.collections.contacts.updateOne({ _id: 'club:priya' }, { $set: { email } });
  const { number } = await issueTo(world, [7_000n]);
  const form = await openCreditForm(world, operator, number);
  const early = await follow(world, form, see);
  expect(early.text()).toContain('The mail can be shown once the form is filled in.');
  await early.close();
  await fillCredit(form, { amount: '12.50' });
  await form.fill('Note to customer', 'Sorry about the rain');
  const mail = await follow(world, form, see);
  expect(mail.text()).toContain('p…@family.example');
  expect(mail.text()).toContain('£12.50 of credit');
  expect(mail.text()).toContain('Sorry about the rain');
  await mail.close();
  const { outbox } = world.desk.store.collections;
  expect(await outbox.countDocuments({ lane: 'mail' })).toBe(0);
});

it('shows beside a cancellation what a family will get, with the message', async () => {
  await emptyDatabase(world.desk);
  await importSound(world.desk, classFiles(places));
  const form = await openScreen(world, '/cancel-session', '3 Dec');
  await form.choose('Notify attendees', 'Yes');
  await form.fill('Message', 'The hall is flooded.');
  await form.submit();
  const review = await world.slack.driver.as(operator).modal({ title: 'Cancel session' });
  expect(review.text()).toContain('Each payer gets one email about their own people');
  const mail = await follow(world, review, see);
  expect(mail.text()).toContain('Gymnastics week 5 on Thursday, 3 December 2026 at 17:00');
  expect(mail.text()).toContain('The hall is flooded.');
  expect(mail.text()).toContain('You get £20.00 of credit');
});
