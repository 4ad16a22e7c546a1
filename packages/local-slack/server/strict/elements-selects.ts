import { isObject } from '../json.js';
import {
  confirmDialog,
  identifier,
  initialAmongOptions,
  menuOption,
  menuOptions,
  optionGroups,
  placeholderText,
  uniqueOptionValues,
} from './composition.js';
import { type ElementForm, elementRule } from './element-rule.js';
import { anything, type Fields, flag, integer, list } from './fields.js';
import { type Check, fault } from './place.js';

const MANY = { min: 1, max: 100 };
const shared = { placeholder: placeholderText, confirm: confirmDialog, focus_on_load: flag };
const several = { max_selected_items: integer(1, 100) };
const holders: ElementForm['holders'] = ['input', 'actions', 'section'];

const optionsOrGroups: Check = (element, place) => {
  if (!isObject(element)) return;
  const given = [element.options, element.option_groups].filter((part) => part !== undefined);
  if (given.length !== 1) fault(place, 'must provide either options or option_groups');
};

function menu(type: string, optional: Fields, rules: Check[] = []) {
  return elementRule({ type, holders, optional: { ...shared, ...optional }, rules });
}

const staticRules = [optionsOrGroups, initialAmongOptions, uniqueOptionValues];
const offered = { options: menuOptions, option_groups: optionGroups };
const query = { min_query_length: integer(0, 100) };
const conversations = { default_to_current_conversation: flag, filter: anything };

export const SELECTS = {
  ...menu('static_select', { ...offered, initial_option: menuOption }, staticRules),
  ...menu(
    'multi_static_select',
    { ...offered, ...several, initial_options: list(menuOption, MANY) },
    staticRules,
  ),
  ...menu('external_select', { ...query, initial_option: menuOption }),
  ...menu('multi_external_select', {
    ...query,
    ...several,
    initial_options: list(menuOption, MANY),
  }),
  ...menu('users_select', { initial_user: identifier }),
  ...menu('multi_users_select', { ...several, initial_users: list(identifier, MANY) }),
  ...menu('conversations_select', {
    ...conversations,
    initial_conversation: identifier,
    response_url_enabled: flag,
  }),
  ...menu('multi_conversations_select', {
    ...conversations,
    ...several,
    initial_conversations: list(identifier, MANY),
  }),
  ...menu('channels_select', { initial_channel: identifier, response_url_enabled: flag }),
  ...menu('multi_channels_select', { ...several, initial_channels: list(identifier, MANY) }),
};
