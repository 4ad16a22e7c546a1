import type { ModalHandle } from 'local-slack';
import { sendNoticesOf } from '../../src/app/send-notices.js';
import { deliverDue } from '../../src/outbox/deliver.js';
import { fillCredit, type Issued, openCreditForm } from './forms.js';
import { withThreshold } from './second-person.js';
import { approver, openSlackDesk, operator, type SlackDesk, secondApprover } from './slack-desk.js';

/** The app over the local workspace with a threshold of 100.00 and two approvers. */
export async function openApprovalDesk(): Promise<SlackDesk> {
  const world = await openSlackDesk();
  withThreshold(world.desk);
  world.staff.approvers.userIds = [approver, secondApprover];
  return world;
}

/** Sends what waits in the outbox, as the job does. */
export async function deliver({ desk, app }: SlackDesk): Promise<void> {
  const { client } = app.app;
  const send = sendNoticesOf({
    desk,
    clientOf: () => client,
  });
  await deliverDue(desk.store, { send, now: desk.now, stopped: () => false });
}

/** Olive asks for credit that one person may not give alone; what her form becomes. */
export async function askForCredit(
  world: SlackDesk,
  invoice: Issued,
  amount: string,
  userId: string = operator,
): Promise<ModalHandle> {
  const modal = await openCreditForm(world, userId, invoice.number);
  await fillCredit(modal, { amount });
  await modal.submit();
  return modal;
}

/** The newest message in the approvals channel that contains the words. */
export function requestMessage({ slack }: SlackDesk, words: string, userId: string = approver) {
  return slack.driver.as(userId).channel('approvals').waitForMessage(words);
}

/** Opens **Review** from the message about a request. */
export async function review(
  world: SlackDesk,
  words: string,
  userId: string = approver,
): Promise<ModalHandle> {
  const message = await requestMessage(world, words, userId);
  await message.click('Review');
  return world.slack.driver.as(userId).modal({ title: 'Review request' });
}

export async function entryOf({ desk }: SlackDesk, invoiceId: string) {
  return desk.store.collections.journal
    .find({ 'refs.invoiceId': invoiceId, kind: { $ne: 'invoice.issued' } })
    .toArray();
}
