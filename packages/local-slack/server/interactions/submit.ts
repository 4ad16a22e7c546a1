import type { ViewResponseUrl, ViewSubmitAction } from '@slack/bolt';
import { isObject } from '../json.js';
import type { OpenModal } from '../modals.js';
import type { PageSubmitRequest, PageSubmitResponse } from '../page-api.js';
import { SlackRefusal } from '../refusal.js';
import { statefulElements } from '../state-values.js';
import { modalOutput } from '../view-output.js';
import type { World } from '../world.js';
import { findActed } from './container.js';
import { formFaults } from './form-check.js';
import { takeState } from './page-state.js';
import { answered, partiesOf, unanswered, WORDING } from './parties.js';
import { followAnswer } from './submit-answer.js';

/** A conversation menu may ask that the app can answer into the chosen conversation. */
function responseUrls(world: World, modal: OpenModal): ViewResponseUrl[] {
  return statefulElements(modal.view.blocks).flatMap(({ blockId, actionId, element }) => {
    const value = modal.values[blockId]?.[actionId];
    const channel = value?.selected_conversation ?? value?.selected_channel;
    if (element.response_url_enabled !== true || !channel) return [];
    const url = world.responseUrls.issue({ userId: modal.userId, channel });
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: url }];
  });
}

function payloadOf(world: World, modal: OpenModal): ViewSubmitAction {
  return {
    type: 'view_submission',
    ...partiesOf(world, modal.userId),
    trigger_id: world.triggers.issue({ userId: modal.userId, fromModal: modal.id }),
    view: modalOutput(world, modal),
    response_urls: responseUrls(world, modal),
  };
}

async function deliver(world: World, modal: OpenModal): Promise<PageSubmitResponse> {
  const envelope = { kind: 'interactive', payload: payloadOf(world, modal) } as const;
  const first = world.delivery.send(envelope);
  for (let more = world.faults.takeSubmitsMore(); more > 0; more -= 1) {
    void world.delivery.send({ kind: 'interactive', payload: payloadOf(world, modal) });
  }
  const outcome = await first;
  if (outcome.kind !== 'acked') {
    return unanswered(outcome, WORDING.trouble);
  }
  return followAnswer(world, modal, outcome.payload);
}

/** A person presses the form's button. */
export function runSubmit(world: World, request: PageSubmitRequest): Promise<PageSubmitResponse> {
  return answered(async () => {
    const acted = findActed(world, request.user, { kind: 'modal', viewId: request.viewId });
    const modal = world.modals.find(request.viewId);
    if (modal === undefined || modal !== world.modals.stackOf(request.user).at(-1)) {
      throw new SlackRefusal('view_not_on_top');
    }
    if (modal.isSubmitting) throw new SlackRefusal('submission_in_progress');
    const hasInputs = modal.view.blocks.some((block) => isObject(block) && block.type === 'input');
    if (modal.view.submit === undefined && !hasInputs) throw new SlackRefusal('no_submit_button');
    const values = takeState(acted, request.state);
    const errors = formFaults(modal.view.blocks, values);
    if (Object.keys(errors).length > 0) return { ok: false, error: 'view_errors', errors };
    modal.isSubmitting = true;
    try {
      return await deliver(world, modal);
    } finally {
      modal.isSubmitting = false;
    }
  });
}
