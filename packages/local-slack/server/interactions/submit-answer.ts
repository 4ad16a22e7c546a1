import { prepareModal } from '../api/views.js';
import { inputBlocks } from '../block-walk.js';
import { isObject, type JsonObject, objectOf, textOf } from '../json.js';
import type { OpenModal } from '../modals.js';
import type { PageSubmitResponse } from '../page-api.js';
import { keep } from '../record.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { WORDING } from './parties.js';

/** Only input blocks of this view can carry a sentence. */
function readErrors(modal: OpenModal, answer: JsonObject): Record<string, string> {
  const inputs = new Set(inputBlocks(modal.view.blocks).map((block) => block.block_id));
  const errors: Record<string, string> = {};
  for (const [blockId, sentence] of Object.entries(objectOf(answer.errors))) {
    const words = textOf(sentence);
    if (!inputs.has(blockId)) {
      throw new SlackRefusal('invalid_response', [`errors: ${blockId} is no input block`]);
    }
    if (words === undefined || words === '') {
      throw new SlackRefusal('invalid_response', [`errors: ${blockId} has no sentence`]);
    }
    errors[blockId] = words;
  }
  if (Object.keys(errors).length === 0) {
    throw new SlackRefusal('invalid_response', ['errors: names no block']);
  }
  return errors;
}

function follow(world: World, modal: OpenModal, answer: JsonObject): PageSubmitResponse {
  const { modals } = world;
  // The person may have closed it meanwhile; then there is nothing left to change.
  const isOpen = modals.find(modal.id) === modal;
  switch (answer.response_action) {
    case undefined:
      if (Object.keys(answer).length > 0) {
        throw new SlackRefusal('invalid_response', ['response_action is missing']);
      }
      modals.close(modal);
      return { ok: true };
    case 'clear':
      modals.clear(modal.userId);
      return { ok: true };
    case 'errors':
      return { ok: false, error: 'view_errors', errors: readErrors(modal, answer) };
    case 'update': {
      const view = prepareModal(world, answer.view, modal);
      if (isOpen) modals.update(modal, view);
      return { ok: true };
    }
    case 'push': {
      const view = prepareModal(world, answer.view);
      if (isOpen) modals.push(modal.userId, view);
      return { ok: true };
    }
    default:
      throw new SlackRefusal('invalid_response', ['unknown response_action']);
  }
}

/** Does what the app's answer to a form says; what Slack would not understand is trouble. */
export function followAnswer(world: World, modal: OpenModal, payload: unknown): PageSubmitResponse {
  try {
    return follow(world, modal, isObject(payload) ? payload : {});
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    keep(world.record.invalidResponses, { to: 'view_submission', detail: error.message });
    return { ok: false, error: 'invalid_response', detail: WORDING.trouble };
  }
}
