import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { lookAfterRequests } from '../../../src/services/approvals/look-after.js';
import {
  askForCredit,
  deliver,
  openApprovalDesk,
  requestMessage,
  review,
} from '../../support/approval-desk.js';
import { closeDesk, closeScreens } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { approver, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openApprovalDesk();
});
afterAll(() => closeDesk(world));
afterEach(async () => {
  await closeScreens(world);
  world.desk.clock.now = new Date('2026-11-23T10:00:00Z');
  await world.desk.store.collections.given_alone.deleteMany({});
});

async function asked(): Promise<string> {
  const invoice = await issueTo(world, [20_000n]);
  await askForCredit(world, invoice, '180');
  await deliver(world);
  return invoice.number;
}

/** What stands in the approvals channel about an invoice, the oldest first. */
function messagesAbout(number: string) {
  const channel = world.slack.driver.as(approver).channel('approvals');
  return channel.messages().filter((message) => message.text().includes(`${number} `));
}

async function bringToMind(): Promise<void> {
  world.desk.clock.now = new Date('2026-11-26T10:00:00Z');
  await lookAfterRequests(world.desk, () => false);
}

it('A reminder has the button until somebody decides, then it says what was decided', async () => {
  const number = await asked();
  await bringToMind();
  await deliver(world);
  const [message, reminder] = messagesAbout(number);
  expect(reminder?.text()).toContain('This still waits for a second person, since 23 Nov, 10:00.');
  await reminder?.click('Review');
  const modal = await world.slack.driver.as(approver).modal({ title: 'Review request' });
  await modal.submit();
  await deliver(world);
  for (const one of [message, reminder]) {
    await one?.waitForText('Approved by');
    expect(one?.text()).not.toContain('Review');
  }
});

it('A reminder that could not be sent before the decision is not sent after it', async () => {
  const number = await asked();
  await bringToMind();
  const modal = await review(world, number);
  await modal.submit();
  await deliver(world);
  expect(messagesAbout(number)).toHaveLength(1);
  const left = world.desk.store.collections.outbox.countDocuments({ state: { $ne: 'sent' } });
  expect(await left).toBe(0);
});

it('A message that is sent again after a kill leaves an older one, whose button puts it right', async () => {
  const number = await asked();
  // As if the process had died between Slack's answer and writing down where the message is.
  const { outbox } = world.desk.store.collections;
  await world.desk.store.models.requests.updateMany({ state: 'open' }, { $set: { message: null } });
  await outbox.updateMany({ 'notice.kind': 'request-standing' }, { $set: { state: 'ready' } });
  await deliver(world);
  const [older, newer] = messagesAbout(number);
  await newer?.click('Review');
  const modal = await world.slack.driver.as(approver).modal({ title: 'Review request' });
  await modal.submit();
  await deliver(world);
  await newer?.waitForText('Approved by');
  expect(older?.text()).toContain('Review');
  await closeScreens(world);
  await older?.click('Review');
  await older?.waitForText('Approved by');
  expect(older?.text()).not.toContain('Review');
  expect((await requestMessage(world, number)).text()).toContain('Approved by');
});
