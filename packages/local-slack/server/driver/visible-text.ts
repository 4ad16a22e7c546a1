import { isObject, type JsonObject, listOf, textOf } from '../json.js';
import type { StateValue, StateValues } from '../view-state.js';

/** Shown only while a menu is open, or never. */
const HIDDEN = new Set(['options', 'option_groups', 'confirm', 'value', 'type', 'initial_options']);
const SHOWN_KEYS = new Set(['text', 'alt_text', 'caption', 'title', 'fallback', 'icon']);
const LISTED = new Set(['radio_buttons', 'checkboxes']);

function valueText(value: StateValue): string[] {
  const { type: _, selected_option: one, selected_options: many, ...plain } = value;
  const options = [one, ...(many ?? [])].flatMap((option) => option?.text.text ?? []);
  return [
    ...options,
    ...Object.values(plain)
      .flat()
      .filter((item) => typeof item === 'string'),
  ];
}

function objectText(node: JsonObject): string[] {
  const isListed = LISTED.has(String(node.type));
  return Object.entries(node).flatMap(([name, entry]) => {
    if (HIDDEN.has(name) && !(isListed && name === 'options')) return [];
    if (typeof entry === 'string') return SHOWN_KEYS.has(name) ? [entry] : [];
    return textsIn(entry);
  });
}

function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  return isObject(node) ? objectText(node) : [];
}

/** Everything that a person can read in these blocks, one text a line, with what is filled in. */
export function blocksText(blocks: readonly unknown[], values: StateValues = {}): string {
  const lines = blocks.filter(isObject).flatMap((block) => {
    const filled = Object.values(values[textOf(block.block_id) ?? ''] ?? {});
    return [...textsIn(block), ...filled.flatMap(valueText)];
  });
  return lines.join('\n');
}

export function plainWords(value: unknown): string {
  return isObject(value) ? (textOf(value.text) ?? '') : '';
}

export function wordsOf(values: readonly unknown[]): string[] {
  return listOf(values)
    .map(plainWords)
    .filter((words) => words !== '');
}
