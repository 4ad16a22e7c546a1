import { isObject, listOf } from '../json.js';
import { ACTIONS_ELEMENTS, CONTEXT_ACTIONS_ELEMENTS, LABEL_CHARS } from '../limits.js';
import { blockRule } from './block-rule.js';
import { plainText } from './composition.js';
import { EVERYWHERE } from './element-rule.js';
import { elementIn } from './elements.js';
import { flag, list } from './fields.js';
import { type Check, fault, within } from './place.js';

/** Slack tells two elements of one block apart by `action_id` alone. */
const uniqueActionIds: Check = (block, place) => {
  if (!isObject(block)) return;
  const seen = new Set<unknown>();
  for (const [index, element] of listOf(block.elements).entries()) {
    if (!isObject(element) || element.action_id === undefined) continue;
    if (seen.has(element.action_id)) {
      const here = within(within(within(place, 'elements'), index), 'action_id');
      fault(here, `\`action_id\` "${element.action_id}" already exists for another element`);
    }
    seen.add(element.action_id);
  }
};

export const INTERACTIVE_BLOCKS = {
  ...blockRule({
    ...{ type: 'actions', surfaces: EVERYWHERE, rules: [uniqueActionIds] },
    required: { elements: list(elementIn('actions'), { min: 1, max: ACTIONS_ELEMENTS }) },
  }),
  ...blockRule({
    ...{ type: 'input', surfaces: EVERYWHERE },
    required: { label: plainText(LABEL_CHARS), element: elementIn('input') },
    optional: { hint: plainText(LABEL_CHARS), optional: flag, dispatch_action: flag },
  }),
  ...blockRule({
    ...{ type: 'context_actions', surfaces: ['message'], rules: [uniqueActionIds] },
    required: {
      elements: list(elementIn('context_actions'), { min: 1, max: CONTEXT_ACTIONS_ELEMENTS }),
    },
  }),
};
