import type { Ids } from './ids.js';
import { isObject, type JsonObject, listOf, textOf } from './json.js';

/** An element of a block, with the ids under which Slack reports it. */
export type PlacedElement = {
  blockId: string;
  actionId: string;
  element: JsonObject;
  /** The `input` block that holds it, when one does. */
  input?: JsonObject;
};

function elementsOf(block: JsonObject): JsonObject[] {
  if (block.type === 'input') return [block.element].filter(isObject);
  if (block.type === 'section') return [block.accessory].filter(isObject);
  if (block.type === 'card') return listOf(block.actions).filter(isObject);
  if (block.type === 'actions' || block.type === 'context_actions') {
    return listOf(block.elements).filter(isObject);
  }
  return [];
}

function nestedBlocks(block: JsonObject): unknown[] {
  return [
    ...listOf(block.child_blocks),
    ...(block.type === 'carousel' ? listOf(block.elements) : []),
  ];
}

/** Every interactive element, in the order of the page, also inside containers. */
export function placedElements(blocks: readonly unknown[]): PlacedElement[] {
  return blocks.filter(isObject).flatMap((block) => {
    const blockId = textOf(block.block_id) ?? '';
    const own = elementsOf(block).map((element) => ({
      blockId,
      actionId: textOf(element.action_id) ?? '',
      element,
      ...(block.type === 'input' ? { input: block } : {}),
    }));
    return [...own, ...placedElements(nestedBlocks(block))];
  });
}

export function inputBlocks(blocks: readonly unknown[]): JsonObject[] {
  return blocks.filter(isObject).filter((block) => block.type === 'input');
}

const STATIC_ELEMENTS = new Set(['image', 'plain_text', 'mrkdwn', 'url']);

/** Slack gives an id to every block and element that came without one. */
export function fillIds(blocks: readonly unknown[], ids: Ids): void {
  for (const block of blocks.filter(isObject)) {
    block.block_id ??= ids.short();
    for (const element of elementsOf(block)) {
      if (!STATIC_ELEMENTS.has(String(element.type))) element.action_id ??= ids.short();
    }
    fillIds(nestedBlocks(block), ids);
  }
}

/** Slack adds `emoji: true` to plain text, and `verbatim: false` to mrkdwn, in what it sends back. */
export function fillTextDefaults(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) fillTextDefaults(item);
    return;
  }
  if (!isObject(value)) return;
  if (typeof value.text === 'string') {
    if (value.type === 'plain_text') value.emoji ??= true;
    if (value.type === 'mrkdwn') value.verbatim ??= false;
  }
  for (const item of Object.values(value)) fillTextDefaults(item);
}
