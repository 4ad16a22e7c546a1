import { messageView } from '../../src/blocks/message-view.js';
import { section } from '../../src/blocks/text-objects.js';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Opening } from '../../src/slack/edge.js';
import type {
  ActionHandler,
  CommandHandler,
  ShortcutHandler,
} from '../../src/slack/receive/handlers.js';
import { type Beneath, beneathOf } from '../forms/beneath.js';
import { isStackFull } from './show-next.js';
import type { Surroundings } from './surroundings.js';

/** How a form begins: empty, with what was typed behind a command, or with a record's id. */
export type FormStart =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'record'; id: string; beneath: Beneath };

export type Form = {
  title: string;
  start(surroundings: Surroundings, actor: Actor, start: FormStart): Promise<Opening>;
};

/** What people type after a command is a name or a number; more than this is neither. */
const longestText = 200;

function startFrom(text: string): FormStart {
  return text === '' ? { kind: 'empty' } : { kind: 'text', text: text.slice(0, longestText) };
}

export function openByCommand(
  form: Form,
  help: string,
): (surroundings: Surroundings) => CommandHandler {
  return (surroundings) =>
    async function openFromCommand({ ack, command, client, respond }) {
      const text = command.text.trim();
      if (text.toLowerCase() === 'help') {
        await ack({ response_type: 'ephemeral', text: help });
        return;
      }
      await ack();
      const { title } = form;
      const request = { client, body: command, respond, what: `Opening ${title}`, title };
      await surroundings.edge.openModal(request, (actor) =>
        form.start(surroundings, actor, startFrom(text)),
      );
    };
}

export function openByShortcut(form: Form): (surroundings: Surroundings) => ShortcutHandler {
  return (surroundings) =>
    async function openFromShortcut({ ack, body, client }) {
      await ack();
      const { title } = form;
      const request = { client, body, what: `Opening ${title}`, title };
      await surroundings.edge.openModal(request, (actor) =>
        form.start(surroundings, actor, { kind: 'empty' }),
      );
    };
}

/** The button's value is the id of the record to begin with, or nothing. */
export function openByButton(form: Form): (surroundings: Surroundings) => ActionHandler {
  return (surroundings) =>
    async function openFromButton({ ack, action, body, client }) {
      await ack();
      const id = action.type === 'button' ? (action.value ?? '') : '';
      const { title } = form;
      const what = `Opening ${title}`;
      // A form that takes the third modal's place has nothing of this invoice beneath it.
      const beneath = isStackFull(body.view) ? null : beneathOf(body);
      const from: FormStart = id === '' ? { kind: 'empty' } : { kind: 'record', id, beneath };
      const start = (actor: Actor) => form.start(surroundings, actor, from);
      // Slack takes no fourth modal, so the form takes the place of the third.
      if (isStackFull(body.view)) {
        await surroundings.edge.refreshModal({ client, body, what }, async (actor) => {
          const opening = await start(actor);
          return 'view' in opening ? opening.view : messageView(title, [], [section(opening.say)]);
        });
        return;
      }
      const onTop = body.view?.type === 'modal';
      await surroundings.edge.openModal({ client, body, what, title, onTop }, start);
    };
}
