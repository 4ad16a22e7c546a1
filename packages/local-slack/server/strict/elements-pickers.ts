import { confirmDialog, placeholderText } from './composition.js';
import { type ElementForm, elementRule } from './element-rule.js';
import { flag, integer, pattern, text } from './fields.js';

const holders: ElementForm['holders'] = ['input', 'actions', 'section'];
const shared = { confirm: confirmDialog, focus_on_load: flag };
const date = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a YYYY-MM-DD date');
const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a HH:mm time');

export const PICKERS = {
  ...elementRule({
    ...{ type: 'datepicker', holders },
    optional: { ...shared, placeholder: placeholderText, initial_date: date },
  }),
  ...elementRule({
    ...{ type: 'timepicker', holders },
    optional: {
      ...{ ...shared, placeholder: placeholderText },
      ...{ initial_time: time, timezone: text(100) },
    },
  }),
  ...elementRule({
    type: 'datetimepicker',
    holders: ['input', 'actions'],
    surfaces: ['modal', 'message'],
    optional: { ...shared, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
  }),
};
