import { isObject, type JsonObject, listOf, textOf } from './json.js';
import type { StateOption } from './view-state.js';

export function isOption(value: unknown): value is StateOption {
  return (
    isObject(value) &&
    isObject(value.text) &&
    typeof value.text.text === 'string' &&
    typeof value.value === 'string'
  );
}

export function optionText(option: StateOption): string {
  return option.text.text;
}

/** The options of an element, its groups flattened. */
export function optionsOf(element: JsonObject): StateOption[] {
  const grouped = listOf(element.option_groups)
    .filter(isObject)
    .flatMap((group) => listOf(group.options));
  return [...listOf(element.options), ...grouped].filter(isOption);
}

export function initialOptions(element: JsonObject): StateOption[] {
  return [...listOf(element.initial_options), element.initial_option].filter(isOption);
}

/** Only what the element offers counts, as a person cannot choose anything else. */
export function chosenOption(offered: StateOption[], given: unknown): StateOption | null {
  if (!isObject(given)) return null;
  const value = textOf(given.value);
  return offered.find((option) => option.value === value) ?? null;
}
