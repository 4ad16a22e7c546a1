import type { RespondFn, types, webApi } from '@slack/bolt';
import { escapeMrkdwn } from '../../blocks/escape-mrkdwn.js';
import { messageView } from '../../blocks/message-view.js';
import type { Actor } from '../../domain/people/actor.js';
import { partiesOf } from '../receive/parties.js';
import { slackErrorCode } from '../slack-error.js';
import { openDirectMessage } from './direct-message.js';
import type { EdgeTools } from './edge-tools.js';
import { explainError } from './explain-error.js';
import { withinBudget } from './within-budget.js';

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

/** Slack lets a modal be opened for three seconds only; it is told after half of them. */
export const openingBudgetMs = 1_500;

const waitingTitle = 'One moment';

const expired =
  'Slack closed the way to the form before it was ready. Nothing was changed. Please try once more.';

/** @returns the id that Slack gave the view */
async function show(request: OpenRequest, view: types.ModalView): Promise<string | null> {
  const { client, body, onTop = false } = request;
  const call = { trigger_id: body.trigger_id, view };
  const shown = await (onTop ? client.views.push(call) : client.views.open(call));
  return shown.view?.id ?? null;
}

function wordsView({ title }: OpenRequest, text: string): types.ModalView {
  return messageView(title, [], [{ type: 'section', text: { type: 'mrkdwn', text } }]);
}

/** Says something where the person looks: under the command, in a modal, else in a message. */
async function say(request: OpenRequest, text: string, triggerUsed: boolean): Promise<void> {
  const { client, body, respond } = request;
  if (respond !== undefined) {
    await respond({ response_type: 'ephemeral', text });
    return;
  }
  if (!triggerUsed) {
    await show(request, wordsView(request, text));
    return;
  }
  const { userId } = partiesOf(body);
  if (userId === null) return;
  const channel = await openDirectMessage(client, userId);
  await client.chat.postMessage({ channel, text, unfurl_links: false, unfurl_media: false });
}

/** Puts what was built in the place of the modal that asks for patience. */
async function showInstead(
  request: OpenRequest,
  waitingId: string,
  view: types.ModalView,
): Promise<void> {
  try {
    await request.client.views.update({ view_id: waitingId, view });
  } catch (error) {
    // The person did not wait, and closed it.
    if (slackErrorCode(error) !== 'not_found') throw error;
  }
}

function isExpired(error: unknown): boolean {
  const code = slackErrorCode(error);
  return code === 'expired_trigger_id' || code === 'exchanged_trigger_id';
}

function sentenceFor(request: OpenRequest, error: unknown, tools: EdgeTools): string {
  const { what, body: from } = request;
  const explanation = explainError(error, { what, next: { kind: 'try' }, from }, tools);
  const words = explanation.kind === 'fields' ? [] : [explanation.sentence];
  return escapeMrkdwn(isExpired(error) ? expired : words.join(' '));
}

/** The way to a modal is used up by one that asks for patience, until there is more to show. */
async function openLate(
  request: OpenRequest,
  outcome: Promise<Opening>,
  tools: EdgeTools,
): Promise<string | null> {
  // Answered for below: while Slack shows the first modal nobody listens to it yet.
  outcome.catch(() => undefined);
  const patience = `${request.what} takes longer than usual. It is shown here when it is ready.`;
  const waitingId = await show(request, messageView(waitingTitle, [patience]));
  if (waitingId === null) return null;
  try {
    const opening = await outcome;
    const view = 'view' in opening ? opening.view : wordsView(request, opening.say);
    await showInstead(request, waitingId, view);
    return 'view' in opening ? waitingId : null;
  } catch (error) {
    await showInstead(request, waitingId, wordsView(request, sentenceFor(request, error, tools)));
    return null;
  }
}

/**
 * Opens a modal for whoever asked. The request is acknowledged already, so whatever goes wrong is
 * said in words, never left as silence. What takes long is shown in the place of a modal that asks
 * for patience. Resolves with the id of the modal, or null.
 */
export async function openModal(
  request: OpenRequest,
  build: (actor: Actor) => Promise<Opening>,
  tools: EdgeTools,
): Promise<string | null> {
  try {
    const work = async () => build(await tools.actorFor(request.body));
    const built = await withinBudget(work, { budgetMs: tools.openingBudgetMs });
    if (built.late) return await openLate(request, built.outcome, tools);
    const { result } = built;
    if ('view' in result) return await show(request, result.view);
    await say(request, result.say, false);
  } catch (error) {
    const text = sentenceFor(request, error, tools);
    try {
      await say(request, text, isExpired(error));
    } catch (second) {
      explainError(second, { what: 'Telling about a failure', next: { kind: 'try' } }, tools);
    }
  }
  return null;
}
