import type {
  ActionsBlockElement,
  AnyBlock,
  InputBlockElement,
  KnownBlock,
  SectionBlockAccessory,
} from '@slack/types';

export type AnyElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;

/** An element of a surface, with where it stands. */
export type Placed = {
  blockId: string;
  actionId: string;
  element: AnyElement;
  /** Only elements of input blocks are checked when the form is submitted. */
  isRequired: boolean;
  isInput: boolean;
};

const KNOWN = [
  'actions',
  'alert',
  'context',
  'data_table',
  'divider',
  'header',
  'image',
  'input',
  'markdown',
  'rich_text',
  'section',
  'table',
];

export function isShown(block: AnyBlock): block is KnownBlock {
  return KNOWN.includes(block.type);
}

/** Slack gives every block an id; the position stands in where none was sent. */
export function blockIdOf(block: AnyBlock, index: number): string {
  return block.block_id ?? `block-${index}`;
}

export function actionIdOf(element: AnyElement): string {
  return 'action_id' in element ? (element.action_id ?? element.type) : element.type;
}

export function placedElements(blocks: AnyBlock[]): Placed[] {
  return blocks.flatMap((block, index) =>
    elementsOf(block).map((element) => ({
      blockId: blockIdOf(block, index),
      actionId: actionIdOf(element),
      element,
      isInput: block.type === 'input',
      isRequired: isShown(block) && block.type === 'input' && block.optional !== true,
    })),
  );
}

function elementsOf(block: AnyBlock): AnyElement[] {
  if (!isShown(block)) return [];
  if (block.type === 'input') return [block.element];
  if (block.type === 'actions') return block.elements;
  if (block.type === 'section') return block.accessory ? [block.accessory] : [];
  return [];
}
