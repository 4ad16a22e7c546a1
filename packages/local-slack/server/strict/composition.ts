import { isObject, type JsonObject, listOf } from '../json.js';
import {
  CONFIRM_BUTTON_CHARS,
  CONFIRM_TEXT_CHARS,
  CONFIRM_TITLE_CHARS,
  ID_CHARS,
  OPTION_CHARS,
  OPTION_VALUE_CHARS,
  PLACEHOLDER_CHARS,
  SELECT_OPTIONS,
  URL_CHARS,
} from '../limits.js';
import { type Fields, flag, list, oneOf, shape, text } from './fields.js';
import { type Check, fault, within } from './place.js';

export function plainText(max: number): Check {
  return shape({ type: oneOf('plain_text'), text: text(max) }, { emoji: flag });
}

export function mrkdwnText(max: number): Check {
  return shape({ type: oneOf('mrkdwn'), text: text(max) }, { verbatim: flag });
}

export function anyText(max: number): Check {
  return (value, place) => {
    const isMrkdwn = isObject(value) && value.type === 'mrkdwn';
    (isMrkdwn ? mrkdwnText(max) : plainText(max))(value, place);
  };
}

export const identifier = text(ID_CHARS);
export const url = text(URL_CHARS);
export const placeholderText = plainText(PLACEHOLDER_CHARS);

export const confirmDialog = shape(
  { text: anyText(CONFIRM_TEXT_CHARS) },
  {
    title: plainText(CONFIRM_TITLE_CHARS),
    confirm: plainText(CONFIRM_BUTTON_CHARS),
    deny: plainText(CONFIRM_BUTTON_CHARS),
    style: oneOf('primary', 'danger'),
  },
);

/** Menus take plain text only; radio buttons and checkboxes also mrkdwn. */
export function option(words: Check, more: Fields = {}): Check {
  return shape({ text: words, value: text(OPTION_VALUE_CHARS) }, { description: words, ...more });
}

export const menuOption = option(plainText(OPTION_CHARS));
export const choiceOption = option(anyText(OPTION_CHARS));
export const menuOptions = list(menuOption, { min: 1, max: SELECT_OPTIONS });

export const optionGroups = list(shape({ label: plainText(OPTION_CHARS), options: menuOptions }), {
  min: 1,
  max: SELECT_OPTIONS,
});

function sameOption(left: unknown, right: unknown): boolean {
  if (!isObject(left) || !isObject(right)) return false;
  const words = (entry: JsonObject) => (isObject(entry.text) ? entry.text.text : undefined);
  return left.value === right.value && words(left) === words(right);
}

function allOptions(element: JsonObject): unknown[] {
  const groups = listOf(element.option_groups).filter(isObject);
  return [...listOf(element.options), ...groups.flatMap((group) => listOf(group.options))];
}

/** What is chosen at first must be one of the options, word for word. */
export const initialAmongOptions: Check = (element, place) => {
  if (!isObject(element)) return;
  const known = (initial: unknown) =>
    allOptions(element).some((candidate) => sameOption(candidate, initial));
  if (element.initial_option !== undefined && !known(element.initial_option)) {
    fault(within(place, 'initial_option'), 'initial_option does not match any provided option');
  }
  for (const [index, initial] of listOf(element.initial_options).entries()) {
    if (known(initial)) continue;
    const here = within(within(place, 'initial_options'), index);
    fault(here, 'initial_options do not match any provided option');
  }
};

export const uniqueOptionValues: Check = (element, place) => {
  if (!isObject(element)) return;
  const values = allOptions(element).map((entry) => (isObject(entry) ? entry.value : undefined));
  if (new Set(values).size < values.length) fault(place, 'duplicate option values');
};
