import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { pager } from '../../src/blocks/pager.js';

function buttons(blocks: readonly KnownBlock[]): [text: string, value: string, id: string][] {
  return blocks.flatMap((block) => {
    if (block.type !== 'actions') return [];
    return block.elements.flatMap((element): [string, string, string][] => {
      if (element.type !== 'button') return [];
      return [[element.text.text, element.value ?? '', element.action_id ?? '']];
    });
  });
}

function pageButtonsOf(page: number) {
  return buttons(pager('list', 'rows', { page, pageSize: 10, total: 25 }));
}

describe('The buttons of a list of three pages', () => {
  it('are two in the same places on every page, of which one at each end leads nowhere', () => {
    expect(pageButtonsOf(0)).toEqual([
      ['First page', '0', 'list.previous'],
      ['Next', '1', 'list.next'],
    ]);
    expect(pageButtonsOf(1)).toEqual([
      ['Previous', '0', 'list.previous'],
      ['Next', '2', 'list.next'],
    ]);
    expect(pageButtonsOf(2)).toEqual([
      ['Previous', '1', 'list.previous'],
      ['Last page', '2', 'list.next'],
    ]);
  });

  it('are not there when all is on one page', () => {
    expect(pager('list', 'rows', { page: 0, pageSize: 10, total: 10 })).toEqual([]);
  });
});
