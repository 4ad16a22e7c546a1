import type { RichTextBlock } from '@slack/types';
import { type PlacedElement, placedElements } from './block-walk.js';
import { chosenOption, initialOptions, optionsOf } from './input-options.js';
import { isObject, type JsonObject, listOf, textOf, textsOf } from './json.js';
import type { StateOption, StateValue, StateValues } from './view-state.js';

const TEXT_TYPES = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input'];
const ONE_OPTION_TYPES = ['static_select', 'external_select', 'radio_buttons'];
const MANY_OPTION_TYPES = ['multi_static_select', 'multi_external_select', 'checkboxes'];
const PICKED_TYPES = [
  ...['datepicker', 'timepicker', 'datetimepicker', 'rich_text_input', 'file_input'],
  ...['users_select', 'conversations_select', 'channels_select'],
  ...['multi_users_select', 'multi_conversations_select', 'multi_channels_select'],
];
const STATEFUL = new Set([
  ...TEXT_TYPES,
  ...ONE_OPTION_TYPES,
  ...MANY_OPTION_TYPES,
  ...PICKED_TYPES,
]);

/** Elements that hold a value, hence appear in `state.values`; buttons and overflow menus do not. */
export function statefulElements(blocks: readonly unknown[]): PlacedElement[] {
  return placedElements(blocks).filter(({ element }) => STATEFUL.has(String(element.type)));
}

function isRichText(value: unknown): value is RichTextBlock {
  return isObject(value) && value.type === 'rich_text' && listOf(value.elements).length > 0;
}

function richTextOf(value: unknown): Pick<StateValue, 'rich_text_value'> {
  return isRichText(value) ? { rich_text_value: value } : {};
}

function textOrNull(value: unknown): string | null {
  const text = textOf(value);
  return text === undefined || text === '' ? null : text;
}

function pickedValue(type: string, given: JsonObject): StateValue {
  switch (type) {
    case 'datepicker':
      return { type, selected_date: textOrNull(given.selected_date) };
    case 'timepicker':
      return { type, selected_time: textOrNull(given.selected_time) };
    case 'datetimepicker': {
      const seconds = Number(given.selected_date_time ?? Number.NaN);
      return { type, selected_date_time: Number.isInteger(seconds) ? seconds : null };
    }
    case 'users_select':
      return { type, selected_user: textOrNull(given.selected_user) };
    case 'conversations_select':
      return { type, selected_conversation: textOrNull(given.selected_conversation) };
    case 'channels_select':
      return { type, selected_channel: textOrNull(given.selected_channel) };
    case 'multi_users_select':
      return { type, selected_users: textsOf(given.selected_users) };
    case 'multi_conversations_select':
      return { type, selected_conversations: textsOf(given.selected_conversations) };
    case 'multi_channels_select':
      return { type, selected_channels: textsOf(given.selected_channels) };
    case 'file_input':
      return { type, files: [] };
    default:
      return { type, ...richTextOf(given.rich_text_value) };
  }
}

/** What a person gave, in exactly the shape that Slack reports for this kind of element. */
export function readValue(
  element: JsonObject,
  given: JsonObject,
  offered: StateOption[] = optionsOf(element),
): StateValue {
  const type = String(element.type);
  if (TEXT_TYPES.includes(type)) return { type, value: textOrNull(given.value) };
  if (ONE_OPTION_TYPES.includes(type)) {
    return { type, selected_option: chosenOption(offered, given.selected_option) };
  }
  if (MANY_OPTION_TYPES.includes(type)) {
    const chosen = listOf(given.selected_options).map((option) => chosenOption(offered, option));
    return { type, selected_options: chosen.filter((option) => option !== null) };
  }
  return pickedValue(type, given);
}

/** The value before anybody touched the element. */
export function initialValue(element: JsonObject): StateValue {
  const options = initialOptions(element);
  const given = {
    value: element.initial_value,
    rich_text_value: element.initial_value,
    selected_option: options[0],
    selected_options: options,
    selected_date: element.initial_date,
    selected_time: element.initial_time,
    selected_date_time: element.initial_date_time,
    selected_user: element.initial_user,
    selected_users: element.initial_users,
    selected_conversation: element.initial_conversation,
    selected_conversations: element.initial_conversations,
    selected_channel: element.initial_channel,
    selected_channels: element.initial_channels,
  };
  return readValue(element, given, options);
}

/** Typed values stay only where block id, action id and kind of element stay the same. */
export function valuesAfter(blocks: readonly unknown[], before: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const { blockId, actionId, element } of statefulElements(blocks)) {
    const kept = before[blockId]?.[actionId];
    const value = kept?.type === element.type ? kept : undefined;
    values[blockId] = { ...values[blockId], [actionId]: value ?? initialValue(element) };
  }
  return values;
}
