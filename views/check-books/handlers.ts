import type { ModalView } from '@slack/types';
import { checkBooks } from '../../src/services/books/check-books.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { slackErrorCode } from '../../src/slack/slack-error.js';
import { isStackFull } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { checkBooksIds } from './ids.js';
import { booksBrokenModal, booksModal, checkingBooksModal } from './modal.js';

async function answerOf({ desk, edge }: Surroundings, body: unknown): Promise<ModalView> {
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
async function checkTheBooks(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const here = body.view;
  const view = checkingBooksModal();
  const instead = here?.callback_id === checkBooksIds.callback || isStackFull(here);
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
}

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = { [checkBooksIds.check]: checkTheBooks };

export const searches: FormHandlers['searches'] = {};
