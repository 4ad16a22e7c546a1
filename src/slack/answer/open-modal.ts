import type { types } from '@slack/bolt';
import { escapeMrkdwn } from '../../blocks/escape-mrkdwn.js';
import { messageView } from '../../blocks/message-view.js';
import type { Actor } from '../../domain/people/actor.js';
import { slackErrorCode } from '../slack-error.js';
import { tellDirectly } from './direct-message.js';
import type { EdgeTools } from './edge-tools.js';
import { explainError } from './explain-error.js';
import { type OpenRequest, showModal, updateModal, wordsView } from './open-request.js';
import { type InBudget, withinBudget } from './within-budget.js';

/** A modal, or words (mrkdwn) when there is nothing to open. */
export type Opening = { view: types.ModalView } | { say: string };

/** Slack lets a modal be opened for three seconds only; it is told after half of them. */
export const openingBudgetMs = 1_500;

const expired =
  'Slack closed the way to the form before it was ready. Nothing was changed. Please try once more.';

/** Says something where the person looks: under the command, in a modal, else in a message. */
async function say(request: OpenRequest, text: string, mayShow: boolean): Promise<void> {
  const { client, body, respond, title } = request;
  if (respond !== undefined) await respond({ response_type: 'ephemeral', text });
  else if (mayShow) await showModal(request, wordsView(title, text));
  else await tellDirectly(client, body, text);
}

function isExpired(error: unknown): boolean {
  const code = slackErrorCode(error);
  return code === 'expired_trigger_id' || code === 'exchanged_trigger_id';
}

function sentenceFor(request: OpenRequest, error: unknown, tools: EdgeTools): string {
  const { what, body: from } = request;
  const explanation = explainError(error, { what, next: { kind: 'try' }, from }, tools);
  const words = explanation.kind === 'fields' ? what : explanation.sentence;
  return escapeMrkdwn(isExpired(error) ? expired : words);
}

function waitingView({ title, what }: OpenRequest): types.ModalView {
  return messageView(title, [`${what} …`, 'One moment: it is shown here when it is ready.']);
}

/** The way to a modal is used up by one that asks for patience, until there is more to show. */
async function openLate(
  request: OpenRequest,
  outcome: Promise<Opening>,
  tools: EdgeTools,
): Promise<string | null> {
  // Answered for below: while Slack shows the first modal nobody listens to it yet.
  outcome.catch(() => undefined);
  const { client, title } = request;
  const waiting = await showModal(request, waitingView(request));
  if (waiting === null) return null;
  try {
    const opening = await outcome;
    const isView = 'view' in opening;
    const view = isView ? opening.view : wordsView(title, opening.say);
    const shown = await updateModal(client, waiting, view);
    return isView ? (shown?.id ?? null) : null;
  } catch (error) {
    const words = wordsView(title, sentenceFor(request, error, tools));
    await updateModal(client, waiting, words);
    return null;
  }
}

async function begin(
  work: () => Promise<Opening>,
  { takesLong = false }: OpenRequest,
  { openingBudgetMs: budgetMs }: EdgeTools,
): Promise<InBudget<Opening>> {
  return takesLong ? { late: true, outcome: work() } : await withinBudget(work, { budgetMs });
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
  let mayShow = true;
  try {
    const work = async () => build(await tools.actorFor(request.body));
    const built = await begin(work, request, tools);
    mayShow = !built.late;
    if (built.late) return await openLate(request, built.outcome, tools);
    const { result } = built;
    if ('view' in result) return (await showModal(request, result.view))?.id ?? null;
    await say(request, result.say, mayShow);
  } catch (error) {
    const text = sentenceFor(request, error, tools);
    try {
      await say(request, text, mayShow && !isExpired(error));
    } catch (second) {
      explainError(second, { what: 'Telling about a failure', next: { kind: 'try' } }, tools);
    }
  }
  return null;
}
