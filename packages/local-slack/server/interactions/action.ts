import type { BasicElementAction } from '@slack/bolt';
import type { PlacedElement } from '../block-walk.js';
import { chosenOption } from '../input-options.js';
import { type JsonObject, objectOf } from '../json.js';
import type { PageActionRequest, PageOk } from '../page-api.js';
import { SlackRefusal } from '../refusal.js';
import { readValue } from '../state-values.js';
import type { World } from '../world.js';
import { type Acted, choosable, findActed, findElement } from './container.js';
import { takeState } from './page-state.js';
import { answered, partiesOf, unanswered, WORDING } from './parties.js';

/** Fields of an element that Slack repeats in the action. */
const REPEATED = [
  ...['text', 'value', 'url', 'style', 'confirm', 'placeholder', 'icon', 'min_query_length'],
  ...['initial_option', 'initial_options', 'initial_date', 'initial_time', 'initial_user'],
];

function repeatedFields(element: JsonObject): JsonObject {
  const present = REPEATED.filter((name) => element[name] !== undefined);
  return Object.fromEntries(present.map((name) => [name, element[name]]));
}

function feedbackFields(element: JsonObject, given: JsonObject): JsonObject {
  const buttons = [element.positive_button, element.negative_button].map(objectOf);
  const pressed = buttons.find((button) => button.value === given.value);
  if (pressed === undefined) throw new SlackRefusal('invalid_option');
  return { value: pressed.value, text: pressed.text };
}

function valueFields(acted: Acted, placed: PlacedElement, given: JsonObject): JsonObject {
  const { element } = placed;
  switch (element.type) {
    case 'button':
    case 'icon_button':
    case 'workflow_button':
      return {};
    case 'feedback_buttons':
      return feedbackFields(element, given);
    case 'overflow': {
      const option = chosenOption(choosable(acted, placed), given.selected_option);
      if (option === null) throw new SlackRefusal('invalid_option');
      return { selected_option: option };
    }
    default:
      return { ...readValue(element, given, choosable(acted, placed)) };
  }
}

function actionOf(
  world: World,
  acted: Acted,
  placed: PlacedElement,
  given: JsonObject,
): BasicElementAction {
  return {
    ...repeatedFields(placed.element),
    ...valueFields(acted, placed, given),
    type: String(placed.element.type),
    block_id: placed.blockId,
    action_id: placed.actionId,
    action_ts: world.ids.timestamp(),
  };
}

/** Inputs speak up only when their block says so; everything else always does. */
function checkDispatches({ input }: PlacedElement): void {
  if (input !== undefined && input.dispatch_action !== true) {
    throw new SlackRefusal('no_dispatch_action');
  }
}

/** A person presses a button, uses a menu, or leaves a dispatching input. */
export function runAction(world: World, request: PageActionRequest): Promise<PageOk> {
  return answered(async () => {
    const { user, container } = request;
    const acted = findActed(world, user, container);
    const placed = findElement(acted, request.blockId, request.actionId);
    checkDispatches(placed);
    const { blockId, actionId } = placed;
    const isStateful = acted.values[blockId]?.[actionId] !== undefined;
    const state = isStateful
      ? { ...request.state, [blockId]: { ...request.state[blockId], [actionId]: request.value } }
      : request.state;
    const values = takeState(acted, state);
    const { message, modalId } = acted;
    const target = message && { userId: user, channel: message.channel, messageTs: message.ts };
    const outcome = await world.delivery.send({
      kind: 'interactive',
      payload: {
        type: 'block_actions',
        ...partiesOf(world, user),
        ...acted.describe(),
        ...(message === undefined ? {} : { state: { values } }),
        trigger_id: world.triggers.issue(
          modalId === undefined ? { userId: user } : { userId: user, fromModal: modalId },
        ),
        ...(target === undefined ? {} : { response_url: world.responseUrls.issue(target) }),
        actions: [actionOf(world, acted, placed, request.value)],
      },
    });
    if (outcome.kind === 'acked') return { ok: true };
    return unanswered(outcome, WORDING.noResponse);
  });
}
