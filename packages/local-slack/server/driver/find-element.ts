import { type PlacedElement, placedElements } from '../block-walk.js';
import { isObject, textOf } from '../json.js';
import { plainWords } from './visible-text.js';

const BUTTONS = new Set([
  'button',
  'icon_button',
  'workflow_button',
  'overflow',
  'feedback_buttons',
]);

type Named = { placed: PlacedElement; names: string[] };

function blockWords(blocks: readonly unknown[], blockId: string): string[] {
  const block = blocks.filter(isObject).find((one) => one.block_id === blockId);
  return block?.type === 'section' ? [plainWords(block.text)] : [];
}

function namesOf(blocks: readonly unknown[], placed: PlacedElement): string[] {
  const { element, input, blockId, actionId } = placed;
  const own = [plainWords(element.text), textOf(element.accessibility_label) ?? ''];
  const label = input === undefined ? blockWords(blocks, blockId) : [plainWords(input.label)];
  const names = [...label, ...own, plainWords(element.placeholder), actionId, blockId];
  return names.filter((name) => name !== '');
}

function find(named: Named[], kind: string, name: string): PlacedElement {
  const found = named.filter(({ names }) => names.includes(name));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.placed;
  const there = named.map(({ names }) => names[0]).join(' | ') || 'none';
  const count = found.length === 0 ? 'No' : `${found.length}`;
  throw new Error(`${count} ${kind} "${name}" here. There are: ${there}`);
}

/** An input or menu by its label, placeholder, block id or action id. */
export function findField(blocks: readonly unknown[], name: string): PlacedElement {
  const fields = placedElements(blocks)
    .filter(({ element }) => !BUTTONS.has(String(element.type)))
    .map((placed) => ({ placed, names: namesOf(blocks, placed) }));
  return find(fields, 'field', name);
}

/** A button by its text, its spoken label, or its action id. */
export function findButton(blocks: readonly unknown[], name: string): PlacedElement {
  const buttons = placedElements(blocks)
    .filter(({ element }) => BUTTONS.has(String(element.type)))
    .map((placed) => {
      const { element, actionId } = placed;
      const names = [plainWords(element.text), textOf(element.accessibility_label) ?? '', actionId];
      return { placed, names: names.filter((word) => word !== '') };
    });
  return find(buttons, 'button', name);
}
