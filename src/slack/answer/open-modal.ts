import type { RespondFn, types, webApi } from '@slack/bolt';
import { escapeMrkdwn } from '../../blocks/escape-mrkdwn.js';
import { messageView } from '../../blocks/message-view.js';
import type { Actor } from '../../domain/people/actor.js';
import { partiesOf } from '../receive/parties.js';
import { slackErrorCode } from '../slack-error.js';
import { openDirectMessage } from './direct-message.js';
import type { EdgeTools } from './edge-tools.js';
import { explainError } from './explain-error.js';

export type OpenRequest = {
  client: webApi.WebClient;
  body: { trigger_id: string };
  /** Of a command: then what is to be said is said there, seen by that person only. */
  respond?: RespondFn;
  /** What was tried, as a sentence begins: `Opening the form`. */
  what: string;
  title: string;
  /** A button inside a modal puts the new one on top of it. */
  onTop?: boolean;
};

/** A modal, or words (mrkdwn) when there is nothing to open. */
export type Opening = { view: types.ModalView } | { say: string };

const expired =
  'Slack closed the way to the form before it was ready. Nothing was changed. Please try once more.';

/** @returns the id that Slack gave the view */
async function show(request: OpenRequest, view: types.ModalView): Promise<string | null> {
  const { client, body, onTop = false } = request;
  const call = { trigger_id: body.trigger_id, view };
  const shown = await (onTop ? client.views.push(call) : client.views.open(call));
  return shown.view?.id ?? null;
}

/** Says something where the person looks: under the command, in a modal, else in a message. */
async function say(request: OpenRequest, text: string, triggerUsed: boolean): Promise<void> {
  const { client, body, respond, title } = request;
  if (respond !== undefined) {
    await respond({ response_type: 'ephemeral', text });
    return;
  }
  if (!triggerUsed) {
    const blocks: types.KnownBlock[] = [{ type: 'section', text: { type: 'mrkdwn', text } }];
    await show(request, messageView(title, [], blocks));
    return;
  }
  const { userId } = partiesOf(body);
  if (userId === null) return;
  const channel = await openDirectMessage(client, userId);
  await client.chat.postMessage({ channel, text, unfurl_links: false, unfurl_media: false });
}

function isExpired(error: unknown): boolean {
  const code = slackErrorCode(error);
  return code === 'expired_trigger_id' || code === 'exchanged_trigger_id';
}

/**
 * Opens a modal for whoever asked. The request is acknowledged already, so whatever goes wrong is
 * said in words, never left as silence. Resolves with the id of the modal, or null.
 */
export async function openModal(
  request: OpenRequest,
  build: (actor: Actor) => Promise<Opening>,
  tools: EdgeTools,
): Promise<string | null> {
  const { what } = request;
  try {
    const opening = await build(await tools.actorFor(request.body));
    if ('view' in opening) return await show(request, opening.view);
    await say(request, opening.say, false);
  } catch (error) {
    const late = isExpired(error);
    const from = request.body;
    const explanation = explainError(error, { what, next: { kind: 'try' }, from }, tools);
    const words = explanation.kind === 'fields' ? [] : [explanation.sentence];
    const text = escapeMrkdwn(late ? expired : words.join(' '));
    try {
      await say(request, text, late);
    } catch (second) {
      explainError(second, { what: 'Telling about a failure', next: { kind: 'try' } }, tools);
    }
  }
  return null;
}
