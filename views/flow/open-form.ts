import { section } from '../../src/blocks/layout.js';
import { messageView } from '../../src/blocks/message-view.js';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Opening } from '../../src/slack/edge.js';
import type { CommandTyped, Pressed, ShortcutChosen } from '../../src/slack/receive/handlers.js';
import type { Beneath } from '../forms/beneath.js';
import type { FormButton } from '../forms/command-help.js';
import { beneathOf } from './beneath-of.js';
import { buttonValue, isStackFull } from './pressed-button.js';
import type { ActionHandler, Surroundings } from './surroundings.js';

/** How a form begins: empty, with what was typed behind a command, or with a record's id. */
export type FormStart =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'record'; id: string; beneath: Beneath };

export type Form = FormButton & {
  start(surroundings: Surroundings, actor: Actor, start: FormStart): Promise<Opening>;
};

/** What people type after a command is a name or a number; more than this is neither. */
const longestText = 200;

/** A command's form; `help` is what its argument of that name answers. */
export async function openFromCommand(
  surroundings: Surroundings,
  { ack, command, body, client, respond }: CommandTyped,
  { form, help }: { form: Form; help: string },
): Promise<void> {
  const text = command.text.trim();
  if (text.toLowerCase() === 'help') {
    await ack({ response_type: 'ephemeral', text: help });
    return;
  }
  await ack();
  const { title } = form;
  const start: FormStart =
    text === '' ? { kind: 'empty' } : { kind: 'text', text: text.slice(0, longestText) };
  const request = { client, body, respond, what: `Opening ${title}`, title };
  await surroundings.edge.openModal(request, (actor) => form.start(surroundings, actor, start));
}

export async function openFromShortcut(
  surroundings: Surroundings,
  { ack, body, client }: ShortcutChosen,
  form: Form,
): Promise<void> {
  await ack();
  const { title } = form;
  const request = { client, body, what: `Opening ${title}`, title };
  await surroundings.edge.openModal(request, (actor) =>
    form.start(surroundings, actor, { kind: 'empty' }),
  );
}

/** The button's value is the id of the record to begin with, or nothing. */
async function openFromButton(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
  form: Form,
): Promise<void> {
  await ack();
  const { edge } = surroundings;
  const id = buttonValue(body);
  const { title } = form;
  const what = `Opening ${title}`;
  const from: FormStart =
    id === '' ? { kind: 'empty' } : { kind: 'record', id, beneath: beneathOf(surroundings, body) };
  // Slack takes no fourth modal, so the form takes the place of the third.
  if (isStackFull(body.view)) {
    await edge.refreshModal({ client, body, what }, async (actor) => {
      const opening = await form.start(surroundings, actor, from);
      return 'view' in opening ? opening.view : messageView(title, [], [section(opening.say)]);
    });
    return;
  }
  const onTop = body.view?.type === 'modal';
  await edge.openModal({ client, body, what, title, onTop }, (actor) =>
    form.start(surroundings, actor, from),
  );
}

export function openByButton(form: Form): ActionHandler {
  return (surroundings, pressed) => openFromButton(surroundings, pressed, form);
}
