import type { types } from '@slack/bolt';
import { checkBooks } from '../../src/services/books/check-books.js';
import type { ActionHandler } from '../../src/slack/receive/handlers.js';
import { slackErrorCode } from '../../src/slack/slack-error.js';
import { isStackFull } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { booksBrokenModal, booksIds, booksModal, checkingBooksModal } from './books.js';

async function answerOf({ desk, edge }: Surroundings, body: unknown): Promise<types.ModalView> {
  try {
    const actor = await edge.actorFor(body);
    return booksModal(await checkBooks(desk, actor), shownClub(desk));
  } catch (error) {
    const explained = edge.explain(error, { what: 'The check', next: { kind: 'try' } });
    return booksBrokenModal(explained.kind === 'fields' ? 'Try again.' : explained.sentence);
  }
}

/**
 * Shows that the check runs, and its answer in the same place. A large club's books take longer
 * than any acknowledgement may, so the check runs after it.
 */
export function checkTheBooks(surroundings: Surroundings): ActionHandler {
  return async ({ ack, body, client }) => {
    await ack();
    const here = body.view;
    const view = checkingBooksModal();
    const instead = here?.callback_id === booksIds.callback || isStackFull(here);
    const shown =
      instead && here !== undefined
        ? await client.views.update({ view_id: here.id, view })
        : await client.views.push({ trigger_id: body.trigger_id, view });
    const viewId = shown.view?.id;
    if (viewId === undefined) throw new Error('Slack showed no view');
    const answer = await answerOf(surroundings, body);
    try {
      await client.views.update({ view_id: viewId, view: answer });
    } catch (error) {
      // The person closed it meanwhile; the check changed nothing, so nothing is lost.
      if (slackErrorCode(error) !== 'not_found') throw error;
    }
  };
}
