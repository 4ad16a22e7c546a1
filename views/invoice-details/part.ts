import type { KnownBlock } from '@slack/types';
import { context, header } from '../../src/blocks/layout.js';
import { nearestPage, pageOf, pager } from '../../src/blocks/pager.js';
import { type DetailsPages, type DetailsPart, pagerOf, pageSizes } from './place.js';

/** One part of the details with its heading and pages; `none` where it is empty. */
export function part<Item>(
  name: DetailsPart,
  shown: {
    title: string;
    none?: string;
    items: readonly Item[];
    pages: DetailsPages;
    blocks: (items: readonly Item[]) => KnownBlock[];
  },
): KnownBlock[] {
  const { title, none, items, blocks } = shown;
  if (items.length === 0) return none === undefined ? [] : [header(title), context(none)];
  const pageSize = pageSizes[name];
  const page = nearestPage(shown.pages[name], pageSize, items.length);
  return [
    header(title),
    ...pager(pagerOf(name), title.toLowerCase(), { page, pageSize, total: items.length }),
    ...blocks(pageOf(items, page, pageSize)),
  ];
}
