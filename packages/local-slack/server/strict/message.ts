import type { KnownBlock } from '@slack/types';
import { isObject, listOf } from '../json.js';
import { MARKDOWN_CHARS, MESSAGE_BLOCK_CHARS, MESSAGE_BLOCKS } from '../limits.js';
import { SlackRefusal } from '../refusal.js';
import { areBlocks, blockFaults } from './blocks.js';
import { faultMessages } from './place.js';

/** The characters that people see, wherever in the blocks they stand. */
function visibleChars(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum, item) => sum + visibleChars(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((sum, [name, entry]) => {
    if (name === 'text' && typeof entry === 'string') return sum + entry.length;
    return sum + visibleChars(entry);
  }, 0);
}

function ofType(blocks: readonly unknown[], type: string) {
  return blocks.filter(isObject).filter((block) => block.type === type);
}

function checkTotals(blocks: readonly unknown[]): void {
  if (ofType(blocks, 'table').length > 1) {
    throw new SlackRefusal('invalid_attachments', ['[ERROR] only one table allowed per message']);
  }
  const markdown = ofType(blocks, 'markdown').reduce((sum, block) => sum + visibleChars(block), 0);
  if (markdown > MARKDOWN_CHARS || visibleChars(blocks) > MESSAGE_BLOCK_CHARS) {
    throw new SlackRefusal('msg_blocks_too_long');
  }
}

/**
 * The blocks of a message; undefined counts as none.
 * Refuses with `invalid_blocks_format`, `invalid_blocks` or `msg_blocks_too_long`.
 */
export function readMessageBlocks(value: unknown): KnownBlock[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new SlackRefusal('invalid_blocks_format');
  if (!areBlocks(value, 'message', MESSAGE_BLOCKS)) {
    const faults = blockFaults(value, 'message', MESSAGE_BLOCKS);
    throw new SlackRefusal('invalid_blocks', faultMessages(faults));
  }
  checkTotals(listOf(value));
  return value;
}
