import {
  BUTTON_TEXT_CHARS,
  BUTTON_VALUE_CHARS,
  OPTION_CHARS,
  OVERFLOW_OPTIONS,
} from '../limits.js';
import { confirmDialog, option, plainText, url } from './composition.js';
import { elementRule } from './element-rule.js';
import { anyString, anything, list, oneOf, shape, text } from './fields.js';

const label = plainText(BUTTON_TEXT_CHARS);
const spoken = { accessibility_label: text(BUTTON_TEXT_CHARS) };
const feedback = shape({ text: label, value: text(BUTTON_VALUE_CHARS) }, spoken);

export const BUTTONS = {
  ...elementRule({
    type: 'button',
    holders: ['actions', 'section', 'card'],
    required: { text: label },
    optional: {
      value: anyString(BUTTON_VALUE_CHARS),
      url,
      style: oneOf('primary', 'danger'),
      confirm: confirmDialog,
      ...spoken,
    },
  }),
  ...elementRule({
    type: 'overflow',
    holders: ['actions', 'section'],
    required: {
      options: list(option(plainText(OPTION_CHARS), { url }), { min: 1, max: OVERFLOW_OPTIONS }),
    },
    optional: { confirm: confirmDialog },
  }),
  ...elementRule({
    type: 'workflow_button',
    holders: ['actions', 'section'],
    surfaces: ['message'],
    required: { text: label, workflow: anything },
    optional: { style: oneOf('primary', 'danger'), ...spoken },
  }),
  ...elementRule({
    type: 'feedback_buttons',
    holders: ['context_actions'],
    required: { positive_button: feedback, negative_button: feedback },
  }),
  ...elementRule({
    type: 'icon_button',
    holders: ['context_actions'],
    required: { icon: text(BUTTON_TEXT_CHARS), text: label },
    optional: {
      value: anyString(BUTTON_VALUE_CHARS),
      confirm: confirmDialog,
      visible_to_user_ids: anything,
      ...spoken,
    },
  }),
};
