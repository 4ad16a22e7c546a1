import type { KnownBlock } from '@slack/types';
import { isObject, textOf } from '../json.js';
import type { BlockRules } from './block-rule.js';
import { cardBlocks } from './blocks-cards.js';
import { INTERACTIVE_BLOCKS } from './blocks-interactive.js';
import { TABLE_BLOCKS } from './blocks-tables.js';
import { TEXT_BLOCKS } from './blocks-text.js';
import { list } from './fields.js';
import { type Check, type Fault, fault, type Surface, startAt, within } from './place.js';

const BLOCKS: BlockRules = {
  ...TEXT_BLOCKS,
  ...INTERACTIVE_BLOCKS,
  ...TABLE_BLOCKS,
  ...cardBlocks((value, place) => block(value, place)),
};

const block: Check = (value, place) => {
  if (!isObject(value)) return fault(place, 'must provide an object');
  const type = textOf(value.type) ?? '(none)';
  const rule = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
  if (rule === undefined) return fault(place, `unsupported type: ${type}`);
  if (!rule.surfaces.includes(place.surface)) {
    return fault(place, `${type} is not supported in a ${place.surface}`);
  }
  rule.check(value, place);
};

/** A list of blocks for one surface, each block id in it unique. */
export function blockList(max: number): Check {
  const all = list(block, { min: 0, max });
  return (value, place) => {
    all(value, place);
    if (!Array.isArray(value)) return;
    const seen = new Set<unknown>();
    for (const [index, entry] of value.entries()) {
      if (!isObject(entry) || entry.block_id === undefined) continue;
      if (seen.has(entry.block_id)) {
        const here = within(within(place, index), 'block_id');
        fault(here, `\`block_id\` "${entry.block_id}" already exists for another block`);
      }
      seen.add(entry.block_id);
    }
  };
}

export function blockFaults(value: unknown, surface: Surface, max: number): Fault[] {
  const place = startAt('/blocks', surface);
  blockList(max)(value, place);
  return place.faults;
}

/** True of a list without faults for this surface. */
export function areBlocks(value: unknown, surface: Surface, max: number): value is KnownBlock[] {
  return blockFaults(value, surface, max).length === 0;
}
