import { isObject } from '../json.js';
import { TEXT_INPUT_CHARS } from '../limits.js';
import { placeholderText } from './composition.js';
import { type ElementForm, elementRule } from './element-rule.js';
import { anyString, anything, flag, integer, list, oneOf, pattern, shape, text } from './fields.js';
import { type Check, fault } from './place.js';

const dispatchConfig = shape(
  {},
  {
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }),
  },
);
const shared = {
  placeholder: placeholderText,
  focus_on_load: flag,
  dispatch_action_config: dispatchConfig,
};
const holders: ElementForm['holders'] = ['input'];
const modalOnly: ElementForm['surfaces'] = ['modal'];
const number = pattern(/^-?\d+(\.\d+)?$/, 'must be a number written as a string');
const lines = integer(1, 100);

/** `first` may not be above `second`. */
function ordered(first: string, second: string): Check {
  return (element, place) => {
    if (!isObject(element)) return;
    const [low, high] = [element[first], element[second]];
    if (low === undefined || high === undefined || Number(low) <= Number(high)) return;
    fault(place, `${first} cannot be greater than ${second}`);
  };
}

export const TEXT_INPUTS = {
  ...elementRule({
    ...{ type: 'plain_text_input', holders },
    optional: {
      ...shared,
      ...{ multiline: flag, initial_value: anyString(TEXT_INPUT_CHARS) },
      ...{ min_length: integer(0, TEXT_INPUT_CHARS), max_length: integer(1, TEXT_INPUT_CHARS) },
    },
    rules: [ordered('min_length', 'max_length')],
  }),
  ...elementRule({
    ...{ type: 'email_text_input', holders, surfaces: modalOnly },
    optional: { ...shared, initial_value: anyString(TEXT_INPUT_CHARS) },
  }),
  ...elementRule({
    ...{ type: 'url_text_input', holders, surfaces: modalOnly },
    optional: { ...shared, initial_value: anyString(TEXT_INPUT_CHARS) },
  }),
  ...elementRule({
    ...{ type: 'number_input', holders, surfaces: modalOnly },
    required: { is_decimal_allowed: flag },
    optional: { ...shared, initial_value: number, min_value: number, max_value: number },
    rules: [ordered('min_value', 'max_value')],
  }),
  ...elementRule({
    type: 'rich_text_input',
    holders: ['input', 'actions'],
    surfaces: ['modal', 'home'],
    optional: { ...shared, initial_value: anything, min_lines: lines, max_lines: lines },
  }),
  ...elementRule({
    ...{ type: 'file_input', holders, surfaces: modalOnly },
    optional: { filetypes: list(text(20), { min: 1, max: 50 }), max_files: integer(1, 10) },
  }),
};
