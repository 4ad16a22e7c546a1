import { CHOICE_OPTIONS } from '../limits.js';
import {
  choiceOption,
  confirmDialog,
  initialAmongOptions,
  uniqueOptionValues,
} from './composition.js';
import { type ElementForm, elementRule } from './element-rule.js';
import { flag, list } from './fields.js';

const holders: ElementForm['holders'] = ['input', 'actions', 'section'];
const options = list(choiceOption, { min: 1, max: CHOICE_OPTIONS });
const shared = { confirm: confirmDialog, focus_on_load: flag };
const rules = [initialAmongOptions, uniqueOptionValues];

export const CHOICES = {
  ...elementRule({
    ...{ type: 'radio_buttons', holders, rules },
    required: { options },
    optional: { ...shared, initial_option: choiceOption },
  }),
  ...elementRule({
    ...{ type: 'checkboxes', holders, rules },
    required: { options },
    optional: { ...shared, initial_options: options },
  }),
};
