import type { ModalHandle } from 'local-slack';
import { expect } from 'vitest';
import { approver, helpDesk, operator, type SlackDesk, stranger } from './slack-desk.js';

/** Types a command and hands back the modal that it opens. */
export async function openScreen(
  { slack }: SlackDesk,
  command: string,
  text = '',
): Promise<ModalHandle> {
  const person = slack.driver.as(operator);
  await person.command(command, text);
  return person.modal();
}

/** Presses a button and waits for the modal that it leads to. */
export async function follow(
  { slack }: SlackDesk,
  modal: ModalHandle,
  press: { button: string; title: string },
): Promise<ModalHandle> {
  await modal.click(press.button);
  return slack.driver.as(operator).modal({ title: press.title });
}

/** Closes whatever a test left open, so that the next one begins at an empty screen. */
export async function closeScreens({ slack }: SlackDesk): Promise<void> {
  for (const user of [operator, approver, helpDesk, stranger]) {
    const modal = await slack.driver
      .as(user)
      .modal({ timeoutMs: 1 })
      .catch(() => undefined);
    await modal?.close({ clear: true });
  }
}

/** Ends the desk; Slack must have found nothing to complain about. */
export async function closeDesk(world: SlackDesk): Promise<void> {
  expect(world.slack.record.unknownMethods).toEqual([]);
  expect(world.slack.record.invalidResponses).toEqual([]);
  expect(world.slack.record.warnings).toEqual([]);
  await world.close();
}
