import type { RespondFn, types, webApi } from '@slack/bolt';
import { messageView } from '../../blocks/message-view.js';
import { slackErrorCode } from '../slack-error.js';

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
  /** The id of an open modal whose place the new one takes. */
  insteadOf?: string;
  /** It is known to take long: patience is asked for at once. */
  takesLong?: boolean;
};

/** A modal as Slack shows it: `hash` changes with everything that is shown in it. */
export type ShownModal = { id: string; hash?: string | undefined };

function shownAs(view: { id?: string; hash?: string } | undefined): ShownModal | null {
  return view?.id === undefined ? null : { id: view.id, hash: view.hash };
}

/** @returns null where Slack says nothing of it, or the modal to be replaced was closed */
export async function showModal(
  { client, body, onTop = false, insteadOf }: OpenRequest,
  view: types.ModalView,
): Promise<ShownModal | null> {
  if (insteadOf !== undefined) return updateModal(client, { id: insteadOf }, view);
  const call = { trigger_id: body.trigger_id, view };
  const shown = await (onTop ? client.views.push(call) : client.views.open(call));
  return shownAs(shown.view);
}

/**
 * Puts a view in the place of what is shown; with `hash` only where nothing else came there since.
 * @returns null where the person closed it
 */
export async function updateModal(
  client: webApi.WebClient,
  { id, hash }: ShownModal,
  view: types.ModalView,
): Promise<ShownModal | null> {
  const before = hash === undefined ? {} : { hash };
  try {
    return shownAs((await client.views.update({ view_id: id, ...before, view })).view);
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === 'not_found') return null;
    // Something newer stands there, or this very view, when Slack's first answer was lost.
    if (code === 'hash_conflict' && hash !== undefined) return { id, hash };
    throw error;
  }
}

/** A modal that only says something, in mrkdwn. */
export function wordsView(title: string, text: string): types.ModalView {
  return messageView(title, [], [{ type: 'section', text: { type: 'mrkdwn', text } }]);
}
