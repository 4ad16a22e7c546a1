import type { BlockAction, types, ViewOutput, webApi } from '@slack/bolt';
import { escapeMrkdwn } from '../../blocks/escape-mrkdwn.js';
import { messageView } from '../../blocks/message-view.js';
import type { Actor } from '../../domain/people/actor.js';
import { slackErrorCode } from '../slack-error.js';
import { tellDirectly } from './direct-message.js';
import type { EdgeTools } from './edge-tools.js';
import { explainError } from './explain-error.js';

export type RefreshRequest = {
  client: webApi.WebClient;
  body: BlockAction;
  /** What was tried, as a sentence begins: `Showing the invoice`. */
  what: string;
};

/** How many open forms are remembered; more than are ever open at once. */
const remembered = 500;

/** Which choice in a form came last, so that the answer to an earlier one does not overwrite it. */
export type NewestActions = {
  note(viewId: string, at: string): void;
  isNewest(viewId: string, at: string): boolean;
  /** The form was sent: the answer to an earlier choice must not take the place of the result. */
  forget(viewId: string): void;
};

export function createNewestActions(): NewestActions {
  const newest = new Map<string, string>();
  return {
    note(viewId, at) {
      if ((newest.get(viewId) ?? '') > at) return;
      newest.delete(viewId);
      newest.set(viewId, at);
      const oldest = newest.keys().next();
      if (newest.size > remembered && oldest.done === false) newest.delete(oldest.value);
    },
    isNewest: (viewId, at) => newest.get(viewId) === at,
    forget: (viewId) => {
      newest.delete(viewId);
    },
  };
}

/** On top of the form, which keeps what was typed; in a message where Slack takes no modal. */
async function sayOnTop(
  { client, body }: Omit<RefreshRequest, 'what'>,
  { title, words }: { title: string; words: string },
  tools: EdgeTools,
): Promise<void> {
  try {
    await client.views.push({ trigger_id: body.trigger_id, view: messageView(title, [words]) });
  } catch (error) {
    // It took longer than three seconds, or two others lie below.
    const attempt = { what: 'Telling about a failure', next: { kind: 'try' } } as const;
    explainError(error, attempt, tools);
    await tellDirectly(client, body, escapeMrkdwn(words));
  }
}

/**
 * Shows a modal anew after a choice in it. When the form changed meanwhile, the answer to the
 * newest choice still goes in, and that to an older one is dropped.
 */
export async function refreshModal(
  { client, body, what }: RefreshRequest,
  build: (actor: Actor, view: ViewOutput) => Promise<types.ModalView>,
  tools: EdgeTools & { newest: NewestActions },
): Promise<void> {
  const { view: shown } = body;
  if (shown === undefined) return;
  const at = body.actions[0]?.action_ts ?? '';
  tools.newest.note(shown.id, at);
  try {
    const view = await build(await tools.actorFor(body), shown);
    try {
      await client.views.update({ view_id: shown.id, hash: shown.hash, view });
    } catch (error) {
      if (slackErrorCode(error) !== 'hash_conflict') throw error;
      if (tools.newest.isNewest(shown.id, at))
        await client.views.update({ view_id: shown.id, view });
    }
  } catch (error) {
    // The person closed the form meanwhile: nothing is left to show it in.
    if (slackErrorCode(error) === 'not_found') return;
    const explanation = explainError(error, { what, next: { kind: 'try' }, from: body }, tools);
    const words = explanation.kind === 'fields' ? what : explanation.sentence;
    await sayOnTop({ client, body }, { title: shown.title.text, words }, tools);
  }
}
