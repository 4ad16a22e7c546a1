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
  it('are two in the same places on every page, and go round at its ends', () => {
    expect(pageButtonsOf(0)).toEqual([
      ['Last page', '2', 'list.previous'],
      ['Next', '1', 'list.next'],
    ]);
    expect(pageButtonsOf(1)).toEqual([
      ['Previous', '0', 'list.previous'],
      ['Next', '2', 'list.next'],
    ]);
    expect(pageButtonsOf(2)).toEqual([
      ['Previous', '1', 'list.previous'],
      ['First page', '0', 'list.next'],
    ]);
  });
});

describe('The buttons of a list', () => {
  it('of two pages are one, to the other page', () => {
    const of = { pageSize: 10, total: 11 };
    expect(buttons(pager('list', 'rows', { ...of, page: 0 }))).toEqual([
      ['Next', '1', 'list.next'],
    ]);
    expect(buttons(pager('list', 'rows', { ...of, page: 1 }))).toEqual([
      ['Previous', '0', 'list.previous'],
    ]);
  });

  it('never lead to the page that is shown, or to one that is not there, whatever its length', () => {
    for (let total = 0; total <= 65; total += 1) {
      for (let page = 0; page * 10 < total; page += 1) {
        const targets = buttons(pager('list', 'rows', { page, pageSize: 10, total }));
        for (const [text, value] of targets) {
          const at = `${text} on page ${page} of ${total} rows`;
          expect(Number(value), at).not.toBe(page);
          expect(Number(value) * 10, at).toBeLessThan(total);
          expect(Number(value), at).toBeGreaterThanOrEqual(0);
        }
        expect(targets.length > 0).toBe(total > 10);
      }
    }
  });

  it('are not there when all is on one page', () => {
    expect(pager('list', 'rows', { page: 0, pageSize: 10, total: 10 })).toEqual([]);
  });
});
