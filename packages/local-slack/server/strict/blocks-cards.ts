import { isObject } from '../json.js';
import { HEADER_CHARS, SECTION_TEXT_CHARS } from '../limits.js';
import { type BlockRules, blockRule } from './block-rule.js';
import { imageElement } from './blocks-text.js';
import { anyText, mrkdwnText, plainText } from './composition.js';
import { elementIn } from './elements.js';
import { anything, flag, list, oneOf, shape, text } from './fields.js';
import { type Check, fault } from './place.js';

const cardParts = {
  ...{ hero_image: imageElement, icon: imageElement },
  ...{ title: mrkdwnText(HEADER_CHARS), subtitle: mrkdwnText(HEADER_CHARS) },
  body: mrkdwnText(200),
  actions: list(elementIn('card'), { min: 1, max: 25 }),
};
const someContent: Check = (card, place) => {
  if (!isObject(card)) return;
  const parts = [card.hero_image, card.title, card.actions, card.body];
  if (parts.every((part) => part === undefined)) {
    fault(place, 'must provide hero_image, title, actions or body');
  }
};
const card = shape({ type: oneOf('card') }, { block_id: anything, ...cardParts }, someContent);

const CONTAINED = [
  ...['actions', 'context', 'divider', 'file', 'header', 'image'],
  ...['input', 'rich_text', 'section', 'table', 'video'],
];

/** A container holds some kinds of blocks, hence is told how to check one. */
export function cardBlocks(block: Check): BlockRules {
  const contained: Check = (value, place) => {
    const type = isObject(value) ? String(value.type) : '(none)';
    if (!CONTAINED.includes(type)) return fault(place, `unsupported type: ${type}`);
    block(value, place);
  };
  return {
    ...blockRule({
      ...{ type: 'alert', surfaces: ['modal'] },
      required: { text: anyText(SECTION_TEXT_CHARS) },
      optional: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
    }),
    ...blockRule({
      ...{ type: 'card', surfaces: ['modal', 'home', 'message'], rules: [someContent] },
      optional: cardParts,
    }),
    ...blockRule({
      ...{ type: 'carousel', surfaces: ['message'] },
      required: { elements: list(card, { min: 1, max: 10 }) },
    }),
    ...blockRule({
      ...{ type: 'container', surfaces: ['message'] },
      required: { child_blocks: list(contained, { min: 1, max: 10 }) },
      optional: {
        ...{ title: plainText(HEADER_CHARS), rich_text_title: anything, icon: imageElement },
        ...{ subtitle: anyText(HEADER_CHARS), is_collapsible: flag, default_collapsed: flag },
        ...{ width: oneOf('narrow', 'standard', 'wide', 'full'), has_header_divider: flag },
      },
    }),
    ...blockRule({
      ...{ type: 'task_card', surfaces: ['message'] },
      required: {
        ...{ task_id: text(255), title: text(255) },
        status: oneOf('pending', 'in_progress', 'complete', 'error'),
      },
      optional: { details: anything, output: anything, sources: anything },
    }),
    ...blockRule({
      ...{ type: 'plan', surfaces: ['message'] },
      required: { title: text(255) },
      optional: { tasks: list(anything, { min: 0, max: 50 }) },
    }),
  };
}
